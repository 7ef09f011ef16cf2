internal import Events
internal import Ledger

/// Declares the months of a statement, for every name under which the feed is covered. A month is declared again only where
/// its newest declaration, whoever made it, says something else.
struct ReturnCoverage {
  private struct Declaration {
    var sequence: Int
    var months: Range<Month>
    var status: String
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
          status: event.required(text: "status")))
    }
  }

  private func status(_ name: String, _ month: Month) -> String? {
    declarations[ExactText(name)]?.filter { $0.months.contains(month) }.max { $0.sequence < $1.sequence }?.status
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
      let declared = self.status(name, month)
      return onlyNew ? declared == nil : declared != status[month]?.rawValue
    }
  }

  /// Declares months.
  /// - Parameters:
  ///   - status: what is to be declared of each month.
  ///   - received: how many records each month has.
  ///   - onlyNew: leaves months alone of which anything is declared.
  /// - Returns: how many declarations it appended.
  func declare(
    _ status: [Month: Status], received: [Month: Int], onlyNew: Bool, by facts: NumberedFacts, in batch: inout Batch
  ) throws -> Int {
    var count = 0
    for name in feed.covers {
      for month in undeclared(name, status, onlyNew: onlyNew) {
        guard let status = status[month] else { continue }
        try facts.add(
          .coverageDeclared, subject: "\(name)/\(area)/\(month)",
          [
            ("area", .string(area)), ("end", .string(month.end.description)), ("feed", .string(name)),
            ("received", .whole(received[month] ?? 0)), ("start", .string(month.start.description)),
            ("status", .string(status.rawValue)),
          ], to: &batch)
        count += 1
      }
    }
    return count
  }
}
