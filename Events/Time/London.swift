/// Civil time in Europe/London, as the law has set it since 1972 (Summer Time Act 1972 and its orders; since
/// 1996 Directive 94/21/EC and its successors). Before 1972 the offset of winter is used.
public enum London {
  /// The instant at which a civil date begins.
  public static func start(of date: CivilDate) -> RecordedTime {
    let midnight = Int64(date.day) * RecordedTime.microsecondsPerDay
    let inSummer = midnight - 3_600_000_000
    // A date never begins within the hour of a change: all changes are at 01:00 or 02:00 GMT on a Sunday.
    return RecordedTime(microseconds: isSummer(RecordedTime(microseconds: inSummer)) ? inSummer : midnight)
  }

  /// The civil date at an instant.
  public static func date(at time: RecordedTime) -> CivilDate {
    let shifted = time.microseconds + (isSummer(time) ? 3_600_000_000 : 0)
    let day = shifted / RecordedTime.microsecondsPerDay
    return CivilDate(
      day: Int32(shifted < 0 && shifted % RecordedTime.microsecondsPerDay != 0 ? day - 1 : day))
  }

  /// Whether British Summer Time, one hour ahead of UTC, holds at an instant.
  public static func isSummer(_ time: RecordedTime) -> Bool {
    let days = time.microseconds / RecordedTime.microsecondsPerDay - (time.microseconds < 0 ? 1 : 0)
    let year = CivilDate(day: Int32(days)).components.year
    guard year >= 1972, let (start, end) = summer(of: year) else { return false }
    return time >= start && time < end
  }

  private static func summer(of year: Int) -> (RecordedTime, RecordedTime)? {
    let start: CivilDate?
    let end: CivilDate?
    let hour: Int64
    switch year {
    case ..<1981:
      (start, end, hour) = (sunday(year, 3, 16), sunday(year, 10, 23), 2)
    case ..<1996:
      (start, end, hour) = (sunday(year, 3, 25), sunday(year, 10, year < 1990 ? 23 : 22), 1)
    default:
      (start, end, hour) = (sunday(year, 3, 25), sunday(year, 10, 25), 1)
    }
    guard let start, let end else { return nil }
    return (instant(start, hour: hour), instant(end, hour: hour))
  }

  /// The first Sunday on or after a day of a month. 1970-01-01 was a Thursday.
  private static func sunday(_ year: Int, _ month: Int, _ earliest: Int) -> CivilDate? {
    CivilDate(year: year, month: month, dayOfMonth: earliest).map { date in
      CivilDate(day: date.day + (7 - (date.day + 4) % 7) % 7)
    }
  }

  private static func instant(_ date: CivilDate, hour: Int64) -> RecordedTime {
    RecordedTime(microseconds: Int64(date.day) * RecordedTime.microsecondsPerDay + hour * 3_600_000_000)
  }
}
