extension Span where Element: FixedWidthInteger & BitwiseCopyable {
  /// The bytes of whole numbers, in the machine's own order.
  @inlinable
  package var rawBytes: RawSpan {
    @_lifetime(copy self)
    // SAFETY: an integer has no padding: all of its bytes are initialised.
    get { unsafe bytes }
  }
}

extension Array where Element: FixedWidthInteger & BitwiseCopyable {
  /// The bytes of whole numbers, in the machine's own order, lent while the array is not changed.
  @inlinable
  package var rawBytes: RawSpan {
    @_lifetime(borrow self)
    get { span.rawBytes }
  }
}
