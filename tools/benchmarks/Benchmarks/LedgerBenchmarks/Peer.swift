import CPeer
import Crypto
import Foundation

/// The limits that the ledger runs against: what the machine does with the same bytes when nothing is checked, kept
/// or explained.
enum Peer {
  /// Puts texts into one table of a fresh LMDB store under ascending numbers, `batchCount` to a synced commit.
  static func put(_ texts: [[UInt8]], batchCount: Int, in folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var environment: OpaquePointer?
    try check(mdb_env_create(&environment))
    defer { mdb_env_close(environment) }
    try check(mdb_env_set_mapsize(environment, 1 << 36))
    try check(mdb_env_open(environment, folder, 0, 0o644))
    for start in stride(from: 0, to: texts.count, by: batchCount) {
      var transaction: OpaquePointer?
      var table: MDB_dbi = 0
      try check(mdb_txn_begin(environment, nil, 0, &transaction))
      try check(mdb_dbi_open(transaction, nil, UInt32(MDB_INTEGERKEY), &table))
      for index in start..<min(texts.count, start + batchCount) {
        var number = UInt64(index)
        try withUnsafeMutableBytes(of: &number) { number in
          try texts[index].withUnsafeBytes { text in
            var key = MDB_val(mv_size: number.count, mv_data: number.baseAddress)
            var value = MDB_val(
              mv_size: text.count, mv_data: UnsafeMutableRawPointer(mutating: text.baseAddress))
            try check(mdb_put(transaction, table, &key, &value, UInt32(MDB_APPEND)))
          }
        }
      }
      try check(mdb_txn_commit(transaction))
    }
  }

  /// The SHA-256 of every text, joined to one number that nothing can leave out.
  static func hash(_ texts: [[UInt8]]) -> Int {
    texts.reduce(0) { $0 &+ SHA256.hash(data: $1).reduce(0) { $0 &+ Int($1) } }
  }

  private struct Failure: Error { let number: Int32 }

  private static func check(_ result: Int32) throws {
    guard result == 0 else { throw Failure(number: result) }
  }
}
