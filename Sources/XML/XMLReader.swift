private import CExpat

/// Reads an XML document piece by piece, over expat; everything that touches C memory is here.
///
/// Nothing outside the document is ever read, and there are no entities but the five of XML and those of characters: a
/// document type is refused before a declaration in it is. Memory is bounded by a piece and `maximumMarkup`.
@safe
package struct XMLReader: ~Copyable {
  /// The longest tag, comment or instruction in bytes.
  package static let maximumMarkup = 1 << 20

  // SAFETY: made in `init`, owned by this value alone, and freed when it goes.
  private let parser: XML_Parser
  /// What the callbacks write to; expat holds it without owning it, and this value outlives the parser.
  private let queue: XMLQueue
  private var taken = 0

  /// - Parameter maximumDepth: how many elements may lie within each other.
  package init(_ vocabulary: XMLVocabulary, maximumDepth: Int) {
    // SAFETY: a new parser, which this value alone owns.
    guard let parser = unsafe XML_ParserCreateNS(nil, CChar(XMLVocabulary.separator)) else {
      fatalError("there is no memory for a parser")
    }
    unsafe self.parser = parser
    queue = unsafe XMLQueue(vocabulary, maximumDepth: maximumDepth, parser: parser)
    // SAFETY: the queue lives as long as this value, which frees the parser first; callbacks come only during a call.
    unsafe XML_SetUserData(parser, Unmanaged.passUnretained(queue).toOpaque())
    unsafe XML_SetElementHandler(
      parser,
      { data, name, attributes in
        unsafe XMLReader.queue(data).start(name, attributes)
      },
      { data, name in unsafe XMLReader.queue(data).end(name) })
    // SAFETY: as above.
    unsafe XML_SetCharacterDataHandler(parser) { data, text, count in
      unsafe XMLReader.queue(data).text(text, count: count)
    }
    unsafe XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      unsafe XMLReader.queue(data).stop { .documentType(line: $0) }
    }
  }

  deinit {
    // SAFETY: the parser was made in `init` and is freed only here.
    unsafe XML_ParserFree(parser)
  }

  @unsafe private static func queue(_ data: UnsafeMutableRawPointer?) -> XMLQueue {
    // SAFETY: the data is the queue that `init` gave, alive as long as the parser.
    unsafe Unmanaged<XMLQueue>.fromOpaque(data!).takeUnretainedValue()
  }

  /// Reads on.
  ///
  /// - Parameters:
  ///   - bytes: whose first `count` are the next of the document.
  ///   - isLast: whether the document ends with them.
  ///   - batch: what they hold; what was in it goes.
  package mutating func read(
    _ bytes: [UInt8], count: Int, isLast: Bool, into batch: inout XMLBatch
  ) throws(XMLError) {
    precondition(count <= bytes.count && count <= Int(Int32.max), "a piece lies within its buffer")
    batch.clear()
    swap(&batch, &queue.batch)
    defer { swap(&batch, &queue.batch) }
    // SAFETY: expat reads the given count of bytes during the call; the rest of a tag it copies.
    let status = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { text in
        unsafe XML_Parse(parser, text.baseAddress, Int32(count), isLast ? 1 : 0)
      }
    }
    if let stopped = queue.fault { throw stopped }
    guard status == XML_STATUS_OK else { throw .notWellFormed(line: queue.line) }
    taken += count
    // SAFETY: the parser lives; the call reads a position.
    let unread = unsafe taken - Int(XML_GetCurrentByteIndex(parser))
    if !isLast, unread > XMLReader.maximumMarkup { throw .markupTooLong(line: queue.line) }
  }
}
