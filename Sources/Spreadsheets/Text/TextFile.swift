internal import Archives

/// A text file of rows, whose encoding and delimiter are known.
struct TextFile: Sendable {
  let decoding: TextDecoding
  let delimiter: UInt8
  private let content: Content
  private let limit: Int
  /// How much of the text stands before its first row.
  private let headLength: Int

  /// Recognises what is not said, and reads the text once to see that it is one.
  init(_ content: Content, options: SpreadsheetOptions) throws(SpreadsheetError) {
    let limit = SpreadsheetLimits.unpackedBytes(packed: content.packedBytes)
    (self.content, self.limit) = (content, limit)
    decoding = try TextFile.decoding(content, options.encoding, limit: limit)
    let (sample, isWhole) = try TextFile.sample(content, decoding, limit: limit)
    let separator = SeparatorLine(sample[...])
    headLength = separator?.length ?? 0
    delimiter =
      options.delimiter ?? separator?.delimiter
      ?? DelimiterGuess.delimiter(sample[headLength...], isWhole: isWhole)
  }

  private static func decoding(
    _ content: Content, _ encoding: TextEncoding?, limit: Int
  ) throws(SpreadsheetError) -> TextDecoding {
    let seen = try SpreadsheetError.reading(limit: limit) { () throws(ArchiveError) in
      TextDecoding.recognised(try content.beginning(count: 4096))
    }
    let decoding: TextDecoding =
      switch (encoding, seen) {
      case (.windows1252, _): .windows1252
      case (.utf16, .utf16(let isBigEndian)): .utf16(isBigEndian: isBigEndian)
      case (.utf16, _): .utf16(isBigEndian: false)
      case (nil, let seen?): seen
      case (.utf8, _), (nil, nil): .utf8
      }
    guard let fault = try fault(content, decoding, limit: limit) else { return decoding }
    // Nothing but its bytes says that a text is in the encoding of older programs.
    if encoding == nil, seen == nil, case .notText = fault {
      guard let fault = try TextFile.fault(content, .windows1252, limit: limit) else { return .windows1252 }
      throw try refusal(fault, content, .windows1252, limit: limit)
    }
    throw try refusal(fault, content, decoding, limit: limit)
  }

  private static func fault(
    _ content: Content, _ decoding: TextDecoding, limit: Int
  ) throws(SpreadsheetError) -> TextCheck.Fault? {
    try SpreadsheetError.reading(limit: limit) { () throws(ArchiveError) in
      try TextCheck.fault(content, decoding, limit: limit)
    }
  }

  private static func refusal(
    _ fault: TextCheck.Fault, _ content: Content, _ decoding: TextDecoding, limit: Int
  ) throws(SpreadsheetError) -> SpreadsheetError {
    let (mistake, byte): (SpreadsheetMistake, Int) =
      switch fault {
      case .notText(let byte): (.notText(decoding.encoding), byte)
      case .holdsNUL(let byte): (.holdsNUL, byte)
      }
    let line = try SpreadsheetError.reading(limit: limit) { () throws(ArchiveError) in
      try TextCheck.line(of: byte, in: content, decoding, limit: limit)
    }
    return .refused(mistake, line: line)
  }

  /// The first 64 KiB of the text, and whether that is all.
  private static func sample(
    _ content: Content, _ decoding: TextDecoding, limit: Int
  ) throws(SpreadsheetError) -> ([UInt8], isWhole: Bool) {
    try SpreadsheetError.reading(limit: limit) { () throws(ArchiveError) in
      var stream = try TextStream(content, decoding, limit: limit)
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      var filled = 0
      while buffer.count - filled >= TextStream.minimumRoom {
        let count = try stream.read(into: &buffer, from: filled)
        if count == 0 { return (Array(buffer[..<filled]), true) }
        filled += count
      }
      return (Array(buffer[..<filled]), false)
    }
  }

  /// Gives the rows that hold anything, in their order, until the body says that it has enough.
  func forEachRow(_ body: (SheetRow) throws -> Bool) throws {
    var rows = try TextRows(content, decoding, delimiter: delimiter, limit: limit, headLength: headLength)
    while let row = try rows.next() {
      guard try body(row) else { return }
    }
  }
}
