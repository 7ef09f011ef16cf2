import Bytes
import Events
import Foundation
import LMDB

@testable import Ledger

/// A folder for one test, removed at its end, with room for a ledger.
final class Scratch {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.path + "/ledger-tests-" + UUID().uuidString
    try! FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A path within the folder.
  func callAsFunction(_ name: String) -> String { path + "/" + name }

  var folder: String { self("ledger") }

  /// A new ledger.
  func ledger() throws -> Ledger {
    try Ledger.create(at: folder)
    return try Ledger(at: folder)
  }

  /// Makes a ledger of these events, a batch each, and closes it.
  func make(_ batches: [[UInt8]]...) throws {
    let ledger = try ledger()
    for batch in batches { try ledger.add(batch) }
  }

  /// Changes the journal's tables behind the ledger's back; no ledger may be open.
  func tamper(_ body: (inout WriteTransaction) throws -> Void) throws {
    let store = try Store(at: Ledger.journalFolder(of: folder), tables: Layout.tables, access: .readWrite)
    var transaction = try store.beginWrite()
    try body(&transaction)
    try transaction.commit()
  }

  /// What is damaged, as `table sequence`.
  func damages() -> [String] {
    do {
      return try Ledger(at: folder, access: .readOnly).verifyJournal().map(place)
    } catch {
      return ["\(error)"]
    }
  }
}

/// The place of a damage, as `table sequence`.
func place(_ damage: Damage) -> String {
  damage.table + (damage.sequence.map { " \($0)" } ?? "")
}

extension Ledger {
  @discardableResult
  func add(_ events: [[UInt8]], times: RecordedTimes = .now, limits: PartLimits = .standard) throws
    -> AppendResult
  {
    try append(times: times, limits: limits) { batch in
      for event in events { try batch.add(event) }
    }.result
  }

  @discardableResult
  func add(_ event: [UInt8], times: RecordedTimes = .now) throws -> AppendResult {
    try add([event], times: times)
  }

  /// All stored events as text.
  func texts() throws -> [String] {
    var texts: [String] = []
    try forEachEvent(in: 0..<length) { _, _, json in
      texts.append(String(decoding: json, as: UTF8.self))
      return true
    }
    return texts
  }
}

/// An event as JSON.
func event(
  _ type: String, _ subject: String, id: String, source: String = "tests", data: String = "{}",
  extra: String = ""
) -> [UInt8] {
  Array(
    """
    {"specversion":"1.0","id":"\(id)","source":"\(source)","type":"\(type)","subject":"\(subject)",\
    \(extra)"data":\(data)}
    """.utf8)
}

/// The opening of a crime; its id is that of the subject where none is given.
func crime(
  _ subject: String, id: String? = nil, date: String = "2019-01", more: String = "", extra: String = ""
)
  -> [UInt8]
{
  event(
    "crime.recorded", subject, id: id ?? "open-" + subject,
    data: #"{"offence":"burglary","date":"\#(date)","area":"E07000129"\#(more)}"#, extra: extra)
}

func cancelled(_ subject: String, id: String? = nil) -> [UInt8] {
  event("crime.cancelled", subject, id: id ?? "close-" + subject)
}

func flagged(_ subject: String, id: String) -> [UInt8] {
  event("crime.flagged", subject, id: id, data: #"{"flags":["domestic"]}"#)
}

/// Openings of crimes with ascending subjects.
func crimes(_ range: Range<Int>, note: String? = nil) -> [[UInt8]] {
  range.map { number in
    let digits = String(number)
    return crime(
      String(repeating: "0", count: 7 - digits.count) + digits,
      more: note.map { #","note":"\#($0)""# } ?? "")
  }
}

/// The code of the ledger's error, or the rule of the refusal, that a body throws.
func failure(_ body: () throws -> Void) -> String? {
  do {
    try body()
    return nil
  } catch let error as LedgerError {
    return error.code.description
  } catch let refusal as Refusal {
    return refusal.field + ": " + refusal.rule
  } catch {
    return "\(error)"
  }
}

func time(_ text: String) -> RecordedTime { RecordedTime(text)! }

func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  bytes.map { byte in
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }.joined()
}

extension Ledger {
  /// Everything in the journal's tables, to compare byte for byte.
  func dump() throws -> [String: [[UInt8]: [UInt8]]] {
    var dump: [String: [[UInt8]: [UInt8]]] = [:]
    try store.read { transaction in
      for table in Layout.tables {
        var cursor = try transaction.cursor(in: table)
        while try cursor.next() { dump[table.name, default: [:]][cursor.key.bytes()] = cursor.value.bytes() }
      }
    }
    return dump
  }
}
