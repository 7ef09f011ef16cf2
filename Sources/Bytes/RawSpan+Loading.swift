extension RawSpan {
  /// The byte at an offset.
  @inlinable
  package func byte(at offset: Int) -> UInt8 {
    // SAFETY: every bit pattern is a `UInt8`; the load checks the bounds.
    unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: UInt8.self)
  }

  /// A number of the machine's own byte order at any offset, aligned or not.
  @inlinable
  package func loadNative<Number: FixedWidthInteger & BitwiseCopyable>(
    _ type: Number.Type = Number.self, at offset: Int
  ) -> Number {
    // SAFETY: every bit pattern is an integer; the load checks the bounds and asks for no alignment.
    unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: Number.self)
  }

  /// A number stored least significant byte first, at any offset.
  @inlinable
  package func loadLittleEndian<Number: FixedWidthInteger & BitwiseCopyable>(
    _ type: Number.Type = Number.self, at offset: Int
  ) -> Number {
    Number(littleEndian: loadNative(at: offset))
  }

  /// A number stored most significant byte first, at any offset.
  @inlinable
  package func loadBigEndian<Number: FixedWidthInteger & BitwiseCopyable>(
    _ type: Number.Type = Number.self, at offset: Int
  ) -> Number {
    Number(bigEndian: loadNative(at: offset))
  }
}
