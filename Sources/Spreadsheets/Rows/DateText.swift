internal import Events

/// Days, as XML and the counts of spreadsheets have them.
enum DateText {
  /// The day of `2019-01-05` or `2019-01-05T10:30:00`; nil where there is no such day.
  static func day(_ bytes: ArraySlice<UInt8>) -> Cell? {
    let head = bytes.prefix(10)
    guard head.count == 10, bytes.count == 10 || bytes[bytes.startIndex + 10] == UInt8(ascii: "T"),
      let date = CivilDate(head)
    else { return nil }
    return cell(date)
  }

  static func cell(_ date: CivilDate) -> Cell {
    let (year, month, day) = date.components
    return .date(year: year, month: month, day: day)
  }

  /// What share of a day a duration such as `PT10H30M00S` is; nil for anything else.
  static func shareOfDay(_ bytes: ArraySlice<UInt8>) -> Double? {
    guard bytes.starts(with: "PT".utf8) else { return nil }
    var (seconds, number): (Double, [UInt8]) = (0, [])
    for byte in bytes.dropFirst(2) {
      let unit: Double
      switch byte {
      case UInt8(ascii: "H"): unit = 3600
      case UInt8(ascii: "M"): unit = 60
      case UInt8(ascii: "S"): unit = 1
      default:
        number.append(byte == UInt8(ascii: ",") ? UInt8(ascii: ".") : byte)
        continue
      }
      guard let count = NumberText.number(number[...]) else { return nil }
      seconds += count * unit
      number = []
    }
    return number.isEmpty ? seconds / 86_400 : nil
  }
}
