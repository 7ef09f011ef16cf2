import Events
import Ledger
import LedgerTestSupport

@testable import Feeds

/// A feed of MARAC cases, and statements of it as a test writes them: rows of `key date area risk party`.
struct Statements {
  static let county = "E10000018"
  static let districts = ["E07000129", "E07000130"]
  static let source = "marac/test"

  var feed: FeedFile
  private let scratch: ScratchLedger
  var ledger: Ledger { scratch.ledger }

  init(of period: FeedFile.Statement.Period = .month, hasKey: Bool = true) throws {
    scratch = try ScratchLedger()
    feed = FeedFile(
      feed: "marac-test", version: 1, source: Statements.source, row: .record(.marac), covers: ["marac-test"],
      statement: FeedFile.Statement(of: period, area: Statements.county),
      fields: ["date", "area", "risk", "party", "contact", "attributes.agency"].map {
        FeedFile.FieldMapping(field: $0, origin: .column(FeedFile.Column([.text($0)])))
      })
    if hasKey { feed.key = [FeedFile.Column([.text("key")])] }
    let places = Statements.districts.map { area in
      """
      {"specversion":"1.0","id":"\(area)","source":"t","type":"area.assigned","subject":"\(area)",\
      "data":{"name":"\(area)","level":"district","parent":"\(Statements.county)"}}
      """
    }
    try append(places)
  }

  func append(_ events: [String]) throws {
    _ = try ledger.append { batch in for event in events { try batch.add(Array(event.utf8)) } }
  }

  /// A row: `key date district risk party [agency]`, `-` for no key.
  static func row(_ text: String, number: Int = 2) -> StatementRow {
    let cells = text.split(separator: " ").map(String.init)
    func json(_ text: String) -> [UInt8] { Array("\"\(text)\"".utf8) }
    var content = RecordContent()
    content["date"] = json(cells[1])
    content["area"] = json(cells[2].count == 1 ? districts[Int(cells[2])!] : cells[2])
    content["risk"] = json(cells[3])
    content["party"] = json(cells[4])
    content.set("contact", elements: [json("other")])
    if cells.count > 5 { content["attributes.agency"] = json(cells[5]) }
    return StatementRow(
      name: cells[0] == "-" ? .hash("h" + cells[1...].joined()) : .key(cells[0]), data: content.data,
      month: CivilDate(cells[1])!.month, area: content.text("area"), party: cells[4],
      place: place(number))
  }

  private static func place(_ number: Int) -> StatedPlace {
    var row = RowPlace(file: "f.csv")
    (row.row, row.line) = (number, number)
    return StatedPlace(row: row)
  }

  /// What an import of rows came to; nothing is appended where something is refused.
  struct Outcome {
    var counts: ReturnCounts
    var refusals: [Refusal]
    var appended: Int
  }

  struct Abandoned: Error {}

  /// - Parameter dated: where the records of some months stand; nil: all are looked at.
  func state(
    _ rows: [String], dated: DatedEvents? = nil, _ change: (inout ReturnOptions) -> Void = { _ in }
  ) throws -> Outcome {
    var options = ReturnOptions()
    change(&options)
    var statement = ReturnStatement(feed, options: options)
    let all = rows.enumerated().map { Statements.row($1, number: $0 + 2) }
    let watch = EventWatch(isStrict: false, others: KnownWordSource { KnownWords() })
    let length = try ledger.length
    do {
      _ = try ledger.append { batch in
        let erased = try batch.erasedParties()
        for row in all {
          if erased.contains(ExactText(row.party ?? "")) {
            statement.passOverErased([row.name], month: row.month)
          } else {
            statement.rows.append(row)
          }
        }
        try ReturnRecords(
          feed: feed, kind: .marac, options: options, fileHashes: ["00"], statementHash: "00",
          today: CivilDate("2030-01-01")!, dated: dated
        ).append(&statement, to: &batch, watch) { _ in }
        if !statement.refusals.isEmpty { throw Abandoned() }
      }
    } catch is Abandoned {}
    return Outcome(
      counts: statement.counts, refusals: statement.refusals, appended: try ledger.length - length)
  }

  /// What the ledger holds below the feed's source: `key open|closed date district risk`, in the order of keys.
  func held() throws -> [String] {
    var lines: [String] = []
    _ = try ledger.append { batch in
      var event = EventReader()
      try batch.forEachHistory(kind: .record(.marac), beginningWith: Statements.source + "/") {
        subject, isOpen, sequences in
        var record = HeldRecord(subject: subject)
        for sequence in sequences {
          try batch.read(at: sequence, into: &event)
          record.take(event, source: ExactText(Statements.source), idPrefix: "")
        }
        let area = record.area.flatMap { Statements.districts.firstIndex(of: $0) }.map(String.init) ?? record.area
        lines.append(
          [
            String(subject.dropFirst(Statements.source.count + 1)), isOpen ? "open" : "closed",
            record.content.text("date") ?? "", area ?? "", record.content.text("risk") ?? "",
          ].joined(separator: " "))
      }
    }
    return lines
  }

  /// The types of the events from a sequence on, without their families.
  func types(from sequence: Int) throws -> [String] {
    var reader = EventReader()
    return try (sequence..<ledger.length).map { position in
      try reader.read(.unknown, ledger.event(at: position))
      return String(reader.rule.type.rawValue.split(separator: ".")[1])
    }
  }
}
