extension Month {
  /// The last day of the month.
  public var lastDay: CivilDate { CivilDate(day: end.day - 1) }
}

extension Range where Bound == CivilDate {
  /// The last day of a period, whose end is exclusive.
  public var lastDay: CivilDate { CivilDate(day: upperBound.day - 1) }

  /// The number of calendar months from the first to the end.
  public var monthCount: Int { upperBound.month.index - lowerBound.month.index }
}
