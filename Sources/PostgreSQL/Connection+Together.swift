internal import CPostgreSQL

/// A question that is asked together with others, and its values.
package struct SQLQuestion: Sendable {
  let text: String
  let parameters: [SQLValue]
  /// Whether what was asked before takes effect by itself, whatever becomes of this.
  let isApart: Bool

  package init(_ text: String, _ parameters: [SQLValue] = [], isApart: Bool = false) {
    (self.text, self.parameters, self.isApart) = (text, parameters, isApart)
  }
}

extension Connection {
  /// Asks several questions, each of which is asked again and again, in one message, and gives back the rows of each answer.
  ///
  /// The server answers them one after another. Where it refuses one, those behind it are not asked, up to the next that
  /// stands apart.
  /// - Throws: why the first was refused that was.
  package func queryTogether(
    _ questions: [SQLQuestion], waitingSeconds: Double
  ) throws(PostgreSQLError) -> [[Row]] {
    let deadline = Deadline(seconds: waitingSeconds)
    for question in questions where prepared[question.text] == nil { try prepare(question.text, deadline) }
    guard isOpen else { throw PostgreSQLError(.connection, "the connection is closed") }
    // SAFETY: (all) the handle is open; what is sent is copied.
    guard unsafe PQenterPipelineMode(handle) == 1 else { throw close() }
    for (index, question) in questions.enumerated() {
      if question.isApart, index > 0, unsafe PQpipelineSync(handle) != 1 { throw close() }
      guard send(question.text, question.parameters) else { throw close() }
    }
    guard unsafe PQpipelineSync(handle) == 1 else { throw close() }
    try flush(until: deadline)
    var answers: [[Row]] = []
    var refusal: PostgreSQLError?
    for (index, question) in questions.enumerated() {
      if question.isApart, index > 0 { try takeSync(until: deadline, refusal) }
      var rows: [Row] = []
      while let result = try next(until: deadline) {
        result.forEachRow { rows.append($0) }
        refusal = refusal ?? result.error
      }
      answers.append(rows)
    }
    try takeSync(until: deadline, refusal)
    // SAFETY: the handle is open.
    guard unsafe PQexitPipelineMode(handle) == 1 else { throw close() }
    if let refusal { throw refusal }
    return answers
  }

  /// Takes the sign that all that was asked before has taken effect.
  /// - Parameter refusal: what the server said before; it may have ended the connection with that.
  private func takeSync(until deadline: Deadline, _ refusal: PostgreSQLError?) throws(PostgreSQLError) {
    do throws(PostgreSQLError) {
      guard let result = try next(until: deadline), result.isSync else { throw close("the answers are in disorder") }
    } catch {
      throw refusal ?? error
    }
  }
}
