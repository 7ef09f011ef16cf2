internal import Bytes
internal import FileSystem

/// How much of a file belongs to a checkpoint, and its checksum.
struct StoredPart: Equatable, Sendable {
  let byteCount: Int
  private let lanes: [UInt64]
  private let sum: UInt64

  /// What one takes in a head.
  static let storedByteCount = 48

  init(_ sum: RunningSum) {
    (byteCount, lanes, self.sum) = (sum.byteCount, sum.lanes, sum.value)
  }

  /// Reads a part of a head.
  init?(_ bytes: RawSpan, at offset: Int) {
    let count: UInt64 = bytes.loadLittleEndian(at: offset)
    guard let byteCount = Int(exactly: count) else { return nil }
    self.byteCount = byteCount
    lanes = (1...4).map { bytes.loadLittleEndian(at: offset + 8 * $0) }
    sum = bytes.loadLittleEndian(at: offset + 40)
  }

  func write(to head: inout [UInt8]) {
    head.appendLittleEndian(UInt64(byteCount))
    for lane in lanes { head.appendLittleEndian(lane) }
    head.appendLittleEndian(sum)
  }

  /// The sum to be gone on with, of all full blocks.
  var runningSum: RunningSum { RunningSum(lanes: lanes, byteCount: byteCount) }

  /// The bytes of a file, fetched when they are needed, and checked then.
  /// - Parameters:
  ///   - place: of the file among all.
  ///   - otherwise: makes them where the file is not as it was stored.
  func bytes(of path: String, place: Int, otherwise: @escaping @Sendable () -> [UInt8]) -> LazyBytes {
    LazyBytes(byteCount: byteCount) {
      if let file = try? MappedFile(path, byteCount: byteCount), isWhole(file, place: place) { return .mapped(file) }
      return .made(otherwise())
    }
  }

  /// Whether a file is as it was stored.
  func isWhole(_ file: MappedFile, place: Int) -> Bool {
    var sum = RunningSum(place: place)
    sum.add(file.bytes)
    return sum.lanes == lanes && sum.value == self.sum
  }
}
