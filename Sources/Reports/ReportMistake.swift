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
  case notPublished(reports: [String])
  /// Every figure is as the report showed it.
  case nothingToCorrect
  /// The paper was withdrawn, for a reason.
  case takenBack(reason: String)
}
