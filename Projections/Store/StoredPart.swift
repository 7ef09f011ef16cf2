internal import Bytes
internal import FileSystem

/// How much of a file belongs to a checkpoint, and the checksums of its chunks.
struct StoredPart: Equatable, Sendable {
  let byteCount: Int
  /// One for each chunk.
  private let sums: [UInt64]
  /// Of the last chunk, after all full blocks: for what is written behind.
  private let lanes: [UInt64]

  private static let laneCount = 4

  init(_ sums: ChunkSums) {
    (byteCount, self.sums, lanes) = (sums.byteCount, sums.all, sums.open.lanes)
  }

  /// A file of these bytes.
  init(_ bytes: RawSpan, place: Int) {
    var sums = ChunkSums(place: place)
    sums.add(bytes)
    self.init(sums)
  }

  // MARK: The head

  /// Reads a part of a head, and moves behind it; nil where none is there.
  init?(_ head: RawSpan, at offset: inout Int) {
    guard offset + 8 <= head.byteCount else { return nil }
    let count: UInt64 = head.loadLittleEndian(at: offset)
    guard let byteCount = Int(exactly: count), byteCount < Int.max / 2 else { return nil }
    let (chunkCount, rest) = (LazyBytes.chunkCount(byteCount), head.byteCount - offset - 8)
    guard chunkCount <= rest / 8 - StoredPart.laneCount else { return nil }
    let first = offset + 8
    self.byteCount = byteCount
    lanes = (0..<StoredPart.laneCount).map { head.loadLittleEndian(at: first + 8 * $0) }
    sums = (0..<chunkCount).map { head.loadLittleEndian(at: first + 8 * (StoredPart.laneCount + $0)) }
    offset = first + 8 * (StoredPart.laneCount + chunkCount)
  }

  func write(to head: inout [UInt8]) {
    head.appendLittleEndian(UInt64(byteCount))
    for number in lanes + sums { head.appendLittleEndian(number) }
  }

  // MARK: Files

  /// The sums to be gone on with, of all full blocks.
  func runningSums(place: Int) -> ChunkSums {
    let fullCount = byteCount / LazyBytes.chunkByteCount
    return ChunkSums(place: place, full: Array(sums.prefix(fullCount)), lanes: lanes, byteCount: byteCount)
  }

  /// The bytes of a file, each chunk of which is checked when it is first needed.
  /// - Parameters:
  ///   - place: of the file among all.
  ///   - elsewhere: gives a file that begins with the same where that is no more; nil where there is none.
  ///   - otherwise: makes them where the file is not as it was stored.
  func bytes(
    of path: String, place: Int, elsewhere: @escaping @Sendable () -> MappedFile? = { nil },
    otherwise: @escaping @Sendable () -> [UInt8]
  ) -> LazyBytes {
    LazyBytes(
      byteCount: byteCount,
      .mapped(
        { (try? MappedFile(path, byteCount: byteCount)) ?? elsewhere() },
        isWhole: { chunk, bytes in ChunkSums.sum(of: bytes, place: place, chunk: chunk) == sums[chunk] },
        otherwise: otherwise))
  }

  /// Whether a file is as it was stored.
  func isWhole(_ file: MappedFile, place: Int) -> Bool { StoredPart(file.bytes, place: place) == self }
}
