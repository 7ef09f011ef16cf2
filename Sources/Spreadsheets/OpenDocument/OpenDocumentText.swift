internal import XML

/// The paragraphs of a cell, joined by line breaks. White space is what the standard makes of it (ODF 1.3, part 3, 6.1.2):
/// a run is one space, none at either end, and more where elements say so.
struct OpenDocumentText {
  private var bytes: [UInt8] = []
  private var hasParagraph = false
  private var isTooLong = false
  /// Where the paragraph begins, and how far its bytes are more than white space that may go.
  private var kept = 0

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    (hasParagraph, isTooLong, kept) = (false, false, 0)
  }

  var isEmpty: Bool { bytes.isEmpty }

  /// The text; nil where it is longer than a cell may be.
  var string: String? {
    if isTooLong { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    return TextCell.isShort(text) ? text : nil
  }

  /// Reads a paragraph, whose element has just begun, to its end.
  mutating func read(_ reader: inout PartReader) throws(SpreadsheetError) {
    if hasParagraph { bytes.append(0x0A) }
    hasParagraph = true
    let start = bytes.count
    kept = start
    var depth = 1
    while depth > 0, let event = try reader.next() {
      switch event.kind {
      case .end: depth -= 1
      case .text: append(reader.batch.bytes[event.range], start: start)
      case .start:
        switch PartReader.element(event) {
        case .spaces:
          append(UInt8(ascii: " "), count: try reader.repeats(.count, of: event))
          try reader.skip()
        case .tab:
          append(0x09, count: 1)
          try reader.skip()
        case .lineBreak:
          append(0x0A, count: 1)
          try reader.skip()
        // What is beside the text: remarks, notes, and how a word is pronounced.
        case .annotation, .note, .ruby: try reader.skip()
        default: depth += 1
        }
      }
    }
    if bytes.count > kept, bytes[bytes.count - 1] == UInt8(ascii: " ") { bytes.removeLast() }
  }

  /// Characters that stay, whatever stands beside them.
  private mutating func append(_ byte: UInt8, count: Int) {
    guard count <= SpreadsheetLimits.cellCharacters, hasRoom else {
      isTooLong = true
      return
    }
    for _ in 0..<count { bytes.append(byte) }
    kept = bytes.count
  }

  private mutating func append(_ text: ArraySlice<UInt8>, start: Int) {
    guard hasRoom else {
      isTooLong = true
      return
    }
    for byte in text {
      guard NumberText.isSpace(byte) else {
        bytes.append(byte)
        continue
      }
      // White space at the beginning goes, and behind other white space of the same kind.
      let isDropped = bytes.count == start || (bytes.count > kept && bytes[bytes.count - 1] == UInt8(ascii: " "))
      if !isDropped { bytes.append(UInt8(ascii: " ")) }
    }
  }

  private var hasRoom: Bool { bytes.count <= 4 * SpreadsheetLimits.cellCharacters }
}
