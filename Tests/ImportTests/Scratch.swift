import Events
import Feeds
import Foundation
import Ledger
import Projections

/// A folder for one test, removed at its end, with a ledger in it.
final class Scratch {
  let path: String
  let ledger: Ledger

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/import-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Ledger.create(at: path + "/ledger")
    ledger = try Ledger(at: path + "/ledger")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and returns its path.
  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let place = path + "/" + name
    try FileManager.default.createDirectory(
      at: URL(fileURLWithPath: place).deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: place))
    return place
  }

  func text(of name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)), as: UTF8.self)
  }

  /// Appends a text of events, written to a file of this name.
  func append(
    _ text: String, name: String = "events.jsonl", keepsGoing: Bool = false, rejects: String? = nil
  ) throws -> FeedReport {
    try AppendFeed([AppendFeed.Input(path: try write(name, text), name: name)]).append(
      Ingest(ledger: ledger, keepsGoing: keepsGoing, rejectsPath: rejects.map { path + "/" + $0 }))
  }

  /// Imports street-level files.
  func importPolice(
    _ paths: [String], keepsGoing: Bool = false, rejects: String? = nil, acceptsRemovals: Bool = false
  ) throws -> FeedReport {
    try PoliceImport(paths: paths, forces: Shipped.forces, acceptsRemovals: acceptsRemovals).append(
      Ingest(ledger: ledger, keepsGoing: keepsGoing, rejectsPath: rejects.map { path + "/" + $0 }))
  }

  /// The stored events, from a sequence on.
  func events(from sequence: Int = 0) throws -> [String] {
    try (sequence..<ledger.length).map { String(decoding: try ledger.event(at: $0), as: UTF8.self) }
  }
}

/// One line of a crime's opening.
func crime(_ subject: String, id: String? = nil, date: String = "2019-01-02") -> String {
  #"{"specversion":"1.0","id":"\#(id ?? subject)","source":"tests","type":"crime.recorded","subject":"\#(subject)","#
    + #""data":{"offence":"burglary","date":"\#(date)","area":"E07000129"}}"#
}

/// The counts of a report: appended, duplicates, refused.
func counts(_ report: FeedReport) -> [Int] { [report.appended, report.duplicates, report.refused] }

/// The folder of published files; nil when the environment does not name it.
let dataFolder = ProcessInfo.processInfo.environment["INCIDENT_LEDGER_DATA"]
