/// Byar's approximate limits of a Poisson count.
///
/// Breslow and Day, Statistical methods in cancer research II (1987), as used by Fingertips for 10 events and
/// more.
package enum Byar {
  /// O (1 - 1/(9O) - z/(3√O))³, or nil where the cube is negative: never a negative number of events.
  ///
  /// That happens at 0 events, and at 1 event at 99.8 %; never from 10 on, where the exact limits give way.
  package static func lower(_ events: Double, at level: ConfidenceLevel) -> Double? {
    let root = 1 - 1 / (9 * events) - level.z / (3 * events.squareRoot())
    return root >= 0 ? events * root * root * root : nil
  }

  /// (O+1) (1 - 1/(9(O+1)) + z/(3√(O+1)))³.
  package static func upper(_ events: Double, at level: ConfidenceLevel) -> Double {
    let next = events + 1
    let root = 1 - 1 / (9 * next) + level.z / (3 * next.squareRoot())
    return next * root * root * root
  }
}
