internal import Events

/// A report that cannot be made as it is asked for.
package enum ReportMistake: Mistake {
  /// Nothing known at the point names the area.
  case unknownArea
  /// No definition of an indicator is known at the point.
  case noDefinitions
}
