/// Why PostgreSQL did not do what it was asked.
package struct PostgreSQLError: Error, Sendable, Equatable {
  package enum Code: Equatable, Sendable {
    /// The server does not answer, or stopped answering: what it was asked last may have been done.
    case connection
    /// The server refused, by the class and code of the SQL standard.
    case refused(state: String)
    /// The answer is not of the form that was asked for.
    case unexpected
  }

  package var code: Code
  /// What libpq or the server said, on one line.
  package var message: String

  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// Whether the connection is gone: it broke, or the server ended it.
  package var isOfConnection: Bool { code == .connection || state?.prefix(3) == "57P" }

  /// The code of a refusal.
  package var state: String? {
    if case .refused(let state) = code { state } else { nil }
  }
}
