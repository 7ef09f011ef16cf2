internal import Events
internal import Feeds
internal import Ledger

extension AppendQueue {
  /// What waits to be appended, and who waits for its outcome.
  struct Waiting: Sendable {
    enum Work: Sendable {
      /// Events that a client sent; messages that come together share a commit.
      case message(EventMessage, CheckedContinuation<EventMessage.Outcome, any Error>)
      /// A partner's return, which has a transaction to itself.
      case feedReturn(SentReturn, CheckedContinuation<FeedReport, any Error>)
    }

    let work: Work
    let byteCount: Int

    /// Whether it shares a commit with others.
    var isShared: Bool {
      switch work {
      case .message: true
      case .feedReturn: false
      }
    }

    /// The events, where it is a client's message.
    var message: EventMessage? {
      if case .message(let message, _) = work { message } else { nil }
    }

    /// Tells the client what became of its message.
    func succeed(_ outcome: EventMessage.Outcome) {
      if case .message(_, let continuation) = work { continuation.resume(returning: outcome) }
    }

    func fail(_ error: any Error) {
      switch work {
      case .message(_, let continuation): continuation.resume(throwing: error)
      case .feedReturn(_, let continuation): continuation.resume(throwing: error)
      }
    }
  }
}

/// A partner's return as a client sends it: what is to be imported, and what its sender may append.
struct SentReturn: Sendable {
  /// The most faults that an answer lists; the rest is counted.
  static let maximumFaultCount = 10_000

  let content: ReturnImport
  let authority: Authority
  let isStrict: Bool

  @available(*, noasync, message: "an append stays on one thread")
  func append(
    to ledger: Ledger, waitingSeconds: Double, knownWords: @escaping () throws -> KnownWords
  ) throws -> FeedReport {
    var intake = Ingest(ledger: ledger, isStrict: isStrict, knownWords: knownWords)
    (intake.authority, intake.waitingSeconds) = (authority, waitingSeconds)
    intake.keptRefusalCount = SentReturn.maximumFaultCount
    return try content.append(intake)
  }
}
