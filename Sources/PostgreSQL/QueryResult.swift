internal import CPostgreSQL

/// One result of a question; cleared with it.
@safe struct QueryResult: ~Copyable {
  private let handle: OpaquePointer

  // SAFETY: whoever hands the result over does not use it any more.
  init(taking handle: OpaquePointer) { unsafe self.handle = unsafe handle }

  // SAFETY: this value alone has the result, and it ends here.
  deinit { unsafe PQclear(handle) }

  /// Whether it says that all that was asked before has taken effect.
  var isSync: Bool {
    // SAFETY: the result is there until the end of this value.
    Int(unsafe PQresultStatus(handle)) == PQ_PIPELINE_SYNC
  }

  /// Why the server refused; nil where it did not.
  var error: PostgreSQLError? {
    // SAFETY: the result is there until the end of this value.
    let status = unsafe PQresultStatus(handle)
    guard ![PQ_COMMAND_OK, PQ_TUPLES_OK, PQ_SINGLE_TUPLE].contains(Int(status)) else { return nil }
    guard let state = field(PQ_FIELD_SQLSTATE) else {
      return PostgreSQLError(.connection, field(PQ_FIELD_MESSAGE) ?? "the server ended the connection")
    }
    return PostgreSQLError(.refused(state: state), field(PQ_FIELD_MESSAGE) ?? state)
  }

  private func field(_ code: Int) -> String? {
    // SAFETY: the result is there, and the text is a C string in it.
    guard let text = unsafe PQresultErrorField(handle, Int32(code)) else { return nil }
    return unsafe String(cString: text)
  }

  func forEachRow(_ body: (Row) throws -> Void) rethrows {
    // SAFETY: the result is there.
    let (rows, columns) = unsafe (PQntuples(handle), PQnfields(handle))
    for row in 0..<max(0, rows) { try body(Row(values: (0..<columns).map { value(row, $0) })) }
  }

  private func value(_ row: Int32, _ column: Int32) -> [UInt8]? {
    // SAFETY: row and column are within the result; the bytes are in it, and are copied before it ends.
    guard unsafe PQgetisnull(handle, row, column) == 0, let start = unsafe PQgetvalue(handle, row, column) else {
      return nil
    }
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(handle, row, column))))
  }
}
