/// A growing sequence of 32-bit numbers in chunks.
///
/// A copy is cheap, and appending to one of two copies copies only the last chunk: so a reader keeps its own state
/// of a projection while the projection catches up.
package struct Column: Sendable {
  package typealias Element = UInt32

  /// Elements of a full chunk.
  package static var chunkCount: Int { 4096 }
  static var chunkBits: Int { 12 }

  package private(set) var chunks: [[Element]] = []
  package private(set) var count = 0

  package init() {}

  package subscript(index: Int) -> Element { chunks[index >> Self.chunkBits][index & (Self.chunkCount - 1)] }

  package mutating func append(_ element: Element) {
    if count & (Self.chunkCount - 1) == 0 {
      var chunk: [Element] = []
      chunk.reserveCapacity(Self.chunkCount)
      chunks.append(chunk)
    }
    chunks[chunks.count - 1].append(element)
    count += 1
  }

  /// Appends a chunk as it was stored; all but the last are full.
  mutating func append(chunk: [Element]) {
    precondition(count & (Self.chunkCount - 1) == 0 && chunk.count <= Self.chunkCount)
    chunks.append(chunk)
    count += chunk.count
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
}
