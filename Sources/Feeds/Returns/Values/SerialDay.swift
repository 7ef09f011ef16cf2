internal import Events

/// Days by a spreadsheet's own count, the time of day dropped.
package enum SerialDay {
  /// From which day a spreadsheet counts.
  package enum Count: Sendable {
    /// 1 is 1 January 1900, and there is a 60, 29 February 1900, which never was.
    case from1900
    /// 0 is 1 January 1904.
    case from1904
  }

  /// The last serial number, 31 December 9999.
  private static let last = 2_958_465.0

  /// The day of a number; nil where it is none.
  static func date(_ number: Double, _ count: Count) -> CivilDate? {
    let day = number.rounded(.down)
    guard day >= 0, day <= last else { return nil }
    switch count {
    case .from1904:
      return CivilDate(year: 1904, month: 1, dayOfMonth: 1).map { CivilDate(day: $0.day + Int32(day)) }
    case .from1900:
      guard day >= 1, day != 60 else { return nil }
      return CivilDate(year: 1899, month: 12, dayOfMonth: day > 60 ? 30 : 31).map {
        CivilDate(day: $0.day + Int32(day))
      }
    }
  }
}
