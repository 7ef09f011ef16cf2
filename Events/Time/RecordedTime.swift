/// An instant in microseconds since 1970-01-01T00:00:00Z: when the ledger learned something.
public struct RecordedTime: Hashable, Comparable, Sendable {
  public let microseconds: Int64

  public init(microseconds: Int64) { self.microseconds = microseconds }

  public static func < (left: RecordedTime, right: RecordedTime) -> Bool {
    left.microseconds < right.microseconds
  }

  static let microsecondsPerDay: Int64 = 86_400_000_000

  /// The years 0 to 9999.
  package static let writable: Range<Int64> = -62_167_219_200_000_000..<253_402_300_800_000_000

  /// Reads an RFC 3339 date-time with any offset; digits beyond the microsecond are dropped. A leap second is the first of
  /// the day that follows it, as POSIX counts.
  public init?(_ text: some Collection<UInt8>) {
    let bytes = Array(text)
    guard bytes.count >= 20, bytes.count <= 64, let date = CivilDate(bytes[..<10]),
      bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), let hour = Self.number(bytes[11..<13]),
      let minute = Self.number(bytes[14..<16]), let second = Self.number(bytes[17..<19]),
      hour < 24, minute < 60, second <= 60
    else { return nil }
    var position = 19
    var fraction: Int64 = 0
    if bytes[position] == UInt8(ascii: ".") {
      var scale: Int64 = 100_000
      position += 1
      let start = position
      while position < bytes.count, let digit = Self.number(bytes[position...position]) {
        fraction += Int64(digit) * scale
        scale /= 10
        position += 1
      }
      guard position > start else { return nil }
    }
    guard let offset = Self.offset(bytes[position...]) else { return nil }
    let seconds = Int64(hour * 3600 + minute * 60 + second) - Int64(offset * 60)
    let whole = Int64(date.day) * Self.microsecondsPerDay + seconds * 1_000_000
    guard second < 60 || Self.mayFollowLeapSecond(whole) else { return nil }
    microseconds = whole + fraction
    // In UTC, too, the year has four digits.
    guard Self.writable.contains(microseconds) else { return nil }
  }

  public init?(_ text: String) { self.init(text.utf8) }

  /// Whether the second before an instant may have been followed by a leap second: the last of June or of December in UTC
  /// (RFC 3339, section 5.7).
  private static func mayFollowLeapSecond(_ microseconds: Int64) -> Bool {
    guard microseconds % microsecondsPerDay == 0 else { return false }
    let day = CivilDate(day: Int32(microseconds / microsecondsPerDay))
    return [1, 7].contains(day.month.month) && day.month.start == day
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var result = 0
    for byte in digits {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      result = result * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return result
  }

  /// `Z`, or `+hh:mm`, in minutes.
  private static func offset(_ text: ArraySlice<UInt8>) -> Int? {
    guard let sign = text.first else { return nil }
    if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return text.count == 1 ? 0 : nil }
    let digits = Array(text.dropFirst())
    guard digits.count == 5, digits[2] == UInt8(ascii: ":"), let hours = number(digits[0..<2]),
      let minutes = number(digits[3..<5]), hours < 24, minutes < 60
    else { return nil }
    switch sign {
    case UInt8(ascii: "+"): return hours * 60 + minutes
    case UInt8(ascii: "-"): return -(hours * 60 + minutes)
    default: return nil
    }
  }

  /// Appends `YYYY-MM-DDThh:mm:ss.ffffffZ`.
  package func write(to output: inout [UInt8]) {
    var (day, rest) = microseconds.quotientAndRemainder(dividingBy: Self.microsecondsPerDay)
    if rest < 0 {
      day -= 1
      rest += Self.microsecondsPerDay
    }
    let (seconds, fraction) = rest.quotientAndRemainder(dividingBy: 1_000_000)
    let (year, month, dayOfMonth) = CivilDate(day: Int32(day)).components
    let hours = seconds / 3600
    Self.append(Int64(year), digitCount: 4, then: "-", to: &output)
    Self.append(Int64(month), digitCount: 2, then: "-", to: &output)
    Self.append(Int64(dayOfMonth), digitCount: 2, then: "T", to: &output)
    Self.append(hours, digitCount: 2, then: ":", to: &output)
    Self.append(seconds / 60 % 60, digitCount: 2, then: ":", to: &output)
    Self.append(seconds % 60, digitCount: 2, then: ".", to: &output)
    Self.append(fraction, digitCount: 6, then: "Z", to: &output)
  }

  private static func append(
    _ number: Int64, digitCount: Int, then mark: Unicode.Scalar, to output: inout [UInt8]
  ) {
    var scale: Int64 = 1
    for _ in 1..<digitCount { scale *= 10 }
    while scale > 0 {
      output.append(UInt8(ascii: "0") + UInt8(number / scale % 10))
      scale /= 10
    }
    output.append(UInt8(ascii: mark))
  }
}

extension RecordedTime: CustomStringConvertible {
  /// RFC 3339 in UTC with six digits of the second: `2019-09-20T09:00:00.000000Z`.
  public var description: String {
    // What a damaged file tells of may be no time that is written with four digits of the year.
    guard Self.writable.contains(microseconds) else { return "\(microseconds) microseconds after 1970" }
    var text: [UInt8] = []
    write(to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}
