internal import Events
internal import XML

/// Which formats of a workbook's cells show a number as a day.
struct NumberFormats: Sendable {
  /// By the index that cells have for their format.
  private var showsDay: [Bool] = []

  init() {}

  init(_ part: String, in archive: PartArchive) throws(SpreadsheetError) {
    var reader = try archive.readList(part, OfficeName.vocabulary)
    var codes: [Int: Bool] = [:]
    var isInCells = false
    while let event = try reader.next() {
      if event.kind == .end, PartReader.name(event) == .cellFormats { isInCells = false }
      guard event.kind == .start else { continue }
      switch PartReader.name(event) {
      case .cellFormats: isInCells = true
      case .numberFormat:
        guard let id = reader.bytes(.numberFormatID, of: event).flatMap(NumberText.whole) else { continue }
        codes[id] = NumberFormats.showsDay(reader.text(.formatCode, of: event) ?? "")
      case .format where isInCells:
        let id = reader.bytes(.numberFormatID, of: event).flatMap(NumberText.whole) ?? 0
        showsDay.append(codes[id] ?? NumberFormats.builtIn.contains(id))
      default: break
      }
    }
  }

  /// Whether a cell of the format at an index shows a day.
  func showsDay(_ style: Int) -> Bool { style < showsDay.count && showsDay[style] }

  /// The built-in formats of days and times (ECMA-376, 18.8.30), those of East Asian editions with them; 46 is elapsed
  /// time.
  private static let builtIn: Set<Int> = Set(14...22).union(27...36).union([45, 47]).union(50...58)

  /// Whether a format code shows a part of a date or time, outside quotes, brackets and escapes, and no elapsed time. Only
  /// its first section counts.
  static func showsDay(_ code: String) -> Bool {
    var rest = Array(code.lowercased().utf8)[...]
    var shows = false
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: ";"): return shows
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): rest = rest.dropFirst()
      case UInt8(ascii: "\""): rest = rest.drop { $0 != UInt8(ascii: "\"") }.dropFirst()
      case UInt8(ascii: "["):
        let inside = rest.prefix { $0 != UInt8(ascii: "]") }
        if let first = inside.first, "hms".utf8.contains(first), inside.allSatisfy({ $0 == first }) { return false }
        rest = rest.dropFirst(inside.count + 1)
      default: if "dmyhs".utf8.contains(byte) { shows = true }
      }
    }
    return shows
  }
}

/// Days as the numbers that spreadsheets have for them.
enum SerialDay {
  /// 1899-12-31 and 1904-01-01, as days since 1970.
  private static let (before1900, first1904): (Int32, Int32) = (-25_568, -24_107)
  /// The serial of 9999-12-31 where days are counted from 1900.
  private static let last = 2_958_465.0

  /// The day of a serial number, its time dropped; nil where it is none.
  ///
  /// Counted from 1900, 1 is 1900-01-01, and 60 a day that never was (29 February 1900), so that later ones are one too
  /// many. What is less than 1 is a time without a day.
  static func day(_ serial: Double, countsFrom1904: Bool) -> Cell? {
    guard serial >= 1, serial < last + 1 - (countsFrom1904 ? 1462 : 0) else { return nil }
    let count = Int32(serial.rounded(.down))
    if countsFrom1904 { return DateText.cell(CivilDate(day: first1904 + count)) }
    if count == 60 { return nil }
    return DateText.cell(CivilDate(day: before1900 + (count > 60 ? count - 1 : count)))
  }
}
