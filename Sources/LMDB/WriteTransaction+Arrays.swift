import Bytes

/// Keys and values that are arrays: no span of the caller's own storage is held while the transaction changes.
extension WriteTransaction {
  package mutating func put(
    key: [UInt8], value: [UInt8], in table: Table, mode: Mode = .upsert
  ) throws(LMDBError) {
    try put(key: key.span.rawBytes, value: value.span.rawBytes, in: table, mode: mode)
  }

  package mutating func put(
    key: UInt64, value: [UInt8], in table: Table, mode: Mode = .upsert
  ) throws(LMDBError) {
    try put(key: key, value: value.span.rawBytes, in: table, mode: mode)
  }

  @discardableResult
  package mutating func delete(key: [UInt8], in table: Table) throws(LMDBError) -> Bool {
    try delete(key: key.span.rawBytes, in: table)
  }
}
