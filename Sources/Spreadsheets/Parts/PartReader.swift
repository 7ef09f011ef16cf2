internal import Archives
internal import XML

/// Reads one part of a workbook, an XML document in its archive, step by step.
struct PartReader: ~Copyable {
  /// The part's name in the archive.
  let part: String
  /// What the current steps refer to.
  private(set) var batch = XMLBatch()
  private var reader: XMLReader
  private var stream: Decoder
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var position = 0
  private var hasEnded = false
  private let limit: Int

  init(_ stream: consuming Decoder, part: String, limit: Int, _ vocabulary: XMLVocabulary) {
    (self.part, self.limit) = (part, limit)
    self.stream = stream
    reader = XMLReader(vocabulary, maximumDepth: SpreadsheetLimits.depth)
  }

  /// The next step; nil at the end of the document.
  mutating func next() throws(SpreadsheetError) -> XMLEvent? {
    while position == batch.events.count {
      if hasEnded { return nil }
      try fill()
    }
    position += 1
    return batch.events[position - 1]
  }

  /// Goes on to behind the element that has just begun.
  mutating func skip() throws(SpreadsheetError) {
    var depth = 1
    while depth > 0, let event = try next() {
      switch event.kind {
      case .start: depth += 1
      case .end: depth -= 1
      case .text: break
      }
    }
  }

  private mutating func fill() throws(SpreadsheetError) {
    let count: Int
    do throws(ArchiveError) {
      count = try stream.read(into: &buffer, from: 0)
    } catch {
      throw SpreadsheetError(error, limit: limit)
    }
    hasEnded = count == 0
    position = 0
    do throws(XMLError) {
      try reader.read(buffer, count: count, isLast: hasEnded, into: &batch)
    } catch {
      throw refusal(error)
    }
  }

  private func refusal(_ error: XMLError) -> SpreadsheetError {
    switch error {
    case .notWellFormed(let line): .refused(.notWellFormed(part: part), line: line)
    case .documentType(let line): .refused(.documentType(part: part), line: line)
    case .tooDeep(let line): .refused(.tooDeep(part: part), line: line)
    case .markupTooLong(let line): .refused(.markupTooLong(part: part), line: line)
    }
  }
}
