/// What became of a record between the two figures, whose share under one reason is not zero.
package enum RecordMove: String, CaseIterable, Sendable {
  /// It counts at the second figure and not at the first, or counts more.
  case counted
  /// It counts at the first figure and not at the second, or counts less.
  case uncounted
  /// It counts alike at both, mostly at neither: what this reason does to it another undoes, as where it came with the period
  /// and the definition leaves it out.
  case undone
  /// It moves what the figure is out of alone.
  case base
}
