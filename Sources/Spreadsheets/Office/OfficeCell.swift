internal import XML

/// A cell as a sheet has it: what it says that it holds, and that.
struct OfficeCell {
  struct Fault: Error {
    let mistake: SpreadsheetMistake
  }

  private enum Kind {
    case number, shared, ownText, text, boolean, error, date
  }

  private var kind = Kind.number
  private var style = 0
  /// What stands in the element of the value.
  private var bytes: [UInt8] = []
  private var hasValue = false
  private var hasFormula = false
  private var text = OfficeText()

  /// Reads to the end of the element that has just begun.
  mutating func read(_ reader: inout PartReader, _ start: XMLEvent) throws(SpreadsheetError) {
    kind = OfficeCell.kind(reader.bytes(.cellType, of: start))
    style = reader.bytes(OfficeName.style, of: start).flatMap(NumberText.whole) ?? 0
    bytes.removeAll(keepingCapacity: true)
    (hasValue, hasFormula) = (false, false)
    while let event = try reader.next(), event.kind != .end {
      if event.kind == .text { continue }
      switch PartReader.name(event) {
      case .value:
        hasValue = true
        try readValue(&reader)
      case .inlineText:
        hasValue = true
        try text.read(&reader, event)
      case .formula:
        hasFormula = true
        try reader.skip()
      default: try reader.skip()
      }
    }
  }

  private static func kind(_ bytes: ArraySlice<UInt8>?) -> Kind {
    guard let bytes, let first = bytes.first else { return .number }
    switch first {
    case UInt8(ascii: "s"): return bytes.count == 1 ? .shared : .text
    case UInt8(ascii: "i"): return .ownText
    case UInt8(ascii: "b"): return .boolean
    case UInt8(ascii: "e"): return .error
    case UInt8(ascii: "d"): return .date
    default: return .number
    }
  }

  private mutating func readValue(_ reader: inout PartReader) throws(SpreadsheetError) {
    while let event = try reader.next(), event.kind != .end {
      guard event.kind == .text else {
        try reader.skip()
        continue
      }
      // Longer than any text with escapes: enough to see that it is.
      if bytes.count <= 7 * SpreadsheetLimits.cellCharacters {
        bytes.append(contentsOf: reader.batch.bytes[event.range])
      }
    }
  }

  /// What the cell holds.
  func value(_ context: OfficeContext) throws(Fault) -> Cell {
    guard hasValue else { return hasFormula ? .error(NotCalculated.text) : .empty }
    switch kind {
    case .ownText: return try OfficeCell.cell(text.string)
    case .text: return try OfficeCell.cell(OfficeText.string(bytes[...]))
    case .number where bytes.isEmpty, .date where bytes.isEmpty:
      // A number that is not there was not worked out; an empty text may well have been.
      return hasFormula ? .error(NotCalculated.text) : .empty
    case .number:
      guard let number = NumberText.number(bytes[...]) else { throw Fault(mistake: .notNumber(shown)) }
      guard context.formats.showsDay(style) else { return .number(number) }
      return SerialDay.day(number, countsFrom1904: context.countsFrom1904) ?? .number(number)
    case .shared:
      guard let index = NumberText.whole(bytes[...]), index < context.texts.count else {
        throw Fault(mistake: .noSharedText(shown))
      }
      return try OfficeCell.cell(context.texts[index])
    case .boolean:
      switch bytes {
      case [UInt8(ascii: "1")], Array("true".utf8): return .boolean(true)
      case [UInt8(ascii: "0")], Array("false".utf8): return .boolean(false)
      default: throw Fault(mistake: .notBoolean(shown))
      }
    case .error: return .error(shown)
    case .date:
      guard let day = DateText.day(bytes[...]) else { throw Fault(mistake: .notDate(shown)) }
      return day
    }
  }

  private var shown: String { String(decoding: bytes.prefix(80), as: UTF8.self) }

  private static func cell(_ text: String?) throws(Fault) -> Cell {
    guard let text else { throw Fault(mistake: .tooManyCharacters) }
    return text.isEmpty ? .empty : .text(text)
  }
}
