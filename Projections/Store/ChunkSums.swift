internal import Bytes
internal import FileSystem

/// The checksums of the chunks of a file (`LazyBytes.chunkByteCount`), which can go on where they stopped: each is bound to the
/// place of the file among all, and to its number.
struct ChunkSums: Equatable, Sendable {
  private let place: Int
  /// Of the chunks that are full.
  private(set) var full: [UInt64] = []
  /// Of the chunk under way.
  private(set) var open: RunningSum

  /// Those of no bytes.
  init(place: Int) {
    self.place = place
    open = RunningSum(place: place, chunk: 0)
  }

  /// Those of the first bytes of a file, as they were after all full blocks among them.
  init(place: Int, full: [UInt64], lanes: [UInt64], byteCount: Int) {
    self.place = place
    self.full = full
    open = RunningSum(lanes: lanes, byteCount: byteCount - full.count * LazyBytes.chunkByteCount)
  }

  /// The number of bytes that were added.
  var byteCount: Int { full.count * LazyBytes.chunkByteCount + open.byteCount }

  /// One for each chunk.
  var all: [UInt64] { open.byteCount > 0 ? full + [open.value] : full }

  mutating func add(_ bytes: RawSpan) {
    var offset = 0
    while offset < bytes.byteCount {
      let end = min(bytes.byteCount, offset + LazyBytes.chunkByteCount - open.byteCount)
      open.add(bytes.extracting(offset..<end))
      offset = end
      guard open.byteCount == LazyBytes.chunkByteCount else { continue }
      full.append(open.value)
      open = RunningSum(place: place, chunk: full.count)
    }
  }

  /// The checksum of a chunk.
  static func sum(of bytes: RawSpan, place: Int, chunk: Int) -> UInt64 {
    var sum = RunningSum(place: place, chunk: chunk)
    sum.add(bytes)
    return sum.value
  }
}
