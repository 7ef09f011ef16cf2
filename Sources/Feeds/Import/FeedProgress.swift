/// How far an append or import is.
public struct FeedProgress: Sendable {
  /// Bytes of input taken in, and all; nil where their number is not known before the end.
  public var doneBytes: Int
  public var allBytes: Int?
  /// Events, or rows, looked at so far.
  public var items: Int
}
