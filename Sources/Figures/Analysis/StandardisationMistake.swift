internal import Events
package import Statistics

/// What can be wrong with events and persons by age band.
package enum StandardisationMistake: Mistake {
  /// The people by their events do not add up to the band's events.
  case peopleDiffer(events: Int, of: Int)
  /// Without weights the bands are not those of the European Standard Population.
  case otherBands
  /// There are too few events, or a number is impossible.
  case statistic(StatisticsError)
}
