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
