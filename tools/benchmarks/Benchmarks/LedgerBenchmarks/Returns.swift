import Archives
import Benchmark
import Events
import Feeds
import Foundation
import Ledger
import Projections

/// Imports of a partner's return of three months into a ledger that holds a million records of the feed: read, mapped,
/// compared, checked, appended, durable.
///
/// Each iteration imports the months that follow, so that there is something to append; the next benchmark imports the same
/// file again. `INCIDENT_LEDGER_RETURN_RECORDS` sets another number of records.
enum Returns {
  private static let rowCount = 50_000
  fileprivate static let heldCount =
    ProcessInfo.processInfo.environment["INCIDENT_LEDGER_RETURN_RECORDS"].flatMap { Int($0) } ?? 1_000_000

  private enum Form: String, CaseIterable { case csv, xlsx }

  static func register() {
    for form in Form.allCases {
      Benchmark("return of 50,000 rows as \(form.rawValue)", configuration: configuration) { benchmark in
        let held = try Held.shared.get()
        let path = try file(held.next(), form)
        try race(benchmark, path, held, appends: true)
      }
      Benchmark("return of 50,000 rows as \(form.rawValue) again, nothing changed", configuration: configuration) {
        benchmark in
        let held = try Held.shared.get()
        let path = try file(held.next(), form)
        _ = try held.importReturn(path)
        try race(benchmark, path, held, appends: false)
      }
    }
  }

  private static var configuration: Benchmark.Configuration {
    Benchmark.Configuration(
      metrics: [.wallClock, Race.itemsPerSecond("row"), Race.share(Import.peer)], warmupIterations: 1,
      maxDuration: .seconds(60), maxIterations: 5)
  }

  private static func race(_ benchmark: Benchmark, _ path: String, _ held: Held, appends: Bool) throws {
    let before = try held.ledger.length
    let peerFolder = try Folders.empty("return-peer")
    try Race.run(benchmark, "row", itemCount: rowCount, against: Import.peer) {
      let report = try held.importReturn(path)
      precondition((appends ? report.appended : report.duplicates) >= rowCount, "every row is looked at")
    } _: {
      // As many events of the ledger, hashed and put as they are.
      var events: [[UInt8]] = []
      let start = appends ? before : before - rowCount
      try held.ledger.forEachEvent(in: start..<start + rowCount) { _, _, json in
        events.append(json)
        return true
      }
      blackHole(Peer.hash(events))
      try Peer.put(events, batchCount: 1 << 16, in: peerFolder)
    }
    Folders.remove(peerFolder)
    try FileManager.default.removeItem(atPath: path)
  }

  // MARK: Files

  fileprivate static let headings = ["Case number", "Date reported", "Area", "Type", "Team"]

  fileprivate static func rows(_ first: Int, _ count: Int, months: Range<Int>) -> [[String]] {
    (first..<first + count).map { number in
      let month = months.lowerBound + (number - first) * months.count / count
      let day = String(100 + number % 28 + 1).dropFirst()
      let date = "\(day)/\(String(101 + (month + 3) % 12).dropFirst())/\(2000 + (month + 3) / 12)"
      return [
        "C\(10_000_000 + number)", date, "E0700013\(number % 5)", ["Noise", "Nuisance", "Vehicle"][number % 3],
        ["Council", "Police"][number % 2],
      ]
    }
  }

  private static func file(_ step: Int, _ form: Form) throws -> String {
    try write(rows(heldCount + step * rowCount, rowCount, months: 400 + 3 * step..<403 + 3 * step), form, "return")
  }

  private static func write(_ rows: [[String]], _ form: Form, _ name: String) throws -> String {
    let folder = try Folders.empty("returns")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = "\(folder)/\(name).\(form.rawValue)"
    let bytes =
      switch form {
      case .csv: Array(([headings] + rows).map { $0.joined(separator: ",") }.joined(separator: "\r\n").utf8)
      case .xlsx: workbook([headings] + rows)
      }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// A workbook of one sheet with its texts in place (ECMA-376).
  private static func workbook(_ rows: [[String]]) -> [UInt8] {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships"
    func relation(_ type: String, _ target: String) -> String {
      "<Relationships xmlns=\"\(packageRelations)\"><Relationship Id=\"r1\" Type=\"\(relations)/\(type)\" "
        + "Target=\"\(target)\"/></Relationships>"
    }
    var sheet = "<worksheet xmlns=\"\(main)\"><sheetData>"
    for row in rows {
      sheet += "<row>" + row.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined() + "</row>"
    }
    sheet += "</sheetData></worksheet>"
    var zip = StoredZip()
    zip.add("_rels/.rels", Array(relation("officeDocument", "xl/workbook.xml").utf8))
    zip.add(
      "xl/workbook.xml",
      Array(
        ("<workbook xmlns=\"\(main)\" xmlns:r=\"\(relations)\"><sheets><sheet name=\"Cases\" sheetId=\"1\" r:id=\"r1\"/>"
          + "</sheets></workbook>").utf8))
    zip.add("xl/_rels/workbook.xml.rels", Array(relation("worksheet", "worksheets/sheet1.xml").utf8))
    zip.add("xl/worksheets/sheet1.xml", Array(sheet.utf8))
    return zip.archive
  }

  /// The ledger that holds the records, made once.
  private final class Held: @unchecked Sendable {
    static let shared = Result { try Held() }

    let ledger: Ledger
    private let projector: Projector
    private var step = 0

    private init() throws {
      let folder = try Folders.empty("held")
      try Ledger.create(at: folder)
      ledger = try Ledger(at: folder)
      projector = try Projector(ledger)
      let place = try Folders.empty("held-file")
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      let path = place + "/held.csv"
      let rows = Returns.rows(0, heldCount, months: 0..<100)
      try Data(([headings] + rows).map { $0.joined(separator: ",") }.joined(separator: "\n").utf8)
        .write(to: URL(fileURLWithPath: path))
      _ = try importReturn(path)
    }

    func next() -> Int {
      step += 1
      return step
    }

    func importReturn(_ path: String) throws -> FeedReport {
      var content = try ReturnImport(feedFile: Array(feed.utf8), paths: [path])
      let projection = try projector.caughtUp()
      content.dated = DatedEvents(length: projection.length) { projection.sequences(of: $0, in: $1) }
      return try content.append(Ingest(ledger: ledger))
    }

    private let feed = """
      feed: cases
      version: 1
      source: asb/council
      record: incident
      key: [Case number]
      statement: { of: month, area: E10000018 }
      columns:
        kind: { value: asb }
        date: { column: Date reported, format: dd/MM/yyyy }
        area: Area
        category: { column: Type, words: true }
        attributes.team: { column: Team, words: true }
      """
  }
}
