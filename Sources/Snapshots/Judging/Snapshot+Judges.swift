internal import Events
internal import Projections

extension Snapshot {
  /// Who judges the records of an indicator: the versions in force, or the one that is chosen.
  ///
  /// - Parameter version: one that judges everything; it may be adopted after the point.
  /// - Returns: nil where that version does not exist. Where none is chosen and none is known, nobody judges.
  package func judges(of indicator: String, version: Int? = nil) -> Judges? {
    guard let version else { return Judges(adopted: adoptions(of: indicator).map(\.definition)) }
    return adoption(of: indicator, version: version).map { Judges(only: $0.definition) }
  }
}
