package import Events

/// Reads a CSV file as RFC 4180 describes it, strictly, row by row, without copying fields.
///
/// Rows end with LF or CR LF, the last one with either or neither; a byte order mark and empty lines at the end of the
/// file are left out. A quoted field may hold delimiters, line breaks and doubled quotes. Everything else is refused:
/// an unclosed quote, text beside quotes, a lone carriage return, a NUL, bytes that are not UTF-8, an empty line, and
/// a number of fields other than `expectedFields`.
///
/// After a refusal `next` may be called again: reading goes on at the next line of the file, so that a stray
/// quote does not swallow the rows after it.
package struct CSVReader {
  /// What refusals call the file.
  package let file: String
  package let bytes: [UInt8]
  /// The number of fields that every row must have; nil before it is known.
  package var expectedFields: Int?

  /// The fields of the current row.
  package private(set) var fields: [CSVField] = []
  /// The 1-based line on which the current, or the refused, row begins.
  package private(set) var line = 0
  /// The bytes of the current row, or the first line of the refused one, without the line break.
  package private(set) var rowRange = 0..<0

  /// How many rows ``nextFilled()`` passed over.
  package private(set) var blankRowCount = 0

  /// The rows and columns that a spreadsheet program shows.
  static let (maximumRowCount, maximumFieldCount) = (1_048_576, 16_384)

  private var position: Int
  private var nextLine = 1

  package init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Reads the first row as the names of the columns, all of them different, and expects as many fields from now on.
  package mutating func header() throws(Refusal) -> [String] {
    guard bytes.count(where: { $0 == 0x0A }) <= CSVReader.maximumRowCount else {
      throw Refusal(file: file, line: 1, .whole, TableMistake.tooManyRows)
    }
    guard try next() else {
      throw Refusal(file: file, line: 1, .whole, TableMistake.emptyFile)
    }
    let names = fields.indices.map { text($0) }
    for (index, name) in names.enumerated() where names[..<index].contains(name) {
      throw refusal(name, TableMistake.columnTwice)
    }
    expectedFields = fields.count
    return names
  }

  /// Goes on to the next row. Returns false at the end of the file.
  package mutating func next() throws(Refusal) -> Bool {
    fields.removeAll(keepingCapacity: true)
    line = nextLine
    if position == bytes.count || onlyLineBreaksRemain() {
      position = bytes.count
      rowRange = position..<position
      return false
    }
    let start = position
    var scanner = CSVScanner(position: start)
    let bytes = bytes
    do throws(CSVScanner.Fault) {
      try scanner.scanRow(of: bytes.span, into: &fields)
    } catch {
      try refuse(error.mistake, rowStart: start)
    }
    rowRange = start..<scanner.rowEnd
    position = scanner.position
    nextLine += scanner.lineBreaks + 1
    if scanner.mustCheckText { try checkText() }
    if let expectedFields, fields.count != expectedFields {
      let count = fields.count
      try refuse(
        .fieldCount(expected: expectedFields), value: "\(count) fields", rowStart: start)
    }
    return true
  }

  /// Goes on to the next row that holds anything: empty lines, and rows of nothing but delimiters and spaces, are
  /// passed over, however many fields they have.
  package mutating func nextFilled() throws(Refusal) -> Bool {
    while true {
      do throws(Refusal) {
        guard try next() else { return false }
        if !fields.indices.allSatisfy({ isBlank($0) }) { return true }
      } catch {
        let holdsText = bytes[rowRange].contains { !CSVReader.isSpace($0) && $0 != UInt8(ascii: ",") }
        if holdsText { throw error }
      }
      blankRowCount += 1
    }
  }

  /// Whether a field of the current row holds nothing but spaces.
  package func isBlank(_ index: Int) -> Bool { bytes[fields[index].range].allSatisfy(CSVReader.isSpace) }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// The value of a field. Doubled quotes are halved byte by byte: a mark behind one makes a single character with it, in
  /// which no text search finds the quote.
  package func text(_ index: Int) -> String {
    let field = fields[index]
    guard field.hasDoubledQuotes else { return String(decoding: bytes[field.range], as: UTF8.self) }
    var value: [UInt8] = []
    var isSecond = false
    for byte in bytes[field.range] {
      if !isSecond { value.append(byte) }
      isSecond = byte == UInt8(ascii: "\"") && !isSecond
    }
    return String(decoding: value, as: UTF8.self)
  }

  /// The current, or refused, row as it stands in the file; what is not UTF-8 is replaced.
  package var rowText: String { String(decoding: bytes[rowRange], as: UTF8.self) }

  /// A refusal of something in the current row.
  package func refusal(_ value: String, field: String = "", _ mistake: any Mistake) -> Refusal {
    Refusal(file: file, line: line, field.isEmpty ? .whole : .field(field), value: value, mistake)
  }

  /// Refuses the row, which then has no fields, and goes on after its first line.
  private mutating func refuse(
    _ mistake: TableMistake, value: String? = nil, rowStart: Int
  ) throws(Refusal) -> Never {
    fields.removeAll(keepingCapacity: true)
    var end = rowStart
    while end < bytes.count && bytes[end] != 0x0A { end += 1 }
    position = min(end + 1, bytes.count)
    nextLine = line + 1
    rowRange = rowStart..<(end > rowStart && bytes[end - 1] == 0x0D ? end - 1 : end)
    throw refusal(value ?? String(decoding: bytes[rowRange].prefix(400), as: UTF8.self), mistake)
  }

  private func checkText() throws(Refusal) {
    for (index, field) in fields.enumerated() {
      let name = "field \(index + 1)"
      let span = bytes.span.extracting(field.range)
      guard (try? UTF8Span(validating: span)) != nil else {
        throw refusal(text(index), field: name, TableMistake.notUTF8)
      }
      if bytes[field.range].contains(0) {
        throw refusal(text(index), field: name, TableMistake.holdsNUL)
      }
    }
  }

  private func onlyLineBreaksRemain() -> Bool {
    guard bytes[position] == 0x0A || bytes[position] == 0x0D else { return false }
    return bytes[position...].allSatisfy { $0 == 0x0A || $0 == 0x0D }
  }
}
