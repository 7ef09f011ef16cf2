public import Events

/// Why the ledger could not do what it was asked: a code by blame, what happened, and the remedy.
public struct LedgerError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Whose move it is. Codes are compared; messages are for people.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// The input was refused; the ledger stayed as it was.
    public static let refused = Code(description: "refused")
    /// There is no ledger, or no input, where one was named.
    public static let noInput = Code(description: "no input")
    /// The ledger cannot be made there.
    public static let cannotCreate = Code(description: "cannot create")
    /// Another process is writing: try again.
    public static let busy = Code(description: "busy")
    /// The disk or the file system failed, is full, or forbids it.
    public static let io = Code(description: "input or output")
    /// The machine's clock cannot be right beside what was recorded; nothing was appended.
    public static let clock = Code(description: "clock")
    /// What would be recorded is later than the shared journal's clock allows; nothing was appended.
    package static let sharedClock = Code(description: "clock of the shared journal")
    /// Others may read or change a file that is for one user alone.
    public static let exposed = Code(description: "exposed")
    /// The ledger is damaged.
    public static let damaged = Code(description: "damaged")
    /// The shared journal cannot be reached: nothing was appended; try again.
    public static let unavailable = Code(description: "unavailable")
    /// The shared journal may have taken the batch, or not: send it again.
    public static let uncertain = Code(description: "uncertain")
    /// This site of a shared journal must not append before somebody has seen to it.
    public static let stopped = Code(description: "stopped")
  }

  public let code: Code
  public let message: String
  /// What was refused, for `refused`.
  public let refusals: [Refusal]

  package init(_ code: Code, _ message: String, refusals: [Refusal] = []) {
    self.code = code
    self.message = message
    self.refusals = refusals
  }

  /// An error for refused input, with every refusal in it.
  package static func refused(_ refusals: [Refusal]) -> LedgerError {
    LedgerError(
      .refused, refusals.count == 1 ? "the input was refused" : "\(refusals.count) items were refused",
      refusals: refusals)
  }

  public var description: String {
    ([message] + refusals.map(\.description)).joined(separator: "\n")
  }

  public static func == (left: LedgerError, right: LedgerError) -> Bool { left.code == right.code }
}
