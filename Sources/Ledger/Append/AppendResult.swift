/// What an append did.
public struct AppendResult: Equatable, Sendable {
  /// Events appended, and events that were there already.
  public var appended: Int
  public var duplicates: Int
  /// The ledger's length afterwards.
  public var sequence: Int
  /// The root of the tree of all events (RFC 9162, SHA-256).
  public var root: [UInt8]
}
