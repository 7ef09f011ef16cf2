/// An area that has one parent in a geography, and is given another.
public struct AreaMove: Hashable, Sendable {
  /// An area with what it is called.
  public struct Named: Hashable, Sendable {
    public var code: String
    public var name: String
  }

  public var area: Named
  public var geography: String
  public var from: Named
  public var to: Named
}
