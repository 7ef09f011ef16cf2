import Bytes
import Foundation
import LMDB
import TestSupport

extension Scratch {
  /// A new store with the two tables, opened for writing.
  func store(_ name: String = "store", mapSizeInBytes: Int = 1 << 20) throws -> Store {
    try Store.create(at: self(name), tables: bothTables, mapSizeInBytes: mapSizeInBytes)
    return try Store(at: self(name), tables: bothTables, access: .readWrite)
  }
}

let words = Table("words")
let numbers = Table("numbers", integerKeys: true)
let bothTables = [words, numbers]

/// The error of an expression, for comparing its code.
func refusal(_ body: () throws -> Void) -> LMDBError.Code? {
  do { try body() } catch let error as LMDBError { return error.code } catch { return nil }
  return nil
}

extension Store {
  /// Runs `body` in a write transaction and commits it.
  func write(_ body: (inout WriteTransaction) throws -> Void) throws {
    var transaction = try beginWrite()
    try body(&transaction)
    try transaction.commit()
  }

  func put(_ word: String, _ value: String) throws {
    try write { try $0.put(key: Array(word.utf8).rawBytes, value: Array(value.utf8).rawBytes, in: words) }
  }

  func text(_ word: String) throws -> String? {
    try read { try $0.value(for: Array(word.utf8).rawBytes, in: words)?.text() }
  }
}

extension RawSpan {
  func text() -> String { String(decoding: bytes(), as: UTF8.self) }
}
