internal import HTTPTypes
internal import Snapshots

extension ReaderThreads {
  /// Does work that may take long off the event loops, when its turn comes.
  /// - Throws: a 429 `Problem` where the caller, or all together, ask too much at a time (RFC 6585, section 4).
  func runLong<Value: Sendable>(
    for context: CallContext, _ work: @escaping @Sendable (LedgerReader) throws -> Value
  ) async throws -> Value {
    do {
      return try await questions.run(for: context.callerName, context.presence) { try await run(work) }
    } catch let reason as QuestionQueue.Full {
      let who =
        switch reason {
        case .ofCaller: "You have asked too many questions that take long, and wait for their answers"
        case .ofAll: "Too many questions that take long are being answered"
        }
      throw Problem(.tooManyRequests, who + ": ask this one again in a while.", headers: [.retryAfter: "2"])
    } catch is QuestionQueue.Abandoned {
      throw Problem.abandoned
    }
  }
}
