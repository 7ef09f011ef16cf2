/// Bytes that stay where they are, so that C may read them as long as their owner lives.
@safe
final class StoredBytes: Sendable {
  // SAFETY: written in `init` alone and only read afterwards.
  private nonisolated(unsafe) let memory: UnsafeMutableRawBufferPointer

  init(_ bytes: [UInt8]) {
    // SAFETY: owned by this object alone; as many bytes are copied as there is room for.
    unsafe memory = .allocate(byteCount: max(bytes.count, 1), alignment: 16)
    unsafe memory.copyBytes(from: bytes)
    count = bytes.count
  }

  deinit {
    // SAFETY: allocated in `init` and freed only here.
    unsafe memory.deallocate()
  }

  let count: Int

  /// Valid as long as this object.
  // SAFETY: the count is the number of bytes that were copied.
  @unsafe var bytes: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(rebasing: memory[..<count]) }

  /// The bytes at the beginning, and at the end.
  func prefix(_ count: Int) -> [UInt8] {
    // SAFETY: they are copied at once.
    unsafe Array(bytes.prefix(count))
  }

  func suffix(_ count: Int) -> [UInt8] {
    // SAFETY: they are copied at once.
    unsafe Array(bytes.suffix(count))
  }
}
