internal import Events
internal import Projections

extension Snapshot {
  /// The versions that judge the records of an indicator where none is chosen; where none is known, nobody judges.
  package func judgesInForce(of indicator: String) -> Judges {
    Judges(adopted: adoptions(of: indicator).map(\.definition))
  }

  /// Who judges the records of an indicator: the versions in force, or the one that is chosen.
  ///
  /// - Parameter version: one that judges everything; it may be adopted after the point.
  /// - Returns: nil where that version does not exist.
  package func judges(of indicator: String, version: Int? = nil) -> Judges? {
    guard let version else { return judgesInForce(of: indicator) }
    return adoption(of: indicator, version: version).map { Judges(only: $0.definition) }
  }
}
