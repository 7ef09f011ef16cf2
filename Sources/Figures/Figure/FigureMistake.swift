package import Events

/// A question about figures that cannot be answered as it is asked.
package enum FigureMistake: Mistake {
  /// The version that should judge everything does not exist.
  case unknownVersion(of: String, known: [Int])
  /// The first month is after the last.
  case backwards(to: Month)
  /// So many figures that they are no trend.
  case tooManyPeriods(Int)
}
