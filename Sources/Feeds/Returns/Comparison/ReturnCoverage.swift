internal import Events
internal import Ledger

/// Declares the months of a statement, for every name under which the feed is covered. A month is declared again only where
/// its newest declaration, whoever made it, says something else.
struct ReturnCoverage {
  private struct Declaration {
    var sequence: Int
    var months: Range<Month>
    var status: String
    /// The rows of the month that were there, and those that were taken.
    var expected: Int?
    var received: Int?
  }

  private let feed: FeedFile
  private let area: String
  private var declarations: [ExactText: [Declaration]] = [:]

  enum Status: String { case complete, partial }

  /// Reads what is declared of the feed's names for its area.
  init(_ feed: FeedFile, area: String, in batch: borrowing Batch) throws {
    (self.feed, self.area) = (feed, area)
    let names = Set(feed.covers.map { ExactText($0) })
    try batch.forEachEvent(kind: .coverage, subjectsBeginningWith: "") { sequence, event in
      let name = ExactText(event.required(text: "feed"))
      guard names.contains(name), event.required(text: "area") == area else { return }
      declarations[name, default: []].append(
        Declaration(
          sequence: sequence, months: event.required(date: "start").month..<event.required(date: "end").month,
          status: event.required(text: "status"), expected: event.number("expected")?.whole,
          received: event.number("received")?.whole))
    }
  }

  private func newest(_ name: String, _ month: Month) -> Declaration? {
    declarations[ExactText(name)]?.filter { $0.months.contains(month) }.max { $0.sequence < $1.sequence }
  }

  /// The months that are declared under any of the feed's names.
  var months: Set<Month> {
    Set(
      declarations.values.flatMap { $0 }.flatMap { $0.months.lowerBound.index..<$0.months.upperBound.index }.map(
        Month.init(index:)))
  }

  /// The months under a name for which something else than this is declared, or nothing.
  /// - Parameter onlyNew: leaves months alone of which anything is declared.
  func undeclared(_ name: String, _ status: [Month: Status], onlyNew: Bool) -> [Month] {
    status.keys.sorted().filter { month in
      let declared = newest(name, month)?.status
      return onlyNew ? declared == nil : declared != status[month]?.rawValue
    }
  }

  /// Declares months.
  /// - Parameters:
  ///   - status: what is to be declared of each month.
  ///   - received: how many rows of each month were taken, and `refused` how many were not.
  ///   - onlyNew: leaves months alone of which anything is declared.
  func declare(
    _ status: [Month: Status], received: [Month: Int], refused: [Month: Int], onlyNew: Bool, by facts: NumberedFacts,
    in batch: inout Batch
  ) throws {
    for name in feed.covers {
      for month in undeclared(name, status, onlyNew: onlyNew) {
        guard let status = status[month] else { continue }
        let taken = received[month] ?? 0
        try declare(
          name, month, status, received: taken, expected: refused[month].map { taken + $0 }, by: facts, in: &batch)
      }
    }
  }

  /// Counts the rows that mended rejects add to months that lack some, and declares a month complete that lacks none any
  /// more.
  func complete(with opened: [Month: Int], by facts: NumberedFacts, in batch: inout Batch) throws {
    for name in feed.covers {
      for (month, count) in opened.sorted(by: { $0.key < $1.key }) {
        guard let declared = newest(name, month), declared.status == Status.partial.rawValue,
          let expected = declared.expected
        else { continue }
        let received = (declared.received ?? 0) + count
        try declare(
          name, month, received >= expected ? .complete : .partial, received: received, expected: expected, by: facts,
          in: &batch)
      }
    }
  }

  private func declare(
    _ name: String, _ month: Month, _ status: Status, received: Int, expected: Int?, by facts: NumberedFacts,
    in batch: inout Batch
  ) throws {
    try facts.add(
      .coverageDeclared, subject: "\(name)/\(area)/\(month)",
      [("area", .string(area)), ("end", .string(month.end.description))]
        + (expected.map { [("expected", .whole($0))] } ?? [])
        + [
          ("feed", .string(name)), ("received", .whole(received)), ("start", .string(month.start.description)),
          ("status", .string(status.rawValue)),
        ], to: &batch)
  }
}
