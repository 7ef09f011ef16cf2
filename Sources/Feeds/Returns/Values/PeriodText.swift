internal import Events

/// Quarters and years as returns write them.
///
/// A quarter of the financial year is `2019/20 Q1`, `Q1 2019/20` or `2019-20 Q1`, one of the calendar year `2019 Q2`,
/// `Q2 2019` or `2019-Q2`; a financial year is `2019/20`, `2019-20` or `2019/2020`. The second year is the one after the
/// first.
enum PeriodText {
  static func quarter(_ text: String) -> DateReading? {
    guard let (year, number) = parts(text), let first = financialYear(of: year) else { return nil }
    return DateReading(Month(year: first, month: 4).adding((number - 1) * 3), .quarter)
  }

  static func calendarQuarter(_ text: String) -> DateReading? {
    guard let (year, number) = parts(text), let first = digits(year, 4) else { return nil }
    return DateReading(Month(year: first, month: number * 3 - 2), .quarter)
  }

  static func financialYear(_ text: String) -> DateReading? {
    financialYear(of: text[...]).map { DateReading(Month(year: $0, month: 4), .year) }
  }

  /// The year's text and the quarter's number, in either order.
  private static func parts(_ text: String) -> (year: Substring, number: Int)? {
    let folded = text.uppercased()
    guard let mark = folded.firstIndex(of: "Q") else { return nil }
    let before = folded[..<mark]
    let behind = folded[folded.index(after: mark)...]
    guard let digit = behind.first, let number = "1234".contains(digit) ? digit.wholeNumberValue : nil else {
      return nil
    }
    let rest = behind.dropFirst()
    let year = before.isEmpty ? rest : before
    guard before.isEmpty || rest.isEmpty else { return nil }
    let isJoint = { (character: Character) in character.isWhitespace || character == "-" || character == "," }
    let trimmed =
      before.isEmpty
      ? year.drop(while: isJoint) : Substring(String(String(year.reversed().drop(while: isJoint)).reversed()))
    // What stands between the two is there to part them: a digit at once behind the number is another number.
    guard !before.isEmpty || trimmed.count < year.count else { return nil }
    return (trimmed, number)
  }

  /// The first year of `2019/20`, `2019-20` and `2019/2020`.
  private static func financialYear(of text: Substring) -> Int? {
    let years = text.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "-" || $0 == "\u{2013}" }
    guard years.count == 2, let first = digits(years[0], 4) else { return nil }
    let isNext = digits(years[1], 2) == (first + 1) % 100 || digits(years[1], 4) == first + 1
    return isNext ? first : nil
  }

  private static func digits(_ text: Substring, _ count: Int) -> Int? {
    guard text.utf8.count == count, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }
}
