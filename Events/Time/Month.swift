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

  public static func < (left: Month, right: Month) -> Bool { left.index < right.index }

  /// Reads `YYYY-MM`.
  public init?(_ text: String) {
    guard text.utf8.count == 7, let date = CivilDate(text) else { return nil }
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

/// A quarter of the English financial year: Q1 is April to June, Q4 is January to March of the next year.
public struct Quarter: Hashable, Sendable {
  /// The first of its three months.
  public let first: Month

  public var last: Month { first.adding(2) }

  /// The quarter that holds a month.
  public init(of month: Month) { first = Month(index: month.index - (month.month - 1) % 3) }

  /// Reads a label such as `2019/20 Q1`.
  public init?(_ label: String) {
    let bytes = Array(label.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "/"), bytes[7] == UInt8(ascii: " "),
      bytes[8] == UInt8(ascii: "Q"), let year = Int(label.prefix(4)), year >= 0,
      let next = Int(label.dropFirst(5).prefix(2)), next == (year + 1) % 100,
      let number = Int(label.suffix(1)), (1...4).contains(number)
    else { return nil }
    first = Month(year: year, month: 4).adding((number - 1) * 3)
    guard self.label == label else { return nil }
  }

  /// The label, such as `2019/20 Q1`.
  public var label: String {
    let year = first.month >= 4 ? first.year : first.year - 1
    let number = first.month >= 4 ? (first.month - 4) / 3 + 1 : 4
    return "\(fourDigits(year))/\(twoDigits((year + 1) % 100)) Q\(number)"
  }
}
