internal import Bytes
internal import FileSystem

/// A growing row of bytes: the first of them where they are stored, the others in memory. What was appended in one go lies
/// together.
struct ByteColumn: Sendable {
  private let stored: LazyBytes?
  private let storedCount: Int
  private var later: [UInt8] = []

  init(_ bytes: [UInt8] = []) {
    stored = nil
    storedCount = 0
    later = bytes
  }

  init(stored: LazyBytes) {
    self.stored = stored
    storedCount = stored.byteCount
  }

  var count: Int { storedCount + later.count }

  mutating func append(contentsOf bytes: some Sequence<UInt8>) { later.append(contentsOf: bytes) }

  /// Lends bytes that lie together.
  func withBytes<Result>(_ range: Range<Int>, _ body: (RawSpan) throws -> Result) rethrows -> Result {
    if range.lowerBound < storedCount, let stored { return try body(stored.bytes(range)) }
    return try body(later.span.rawBytes.extracting(range.lowerBound - storedCount..<range.upperBound - storedCount))
  }

  /// Bytes that lie together, as an array of their own.
  subscript(range: Range<Int>) -> [UInt8] { withBytes(range) { $0.bytes() } }

  /// The parts of a range that lie together, in order.
  func runs(_ range: Range<Int>) -> [Range<Int>] {
    [range.clamped(to: 0..<storedCount), range.clamped(to: storedCount..<max(storedCount, count))].filter {
      !$0.isEmpty
    }
  }
}
