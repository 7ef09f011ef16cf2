internal import XML

/// The text of a shared item or of a cell that holds its own: its runs together, without what says how to pronounce it.
struct OfficeText {
  private(set) var bytes: [UInt8] = []
  /// Whether space at the ends of a run counts where the run does not say so.
  var isPreserved = false
  private var isTooLong = false

  /// Reads to the end of the element that has just begun.
  mutating func read(_ reader: inout PartReader, _ start: XMLEvent) throws(SpreadsheetError) {
    bytes.removeAll(keepingCapacity: true)
    isTooLong = false
    let isPreserved = reader.text(.space, of: start).map { $0 == "preserve" } ?? isPreserved
    while let event = try reader.next() {
      guard event.kind == .start else {
        // Runs end as well.
        if event.kind == .end, event.name == start.name { return }
        continue
      }
      switch PartReader.name(event) {
      case .text:
        let isPreserved = reader.text(.space, of: event).map { $0 == "preserve" } ?? isPreserved
        try readRun(&reader, isPreserved: isPreserved)
      case .run: break
      default: try reader.skip()
      }
    }
  }

  private mutating func readRun(_ reader: inout PartReader, isPreserved: Bool) throws(SpreadsheetError) {
    let start = bytes.count
    while let event = try reader.next(), event.kind != .end {
      guard event.kind == .text else {
        try reader.skip()
        continue
      }
      append(reader.batch.bytes[event.range])
    }
    if isPreserved { return }
    while bytes.count > start, NumberText.isSpace(bytes[bytes.count - 1]) { bytes.removeLast() }
    let first = bytes[start...].firstIndex { !NumberText.isSpace($0) } ?? start
    if first > start { bytes.removeSubrange(start..<first) }
  }

  /// A text longer than any is not held.
  private mutating func append(_ text: ArraySlice<UInt8>) {
    // An escape such as `_x000D_` has seven bytes.
    if bytes.count > 7 * SpreadsheetLimits.cellCharacters { isTooLong = true } else { bytes.append(contentsOf: text) }
  }

  /// The text; nil where it is longer than a cell may be.
  var string: String? { isTooLong ? nil : OfficeText.string(bytes[...]) }

  /// The text of bytes with escapes; nil where it is longer than a cell may be.
  static func string(_ bytes: ArraySlice<UInt8>) -> String? {
    // Few texts have an underscore, and fewer a carriage return.
    let hasEscapes = bytes.contains { $0 == UInt8(ascii: "_") || $0 == 0x0D }
    let text = String(decoding: hasEscapes ? TextCell.withLineFeeds(unescaped(bytes)[...])[...] : bytes, as: UTF8.self)
    return TextCell.isShort(text) ? text : nil
  }

  /// Characters that XML cannot hold stand as `_xHHHH_`, units of UTF-16; an underscore that would seem to begin one as
  /// `_x005F_`. What is no character, and a NUL, stays as it stands.
  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var (result, rest) = ([UInt8](), bytes)
    result.reserveCapacity(bytes.count)
    while let byte = rest.first {
      if byte == UInt8(ascii: "_"), let first = unit(rest) {
        let second = UTF16.isLeadSurrogate(first) ? unit(rest.dropFirst(7)) : nil
        let units = second.map { [first, $0] } ?? [first]
        let decoded = String(decoding: units, as: UTF16.self).unicodeScalars
        if decoded.count == 1, let scalar = decoded.first, scalar.value != 0, scalar != "\u{FFFD}" {
          result.append(contentsOf: String(scalar).utf8)
          rest = rest.dropFirst(7 * units.count)
          continue
        }
      }
      result.append(byte)
      rest = rest.dropFirst()
    }
    return result
  }

  /// The unit that an escape at the beginning stands for.
  private static func unit(_ bytes: ArraySlice<UInt8>) -> UInt16? {
    let start = bytes.startIndex
    guard bytes.count >= 7, bytes[start] == UInt8(ascii: "_"), bytes[start + 1] == UInt8(ascii: "x"),
      bytes[start + 6] == UInt8(ascii: "_")
    else { return nil }
    let digits = bytes[(start + 2)..<(start + 6)]
    guard digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else { return nil }
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
