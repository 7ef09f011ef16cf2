extension RawSpan {
  /// A copy of the bytes.
  @inlinable
  package func bytes() -> [UInt8] {
    // SAFETY: the buffer is read within the closure only, while the span's owner is borrowed.
    unsafe withUnsafeBytes { unsafe [UInt8]($0) }
  }

  /// Replaces the contents of `target`, keeping its capacity.
  @inlinable
  package func copy(into target: inout [UInt8]) {
    target.removeAll(keepingCapacity: true)
    append(to: &target)
  }

  /// Appends the bytes to `target`.
  @inlinable
  package func append(to target: inout [UInt8]) {
    // SAFETY: the buffer is read within the closure only, while the span's owner is borrowed.
    unsafe withUnsafeBytes { unsafe target.append(contentsOf: $0) }
  }

  /// Appends the numbers that the bytes hold, least significant byte first, to `target`; the bytes are whole numbers.
  @inlinable
  package func append<Number: FixedWidthInteger & BitwiseCopyable>(to target: inout [Number]) {
    let width = MemoryLayout<Number>.stride
    precondition(byteCount % width == 0, "a column holds whole numbers")
    let start = target.count
    target.append(contentsOf: repeatElement(0, count: byteCount / width))
    // SAFETY: every bit pattern is an integer, and the room behind `start` is exactly the span's size; two buffers
    // that cannot overlap, as the target is held exclusively.
    unsafe withUnsafeBytes { source in
      unsafe target.withUnsafeMutableBytes { room in
        unsafe UnsafeMutableRawBufferPointer(rebasing: room[(start * width)...]).copyMemory(from: source)
      }
    }
    #if _endian(big)
      for index in start..<target.count { target[index] = Number(littleEndian: target[index]) }
    #endif
  }
}
