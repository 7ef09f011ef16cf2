internal import Events

/// Day, month and year in a pattern: `d` `dd` a day, `M` `MM` a month's number, `MMM` `MMMM` its name, `yy` `yyyy` a year,
/// anything else stands for itself.
///
/// One digit is taken where `dd` or `MM` asks for two, unless other digits touch it (`ddMMyyyy`), and any form of a month's
/// name where one is asked for. White space in the pattern is any white space. Two digits of a year are those of 1969 to
/// 2068 (POSIX, strptime). A time of day behind the date is dropped; one with an offset from UTC is none, as it may be
/// another day's.
struct DatePattern {
  private enum Part: Hashable {
    case day, month, monthName, year, shortYear, space
    case literal(UInt8)

    var isNumeric: Bool { [.day, .month, .year, .shortYear].contains(self) }
  }

  enum Result: Hashable {
    case noMatch
    /// It has the pattern's form, and there is no such day.
    case noSuchDay
    case date(DateReading)
  }

  private let parts: [Part]

  var hasDay: Bool { parts.contains(.day) }

  /// Nil where the pattern has no year, a part twice, or a day without a month.
  init?(_ pattern: String) {
    var parts: [Part] = []
    var rest = Array(pattern.trimmed.utf8)[...]
    while let byte = rest.first {
      let run = rest.prefix { $0 == byte }
      switch (byte, run.count) {
      case (UInt8(ascii: "d"), 1...2): parts.append(.day)
      case (UInt8(ascii: "M"), 1...2): parts.append(.month)
      case (UInt8(ascii: "M"), 3...4): parts.append(.monthName)
      case (UInt8(ascii: "y"), 2): parts.append(.shortYear)
      case (UInt8(ascii: "y"), 4): parts.append(.year)
      case (UInt8(ascii: "d"), _), (UInt8(ascii: "M"), _), (UInt8(ascii: "y"), _): return nil
      case (0x20, _), (0x09, _): parts.append(.space)
      default: for literal in run { parts.append(.literal(DatePattern.lower(literal))) }
      }
      rest = rest.dropFirst(run.count)
    }
    let years = parts.count { $0 == .year || $0 == .shortYear }
    let months = parts.count { $0 == .month || $0 == .monthName }
    let days = parts.count { $0 == .day }
    guard years == 1, months == 1, days <= 1 else { return nil }
    self.parts = parts
  }

  func read(_ text: String) -> Result {
    let bytes = Array(text.utf8)
    var position = 0
    var (day, month, year) = (1, 0, 0)
    for (index, part) in parts.enumerated() {
      let isTight =
        (index + 1 < parts.count && parts[index + 1].isNumeric) || (index > 0 && parts[index - 1].isNumeric)
      switch part {
      case .day:
        guard let number = DatePattern.number(bytes, &position, isTight ? 2...2 : 1...2) else { return .noMatch }
        day = number
      case .month:
        guard let number = DatePattern.number(bytes, &position, isTight ? 2...2 : 1...2) else { return .noMatch }
        month = number
      case .year:
        guard let number = DatePattern.number(bytes, &position, 4...4) else { return .noMatch }
        year = number
      case .shortYear:
        guard let number = DatePattern.number(bytes, &position, 2...2) else { return .noMatch }
        year = number + (number >= 69 ? 1900 : 2000)
      case .monthName:
        guard let number = DatePattern.monthName(bytes, &position) else { return .noMatch }
        month = number
      case .space:
        guard DatePattern.skipSpace(bytes, &position) else { return .noMatch }
      case .literal(let literal):
        guard position < bytes.count, DatePattern.lower(bytes[position]) == literal else { return .noMatch }
        position += 1
      }
    }
    guard position == bytes.count || (hasDay && TimeOfDay.isOne(bytes[position...])) else { return .noMatch }
    guard let date = CivilDate(year: year, month: month, dayOfMonth: day) else { return .noSuchDay }
    return .date(hasDay ? DateReading(day: date) : DateReading(date.month, .month))
  }

  private static func number(_ bytes: [UInt8], _ position: inout Int, _ counts: ClosedRange<Int>) -> Int? {
    var (number, count) = (0, 0)
    while position < bytes.count, count < counts.upperBound, (0x30...0x39).contains(bytes[position]) {
      number = number * 10 + Int(bytes[position] - 0x30)
      position += 1
      count += 1
    }
    let goesOn = position < bytes.count && (0x30...0x39).contains(bytes[position]) && counts.count > 1
    return count >= counts.lowerBound && !goesOn ? number : nil
  }

  private static func monthName(_ bytes: [UInt8], _ position: inout Int) -> Int? {
    var letters = ""
    while position < bytes.count, (0x61...0x7A).contains(lower(bytes[position])) {
      letters.unicodeScalars.append(Unicode.Scalar(lower(bytes[position])))
      position += 1
    }
    guard let month = MonthNames.month(letters) else { return nil }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") { position += 1 }
    return month
  }

  /// Passes over spaces, tabs and no-break spaces; false where there are none.
  private static func skipSpace(_ bytes: [UInt8], _ position: inout Int) -> Bool {
    let start = position
    while position < bytes.count {
      if bytes[position] == 0x20 || bytes[position] == 0x09 {
        position += 1
      } else if bytes[position...].starts(with: [0xC2, 0xA0]) {
        position += 2
      } else {
        break
      }
    }
    return position > start
  }

  private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
