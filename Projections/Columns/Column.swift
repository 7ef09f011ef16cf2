internal import FileSystem

/// A growing sequence of 32-bit numbers: the first of them where they are stored, the others in chunks in memory.
///
/// A copy is cheap, and appending to one of two copies copies only the last chunk: so a reader keeps its own state
/// of a projection while the projection catches up.
package struct Column: Sendable {
  package typealias Element = UInt32

  /// Elements of a full chunk.
  package static var chunkCount: Int { 4096 }
  private static var chunkBits: Int { 12 }
  /// The most elements that are lent at a time.
  private static let runCount = 1 << 16

  private let stored: LazyBytes?
  private let storedCount: Int
  private var chunks: [[Element]] = []
  package private(set) var count: Int

  package init() {
    stored = nil
    (storedCount, count) = (0, 0)
  }

  /// A column of which the numbers are stored.
  init(stored: LazyBytes) {
    self.stored = stored
    storedCount = stored.byteCount / 4
    count = storedCount
  }

  @inline(__always)
  package subscript(index: Int) -> Element {
    if index < storedCount, let stored { return stored.word(at: index) }
    let place = index - storedCount
    return chunks[place >> Self.chunkBits][place & (Self.chunkCount - 1)]
  }

  package mutating func append(_ element: Element) {
    if (count - storedCount) & (Self.chunkCount - 1) == 0 {
      var chunk: [Element] = []
      chunk.reserveCapacity(Self.chunkCount)
      chunks.append(chunk)
    }
    chunks[chunks.count - 1].append(element)
    count += 1
  }

  /// The number of leading elements that are below `bound`, in a column that ascends.
  package func firstIndex(notBelow bound: Element) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < bound { low = middle + 1 } else { high = middle }
    }
    return low
  }

  package var last: Element? { count == 0 ? nil : self[count - 1] }

  // MARK: Runs

  /// The parts of a range that lie together, in order: columns that were stored together, and appended to together, have the
  /// same.
  package func runs(_ range: Range<Int>) -> some Sequence<Range<Int>> {
    sequence(state: range.lowerBound) { start -> Range<Int>? in
      guard start < range.upperBound else { return nil }
      let first = start
      let end =
        if first < storedCount {
          min(storedCount, (first / Self.runCount + 1) * Self.runCount)
        } else {
          storedCount + ((first - storedCount) / Self.chunkCount + 1) * Self.chunkCount
        }
      start = min(end, range.upperBound)
      return first..<start
    }
  }

  /// Lends the elements of a run.
  package func withRun<Result>(_ run: Range<Int>, _ body: (Span<Element>) throws -> Result) rethrows -> Result {
    if run.lowerBound < storedCount, let stored { return try body(stored.words(run)) }
    let (first, end) = (run.lowerBound - storedCount, run.upperBound - storedCount)
    let offset = first & ~(Self.chunkCount - 1)
    let chunk = chunks[first >> Self.chunkBits]
    return try body(chunk.span.extracting(first - offset..<end - offset))
  }
}
