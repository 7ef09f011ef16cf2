extension [UInt8] {
  /// Appends a number most significant byte first, so that the order of the bytes is that of the numbers.
  @inlinable
  package mutating func appendBigEndian<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number) {
    appendNative(number.bigEndian)
  }

  /// Appends a number least significant byte first.
  @inlinable
  package mutating func appendLittleEndian<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number) {
    appendNative(number.littleEndian)
  }

  /// Appends the bytes of a span.
  @inlinable
  package mutating func append(contentsOf span: RawSpan) { span.append(to: &self) }

  @inlinable
  mutating func appendNative<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number) {
    // SAFETY: an integer's bytes are read within the closure only.
    unsafe Swift.withUnsafeBytes(of: number) { unsafe append(contentsOf: $0) }
  }
}

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
}

extension OutputRawSpan {
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
