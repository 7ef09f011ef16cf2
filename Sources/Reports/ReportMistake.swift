internal import Events

/// A report that cannot be made as it is asked for.
package enum ReportMistake: Mistake {
  /// Nothing known at the point names the area.
  case unknownArea
  /// No definition of an indicator is known at the point.
  case noDefinitions
  /// No definition of an indicator that a form asks for is known at the point.
  case unknownIndicator(nearest: String?)
  /// No such report showed any of the figures; these were published for the area.
  case notPublished(reports: [String], isQuarter: Bool)
  /// No such paper was published for the area, so that none is taken back; these were.
  case nothingToTakeBack(reports: [String])
  /// The quarter's paper stands already, and so many of its figures would be others, such as one.
  case stands(report: String, knownAt: Int, changes: Int, figure: String, was: String, now: String?)
  /// Every figure is as the report showed it.
  case nothingToCorrect
  /// The paper was withdrawn, for a reason.
  case takenBack(reason: String)
}
