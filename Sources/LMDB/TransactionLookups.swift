import Bytes

/// What can be looked up in a transaction, of either kind. What it lends ends with it, or with its next change.
package protocol TransactionLookups: ~Copyable {
  /// The value under a key of bytes, or nil.
  @_lifetime(borrow self)
  borrowing func value(for key: borrowing RawSpan, in table: Table) throws(LMDBError) -> RawSpan?

  /// A cursor over a table, not yet at an entry.
  @_lifetime(borrow self)
  borrowing func cursor(in table: Table) throws(LMDBError) -> Cursor

  /// The number of entries of a table.
  borrowing func count(in table: Table) throws(LMDBError) -> Int
}

extension TransactionLookups where Self: ~Copyable {
  /// The value under a number, or nil.
  @_lifetime(borrow self)
  package borrowing func value(for key: UInt64, in table: Table) throws(LMDBError) -> RawSpan? {
    let number = InlineArray<1, UInt64>(repeating: key)
    return try value(for: number.span.rawBytes, in: table)
  }

  /// The number that a value of four little-endian bytes is, or nil where the key is not there.
  /// - Throws: `.damaged` where the value is shorter.
  package borrowing func number(for key: [UInt8], in table: Table) throws(LMDBError) -> UInt32? {
    guard let found = try value(for: key.span.rawBytes, in: table) else { return nil }
    guard found.byteCount >= MemoryLayout<UInt32>.size else {
      throw LMDBError(.damaged, "a value of the table \(table.name) is no number", lacksRemedy: true)
    }
    return found.loadLittleEndian(at: 0)
  }
}
