internal import Archives

/// The rows of a text file, one after the other; about one of them is held.
struct TextRows: ~Copyable {
  private var stream: TextStream
  private let limit: Int
  private var scanner: RecordScanner
  private var row = RowBuilder()
  private var buffer = [UInt8](repeating: 0, count: 1 << 18)
  /// What is read and not given yet lies between the two.
  private var start = 0
  private var end = 0
  private var hasEnded = false
  private var number = 0
  private var line = 1
  private var headLength: Int

  /// - Parameter headLength: the bytes of a line that is no row, before the first.
  init(
    _ content: Content, _ decoding: TextDecoding, delimiter: UInt8, limit: Int, headLength: Int
  ) throws(SpreadsheetError) {
    stream = try SpreadsheetError.reading(limit: limit) { () throws(ArchiveError) in
      try TextStream(content, decoding, limit: limit)
    }
    self.limit = limit
    scanner = RecordScanner(delimiter: delimiter)
    self.headLength = headLength
  }

  private mutating func skipHead() throws(SpreadsheetError) {
    while end < headLength, !hasEnded { try fill() }
    start = min(headLength, end)
    headLength = 0
    line = 2
  }

  /// The next row that holds anything; nil at the end.
  mutating func next() throws(SpreadsheetError) -> SheetRow? {
    if headLength > 0 { try skipHead() }
    while true {
      if start == end {
        if hasEnded { return nil }
        try fill()
        continue
      }
      let outcome = scanner.scan(buffer, from: start, to: end, isLast: hasEnded)
      switch outcome {
      case .unfinished:
        try fill()
        continue
      case .openQuote(let below): throw .refused(.openQuote, row: number + 1, line: line + below)
      case .textAfterQuote(let below): throw .refused(.textAfterQuote, row: number + 1, line: line + below)
      case .record(let next):
        number += 1
        row.begin(number, line: line)
        try putCells()
        start = next
        line += scanner.lineBreaks + 1
        if let row = try row.take() { return row }
      }
    }
  }

  private mutating func putCells() throws(SpreadsheetError) {
    for column in scanner.fields.indices {
      let field = scanner.fields[column]
      if field.range.isEmpty { continue }
      let bytes = field.hasDoubledQuotes ? TextRows.halved(buffer[field.range])[...] : buffer[field.range]
      guard let cell = TextCell.cell(bytes, hasReturns: field.hasReturns) else {
        throw row.refusal(.tooManyCharacters, column: column)
      }
      try row.put(cell, at: column)
    }
  }

  /// Reads on, and makes room for that.
  private mutating func fill() throws(SpreadsheetError) {
    if start > 0 {
      for index in start..<end { buffer[index - start] = buffer[index] }
      (start, end) = (0, end - start)
    }
    if buffer.count - end < buffer.count / 2 {
      try checkLength()
      buffer.append(contentsOf: repeatElement(0, count: buffer.count))
    }
    do throws(ArchiveError) {
      let count = try stream.read(into: &buffer, from: end)
      end += count
      hasEnded = count == 0
    } catch {
      throw SpreadsheetError(error, limit: limit)
    }
  }

  /// Before more is held of a row: no field of it may be longer than a cell already, and it may have so many bytes.
  private func checkLength() throws(SpreadsheetError) {
    let (number, last) = (number + 1, scanner.lastField)
    guard last.column < SpreadsheetLimits.columns else {
      throw .refused(.tooManyColumns, row: number, line: line, column: SpreadsheetLimits.columns)
    }
    // A character has at most three bytes for each unit that is counted, and a quote may be two.
    guard end - start - last.offset <= 4 * SpreadsheetLimits.cellCharacters else {
      throw .refused(.tooManyCharacters, row: number, line: line, column: last.column)
    }
    guard end - start < SpreadsheetLimits.rowBytes else { throw .refused(.rowTooLong, row: number, line: line) }
  }

  /// Doubled quotes are halved byte by byte: a mark behind one makes a single character with it, in which no text search
  /// finds the quote.
  private static func halved(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var isSecond = false
    for byte in bytes {
      if !isSecond { result.append(byte) }
      isSecond = byte == UInt8(ascii: "\"") && !isSecond
    }
    return result
  }
}
