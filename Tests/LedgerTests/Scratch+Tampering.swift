import Bytes
import Events
import Foundation
import LMDB
import LedgerTestSupport
import TestSupport
import Testing

@testable import Ledger

extension Scratch {
  var folder: String { self("ledger") }

  /// Makes a ledger of these events, a batch each, and closes it.
  func make(_ batches: [String]...) throws {
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

  /// What is damaged, as `table sequence`. A look at each event by itself finds the same, in the same words.
  func damages() -> [String] {
    do {
      let ledger = try Ledger(at: folder, access: .readOnly)
      let found = try ledger.verifyJournal()
      #expect(try found == ledger.damagesEventByEvent())
      #expect(try found.isEmpty == ledger.isSoundBySums())
      return found.map(place)
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
  func isSoundBySums() throws -> Bool {
    var check = JournalCheck(store, maximumDamageCount: 1, now: Ledger.now, sumsUp: true)
    try check.run { _, _ in }
    return check.isSound
  }

  /// What is found where nothing is summed up.
  func damagesEventByEvent() throws -> [Damage] {
    var check = JournalCheck(store, maximumDamageCount: 100, now: Ledger.now, sumsUp: false)
    try check.run { _, _ in }
    return check.damages.all
  }

  @discardableResult
  func add(_ events: [String], times: RecordedTimes = .now, limits: PartLimits) throws -> AppendResult {
    try append(times: times, limits: limits) { batch in
      for event in events { try batch.add(Array(event.utf8)) }
    }.result
  }
}

func cancelled(_ subject: String, id: String? = nil) -> String {
  event("crime.cancelled", subject, id: id ?? "close-" + subject)
}

func flagged(_ subject: String, id: String) -> String {
  event("crime.flagged", subject, id: id, data: #"{"flags":["domestic"]}"#)
}

/// Openings of crimes with ascending subjects.
func crimes(_ range: Range<Int>, note: String? = nil) -> [String] {
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
    return refusal.field + ": " + refusal.sentence
  } catch {
    return "\(error)"
  }
}

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
