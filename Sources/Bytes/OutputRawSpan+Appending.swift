extension OutputRawSpan {
  /// Appends the bytes of a span, which must fit.
  @_lifetime(self: copy self)
  package mutating func append(contentsOf span: RawSpan) {
    precondition(span.byteCount <= freeCapacity, "the bytes fit the room that was reserved")
    // SAFETY: the room was just checked, both buffers are used within the closures only, and exactly the copied bytes
    // are counted as initialised.
    unsafe withUnsafeMutableBytes { room, count in
      unsafe span.withUnsafeBytes { source in
        unsafe UnsafeMutableRawBufferPointer(rebasing: room[count...]).copyMemory(from: source)
      }
      count += span.byteCount
    }
  }

  /// Appends a number most significant byte first; it must fit.
  @_lifetime(self: copy self)
  package mutating func appendBigEndian<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number) {
    // SAFETY: an integer has no padding: all of its bytes are initialised; the room is checked by `append`.
    unsafe append(number.bigEndian, as: Number.self)
  }

  /// Appends a number least significant byte first; it must fit.
  @_lifetime(self: copy self)
  package mutating func appendLittleEndian<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number) {
    // SAFETY: as above.
    unsafe append(number.littleEndian, as: Number.self)
  }
}
