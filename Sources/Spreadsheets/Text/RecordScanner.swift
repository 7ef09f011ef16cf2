/// Finds the fields of one record of a text: RFC 4180, with any delimiter and any line break.
///
/// A quote means something at the beginning of a field alone; elsewhere it is text.
struct RecordScanner {
  /// Where the text of a field lies.
  struct Field {
    var range: Range<Int>
    /// Whether quotes in it are doubled, so that the bytes are not yet the text.
    var hasDoubledQuotes = false
    var hasReturns = false
  }

  /// How a scan ended.
  enum Outcome: Equatable {
    /// The next record begins there.
    case record(next: Int)
    /// The bytes end within the record.
    case unfinished
    /// The bytes end within quotes that began on the line so many after the record's first.
    case openQuote(linesBelow: Int)
    case textAfterQuote(linesBelow: Int)
  }

  let delimiter: UInt8
  private(set) var fields: [Field] = []
  /// How many line breaks stand within quotes.
  private(set) var lineBreaks = 0
  /// The column of the field scanned last, and where it begins, counted from the record's beginning.
  private(set) var lastField = (column: 0, offset: 0)

  init(delimiter: UInt8) { self.delimiter = delimiter }

  /// Scans the record that begins at `start`, before `end`.
  ///
  /// - Parameter isLast: whether the text ends at `end`.
  mutating func scan(_ buffer: [UInt8], from start: Int, to end: Int, isLast: Bool) -> Outcome {
    let bytes = buffer.span
    fields.removeAll(keepingCapacity: true)
    lineBreaks = 0
    var index = start
    while true {
      lastField = (fields.count, index - start)
      if index < end, bytes[index] == UInt8(ascii: "\"") {
        let first = lineBreaks
        guard let next = quoted(bytes, from: index, to: end) else {
          return isLast ? .openQuote(linesBelow: first) : .unfinished
        }
        index = next
        while index < end, bytes[index] == 0x20 || (bytes[index] == 0x09 && delimiter != 0x09) { index += 1 }
      } else {
        let first = index
        while index < end {
          let byte = bytes[index]
          if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
          index += 1
        }
        fields.append(Field(range: first..<index))
      }
      guard index < end else { return isLast ? .record(next: end) : .unfinished }
      switch bytes[index] {
      case delimiter: index += 1
      case 0x0A: return .record(next: index + 1)
      case 0x0D:
        // Whether a line feed follows is known only with the next byte.
        if index + 1 == end { return isLast ? .record(next: end) : .unfinished }
        return .record(next: bytes[index + 1] == 0x0A ? index + 2 : index + 1)
      default: return .textAfterQuote(linesBelow: lineBreaks)
      }
    }
  }

  /// Scans a field in quotes and returns where it ends behind them; nil where the bytes end before.
  private mutating func quoted(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int? {
    var field = Field(range: start..<start)
    var index = start + 1
    while index < end {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\"") {
        guard index < end, bytes[index] == byte else {
          field.range = (start + 1)..<(index - 1)
          fields.append(field)
          return index
        }
        field.hasDoubledQuotes = true
        index += 1
      } else if byte == 0x0A {
        if bytes[index - 2] != 0x0D { lineBreaks += 1 }
      } else if byte == 0x0D {
        field.hasReturns = true
        lineBreaks += 1
      }
    }
    return nil
  }
}
