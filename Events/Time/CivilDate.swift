/// A civil date (Europe/London), as a count of days since 1970-01-01 in the proleptic Gregorian calendar.
///
/// The arithmetic is Howard Hinnant's `days_from_civil` and `civil_from_days`
/// (https://howardhinnant.github.io/date_algorithms.html), valid for every year that four digits can write.
public struct CivilDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  public let day: Int32

  public init(day: Int32) { self.day = day }

  /// The date, or nil where there is no such day.
  public init?(year: Int, month: Int, dayOfMonth: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), dayOfMonth >= 1,
      dayOfMonth <= CivilDate.dayCount(year: year, month: month)
    else { return nil }
    day = CivilDate.day(year: year, month: month, dayOfMonth: dayOfMonth)
  }

  /// The number of any day, also outside the years that four digits can write.
  private static func day(year: Int, month: Int, dayOfMonth: Int) -> Int32 {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + dayOfMonth - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// The first day of a month.
  init(firstOf month: Month) { day = CivilDate.day(year: month.year, month: month.month, dayOfMonth: 1) }

  /// The year, the month (1 to 12) and the day of the month.
  public var components: (year: Int, month: Int, dayOfMonth: Int) {
    let shifted = Int(day) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  public static func dayCount(year: Int, month: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  public static func < (left: CivilDate, right: CivilDate) -> Bool { left.day < right.day }

  /// The month that holds the date.
  public var month: Month {
    let (year, month, _) = components
    return Month(year: year, month: month)
  }

  /// The same day of the month `count` months later; a month too short clips to its last day.
  public func adding(months count: Int) -> CivilDate {
    let (_, _, dayOfMonth) = components
    let target = month.adding(count)
    let first = target.start
    let clipped = min(dayOfMonth, CivilDate.dayCount(year: target.year, month: target.month))
    return CivilDate(day: first.day + Int32(clipped - 1))
  }

  /// Reads `YYYY-MM-DD`, or `YYYY-MM`, which stands for the first of the month.
  public init?(_ text: ArraySlice<UInt8>) {
    guard text.count == 10 || text.count == 7 else { return nil }
    var numbers = (0, 0, 0)
    var offset = 0
    for byte in text {
      defer { offset += 1 }
      if offset == 4 || offset == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      let digit = Int(byte - UInt8(ascii: "0"))
      if offset < 4 {
        numbers.0 = numbers.0 * 10 + digit
      } else if offset < 7 {
        numbers.1 = numbers.1 * 10 + digit
      } else {
        numbers.2 = numbers.2 * 10 + digit
      }
    }
    self.init(year: numbers.0, month: numbers.1, dayOfMonth: text.count == 7 ? 1 : numbers.2)
  }

  public init?(_ text: String) { self.init(Array(text.utf8)[...]) }
}

extension CivilDate: CustomStringConvertible {
  /// `YYYY-MM-DD`.
  public var description: String {
    let (year, month, dayOfMonth) = components
    return Month(year: year, month: month).description + "-" + twoDigits(dayOfMonth)
  }
}

func twoDigits(_ number: Int) -> String { digits(number, atLeast: 2) }

func fourDigits(_ number: Int) -> String { digits(number, atLeast: 4) }
