private import CExpat
private import Foundation

/// What expat's callbacks leave for the reader.
@safe
final class XMLQueue {
  var batch = XMLBatch()
  private(set) var fault: XMLError?
  private let vocabulary: XMLVocabulary
  private let maximumDepth: Int
  private var depth = 0
  // SAFETY: owned by the reader that owns this queue; used only during a call of its parser, or between two.
  private let parser: OpaquePointer

  @unsafe init(_ vocabulary: XMLVocabulary, maximumDepth: Int, parser: OpaquePointer) {
    (self.vocabulary, self.maximumDepth) = (vocabulary, maximumDepth)
    // SAFETY: the caller keeps the parser as long as the queue is used.
    unsafe self.parser = parser
  }

  /// The 1-based line that is being read.
  var line: Int {
    // SAFETY: the parser lives; the call reads a position.
    unsafe Int(XML_GetCurrentLineNumber(parser))
  }

  /// Ends the reading with a fault.
  func stop(_ fault: (Int) -> XMLError) {
    if self.fault == nil { self.fault = fault(line) }
    // SAFETY: called from a callback of this parser, where that is allowed.
    _ = unsafe XML_StopParser(parser, 0)
  }

  @unsafe func start(_ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
    depth += 1
    guard depth <= maximumDepth else { return stop { .tooDeep(line: $0) } }
    let first = Int32(truncatingIfNeeded: batch.attributes.count)
    // SAFETY: expat gives pairs of texts that end with a NUL, and nil behind the last; they are copied at once.
    if var next = unsafe attributes {
      while let attribute = unsafe next[0], let value = unsafe next[1] {
        let number = unsafe vocabulary.number(of: attribute)
        if number > 0 {
          let range = unsafe append(value, count: strlen(value))
          batch.attributes.append(XMLAttribute(name: number, first: range.first, last: range.last))
        }
        unsafe next += 2
      }
    }
    // SAFETY: the name ends with a NUL.
    let number = unsafe vocabulary.number(of: name!)
    let last = Int32(truncatingIfNeeded: batch.attributes.count)
    batch.events.append(XMLEvent(kind: .start, name: number, first: first, last: last))
  }

  @unsafe func end(_ name: UnsafePointer<CChar>?) {
    depth -= 1
    // SAFETY: the name ends with a NUL.
    let number = unsafe vocabulary.number(of: name!)
    batch.events.append(XMLEvent(kind: .end, name: number, first: 0, last: 0))
  }

  @unsafe func text(_ text: UnsafePointer<CChar>?, count: Int32) {
    // SAFETY: expat gives as many bytes as it says; they are copied at once.
    let range = unsafe append(text!, count: Int(count))
    let previous = batch.events.count - 1
    // Pieces of one text, which entities and line breaks part.
    if previous >= 0, batch.events[previous].kind == .text {
      batch.events[previous].last = range.last
    } else {
      batch.events.append(XMLEvent(kind: .text, name: 0, first: range.first, last: range.last))
    }
  }

  /// The bytes of a piece are far fewer than an `Int32` counts: it is at most as long as `XMLReader.read` is given and what
  /// is held of a tag, and no entity grows.
  @unsafe private func append(_ text: UnsafePointer<CChar>, count: Int) -> (first: Int32, last: Int32) {
    let first = Int32(truncatingIfNeeded: batch.bytes.count)
    // SAFETY: the caller says that so many bytes are there.
    unsafe batch.bytes.append(contentsOf: UnsafeRawBufferPointer(start: text, count: count))
    return (first, Int32(truncatingIfNeeded: batch.bytes.count))
  }
}
