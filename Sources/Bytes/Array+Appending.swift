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
