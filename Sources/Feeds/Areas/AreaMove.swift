internal import Events

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

  /// The move as it is said: an erased party stands neither in codes nor in names.
  func masked(by erased: Erasures) -> AreaMove {
    func masked(_ named: Named) -> Named {
      Named(code: erased.masked(named.code), name: erased.masked(named.name))
    }
    return AreaMove(area: masked(area), geography: erased.masked(geography), from: masked(from), to: masked(to))
  }
}
