/// One row of an answer, its values as the server sends them in binary form.
package struct Row: Sendable {
  let values: [[UInt8]?]

  /// Bytes, or text as UTF-8.
  package func bytes(_ column: Int) throws(PostgreSQLError) -> [UInt8] {
    guard column < values.count, let value = values[column] else {
      throw PostgreSQLError(.unexpected, "column \(column) is null")
    }
    return value
  }

  package func text(_ column: Int) throws(PostgreSQLError) -> String {
    String(decoding: try bytes(column), as: UTF8.self)
  }

  /// A whole number of 2, 4 or 8 bytes.
  package func integer(_ column: Int) throws(PostgreSQLError) -> Int {
    let value = try bytes(column)
    guard let first = value.first, [2, 4, 8].contains(value.count) else {
      throw PostgreSQLError(.unexpected, "column \(column) is no number")
    }
    return value.dropFirst().reduce(Int(Int8(bitPattern: first))) { $0 << 8 | Int($1) }
  }
}

/// A value of a query.
package enum SQLValue: Sendable {
  case integer(Int)
  case text(String)
  case bytes([UInt8])
}
