import Events

/// The censuses with which the ONS draws its small areas anew.
enum CensusDay {
  /// The day of the later of two censuses that follow each other, given the last two digits of their years.
  static func between(_ old: Int, _ new: Int) -> CivilDate? {
    switch (old, new) {
    case (1, 11): CivilDate(year: 2011, month: 3, dayOfMonth: 27)
    case (11, 21): CivilDate(year: 2021, month: 3, dayOfMonth: 21)
    default: nil
    }
  }
}
