internal import Events
internal import Ledger

/// Declares the months of a statement, for every name under which the feed is covered. A month is declared again only where
/// its newest declaration, whoever made it, says something else.
///
/// A month that lacks refused rows is declared partial, with how many records the statement's refused rows would have stated
/// in all (`refusedrows`: the keys that are known of them, and the rows without one), of which statement (`refusedfrom`) and
/// of which keys (`refusednames`, the first eight hexadecimal digits of the SHA-256 of each): so that mended rejects can tell
/// when all have come. Where a whole file was refused its rows are not known, and where the month was not
/// over more of them come: only a later return can complete these.
struct ReturnCoverage {
  enum Status: String { case complete, partial }

  /// A declaration as the ledger holds it.
  struct Declaration {
    var sequence: Int
    var months: Range<Month>
    var status: String
    /// The rows of the month that were there, and those that were taken.
    var expected: Int?
    var received: Int?
    /// How many refused rows of a statement have not come, and of which.
    var refusedRows: Int?
    var refusedNames: [String] = []
    var refusedFrom: String?
    /// The statement that declared it.
    var statement: String?
  }

  private let feed: FeedFile
  private let area: String
  private var declarations: [ExactText: [Declaration]] = [:]

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
          received: event.number("received")?.whole, refusedRows: event.document.whole("refusedrows"),
          refusedNames: event.document.text("refusednames").map { $0.split(separator: ",").map(String.init) } ?? [],
          refusedFrom: event.document.text("refusedfrom"), statement: event.document.text("statement")))
    }
  }

  /// The newest declaration of a month under a name.
  func newest(_ name: String, _ month: Month) -> Declaration? {
    declarations[ExactText(name)]?.filter { $0.months.contains(month) }.max { $0.sequence < $1.sequence }
  }

  /// Whether a month is declared to lack refused rows.
  var lacksRows: Bool { declarations.values.contains { $0.contains { $0.refusedFrom != nil } } }

  /// The declarations under a name, ascending.
  func all(_ name: String) -> [Declaration] { declarations[ExactText(name)] ?? [] }

  /// The months that are declared under any of the feed's names.
  var months: Set<Month> {
    Set(
      declarations.values.flatMap { $0 }.flatMap { $0.months.lowerBound.index..<$0.months.upperBound.index }.map(
        Month.init(index:)))
  }

  /// What is to be declared of a statement's months.
  struct Account {
    var status: [Month: Status]
    /// The months that were not over.
    var running: Set<Month> = []
    /// How many rows of each month were taken, and how many were not.
    var received: [Month: Int]
    var refused: [Month: Int]
    /// How many records the refused rows would have stated, and the digests of the keys that are known of them.
    var refusedCount: Int
    var refusedNames: [String]
  }

  /// Refused rows of a statement that have not come.
  struct Lacking: Equatable {
    var count: Int
    var names: [String]
    var statement: String
  }

  /// The most names that a declaration carries; of more rows they are only counted.
  private static let maximumNameCount = 400

  /// What a declaration knows the key of a refused row by.
  static func digest(of key: String) -> String { String(Digest.hex(Digest.sha256(Array(key.utf8))).prefix(8)) }

  /// Declares the months of a statement.
  /// - Parameter onlyNew: leaves months alone of which anything is declared.
  func declare(
    _ account: Account, onlyNew: Bool, statement: String, by facts: NumberedFacts, in batch: inout Batch
  ) throws {
    for name in feed.covers {
      for (month, status) in account.status.sorted(by: { $0.key < $1.key }) {
        let declared = newest(name, month)
        let names = account.refusedNames.count > ReturnCoverage.maximumNameCount ? [] : account.refusedNames
        let lacking =
          status == .partial && account.refusedCount > 0 && !account.running.contains(month)
          ? Lacking(count: account.refusedCount, names: names, statement: statement) : nil
        let isNew =
          declared?.status != status.rawValue || declared?.refusedRows != lacking?.count
          || declared?.refusedNames ?? [] != lacking?.names ?? []
        guard onlyNew ? declared == nil : isNew else { continue }
        let taken = account.received[month] ?? 0
        try declare(
          name, month, status, received: taken, expected: account.refused[month].map { taken + $0 }, lacking: lacking,
          by: facts, in: &batch)
      }
    }
  }

  /// Declares one month.
  /// - Parameter lacking: the refused rows of a statement that have not come.
  func declare(
    _ name: String, _ month: Month, _ status: Status, received: Int, expected: Int?,
    lacking: Lacking?, by facts: NumberedFacts, in batch: inout Batch
  ) throws {
    try facts.add(
      .coverageDeclared, subject: "\(name)/\(area)/\(month)",
      [("area", .string(area)), ("end", .string(month.end.description))]
        + (expected.map { [("expected", .whole($0))] } ?? [])
        + [
          ("feed", .string(name)), ("received", .whole(received)), ("start", .string(month.start.description)),
          ("status", .string(status.rawValue)),
        ],
      extensions: lacking.map { lacking in
        [("refusedfrom", .string(lacking.statement))]
          + (lacking.names.isEmpty ? [] : [("refusednames", .string(lacking.names.joined(separator: ",")))])
          + [("refusedrows", .whole(lacking.count))]
      } ?? [], to: &batch)
  }
}

extension JSONDocument {
  /// An attribute of an event that is a text.
  fileprivate func text(_ attribute: String) -> String? {
    member(root, attribute).flatMap { kind($0) == .string ? string($0) : nil }
  }

  /// An attribute of an event that is a whole number.
  fileprivate func whole(_ attribute: String) -> Int? {
    member(root, attribute).flatMap { kind($0) == .number ? number($0).whole : nil }
  }
}
