/// A calendar month, as a count of months since January of the year 0.
public struct Month: Hashable, Comparable, Sendable {
  public let index: Int

  public init(index: Int) { self.index = index }

  /// - Parameter month: 1 to 12.
  public init(year: Int, month: Int) { index = year * 12 + month - 1 }

  public var year: Int { index >= 0 ? index / 12 : (index - 11) / 12 }

  /// 1 to 12.
  public var month: Int { index - year * 12 + 1 }

  /// The first day of the month.
  public var start: CivilDate { CivilDate(firstOf: self) }

  /// The day after the last day of the month.
  public var end: CivilDate { adding(1).start }

  public func adding(_ count: Int) -> Month { Month(index: index + count) }

  /// The indices of the months that some days lie in, the days as numbers.
  package static func indices(of days: Range<Int32>) -> Set<Int> {
    guard !days.isEmpty else { return [] }
    let (first, last) = (CivilDate(day: days.lowerBound).month, CivilDate(day: days.upperBound - 1).month)
    return Set(first.index...last.index)
  }

  public static func < (left: Month, right: Month) -> Bool { left.index < right.index }

  /// Reads `YYYY-MM`.
  public init?(_ text: String) { self.init(Array(text.utf8)[...]) }

  /// Reads the UTF-8 of `YYYY-MM`.
  package init?(_ text: ArraySlice<UInt8>) {
    guard text.count == 7, let date = CivilDate(text) else { return nil }
    self = date.month
  }

  /// Reads `YYYY-MM`, or a label of a quarter such as `2019/20 Q1` (April to June 2019): its last month. Years are those
  /// whose windows, and the windows before, can be written as dates.
  public init?(orQuarter text: String) {
    guard let month = Month(text) ?? Quarter(text)?.last, (1000...9998).contains(month.year) else { return nil }
    self = month
  }
}

extension Month: CustomStringConvertible {
  /// `YYYY-MM`.
  public var description: String { fourDigits(year) + "-" + twoDigits(month) }
}
