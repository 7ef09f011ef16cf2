/// Finds the fields of one CSV row.
struct CSVScanner {
  /// What makes a row unreadable.
  struct Fault: Error {
    let mistake: TableMistake
  }

  /// Where reading goes on: after a scanned row, at the next one.
  private(set) var position: Int
  /// The end of the row without its line break.
  private(set) var rowEnd = 0
  /// How many line breaks stand within quotes.
  private(set) var lineBreaks = 0
  /// All bytes of the row joined by "or": from 0x80 up when one of them is.
  private var union: UInt8 = 0
  private var hasNUL = false

  init(position: Int) { self.position = position }

  /// Whether the row holds bytes beyond ASCII, or a NUL.
  var mustCheckText: Bool { union >= 0x80 || hasNUL }

  /// Scans the row that begins at `position`, which must lie before the end.
  mutating func scanRow(of bytes: Span<UInt8>, into fields: inout [CSVField]) throws(Fault) {
    let start = position
    while true {
      guard fields.count < CSVReader.maximumFieldCount else { throw Fault(mistake: .tooManyFields) }
      if position < bytes.count && bytes[position] == UInt8(ascii: "\"") {
        fields.append(try quotedField(of: bytes))
      } else {
        fields.append(try plainField(of: bytes))
      }
      rowEnd = position
      guard position < bytes.count else { return }
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: ",") { continue }
      if byte == 0x0D && position < bytes.count && bytes[position] == 0x0A {
        position += 1
      } else if byte != 0x0A {
        throw Fault(mistake: byte == 0x0D ? .loneCarriageReturn : .textAfterQuote)
      }
      guard rowEnd > start else { throw Fault(mistake: .emptyLine) }
      return
    }
  }

  /// Scans up to the byte that ends a field without quotes.
  @inline(__always)
  private mutating func plainField(of bytes: Span<UInt8>) throws(Fault) -> CSVField {
    let start = position
    var index = start
    var union = union
    while index < bytes.count {
      let byte = bytes[index]
      union |= byte
      // No byte above a comma means anything.
      if byte <= UInt8(ascii: ",") {
        if byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D { break }
        if byte == UInt8(ascii: "\"") {
          throw Fault(mistake: .quoteInField)
        }
        if byte == 0 { hasNUL = true }
      }
      index += 1
    }
    self.union = union
    position = index
    return CSVField(range: start..<index, hasDoubledQuotes: false)
  }

  /// Scans past the closing quote of a field.
  private mutating func quotedField(of bytes: Span<UInt8>) throws(Fault) -> CSVField {
    let start = position + 1
    var index = start
    var hasDoubledQuotes = false
    while index < bytes.count {
      let byte = bytes[index]
      union |= byte
      index += 1
      if byte == UInt8(ascii: "\"") {
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
          position = index
          return CSVField(range: start..<(index - 1), hasDoubledQuotes: hasDoubledQuotes)
        }
        hasDoubledQuotes = true
        index += 1
      } else if byte == 0x0A {
        lineBreaks += 1
      } else if byte == 0 {
        hasNUL = true
      }
    }
    throw Fault(mistake: .openQuote)
  }
}
