internal import Synchronization

/// Bytes that are fetched when the first of them is asked for, and stay: those of a mapped file, or made in memory.
///
/// To ask costs no lock once they are there.
package final class LazyBytes: Sendable {
  /// What holds the bytes.
  package enum Contents: Sendable {
    case mapped(MappedFile)
    case made([UInt8])
  }

  package let byteCount: Int
  private let address = Atomic<Int>(0)
  private let kept = Mutex<Kept?>(nil)
  private let fetch: @Sendable () -> Contents

  /// What keeps the bytes at their address.
  private enum Kept: Sendable {
    case mapped(MappedFile)
    case allocated(Int)
  }

  /// - Parameter fetch: called once; it gives `byteCount` bytes at least.
  package init(byteCount: Int, fetch: @escaping @Sendable () -> Contents) {
    self.byteCount = byteCount
    self.fetch = fetch
  }

  deinit {
    kept.withLock { kept in
      guard case .allocated(let address)? = kept else { return }
      // SAFETY: it was allocated here, and nothing that is lent of it outlives the value.
      unsafe UnsafeMutableRawPointer(bitPattern: address)?.deallocate()
    }
  }

  /// The number at a position among numbers of 32 bits.
  @inline(__always)
  package func word(at index: Int) -> UInt32 {
    precondition(index >= 0 && index < byteCount / 4, "a number lies within what is stored")
    // SAFETY: the bytes are there, are aligned to a page or to 16 bytes, and stay as long as the value; the index was checked.
    return unsafe UnsafeRawPointer(bitPattern: start)!.load(fromByteOffset: index * 4, as: UInt32.self)
  }

  /// The bytes, lent as long as the value is held.
  package var bytes: RawSpan {
    @_lifetime(borrow self)
    get {
      // SAFETY: the bytes are there and stay until the value ends; the span does not outlive its borrow.
      let buffer = unsafe UnsafeRawBufferPointer(
        start: byteCount > 0 ? UnsafeRawPointer(bitPattern: start) : nil, count: byteCount)
      return unsafe _overrideLifetime(RawSpan(_unsafeBytes: buffer), borrowing: self)
    }
  }

  /// The numbers of 32 bits, lent as long as the value is held.
  package var words: Span<UInt32> {
    @_lifetime(borrow self)
    get {
      // SAFETY: every bit pattern is a number; the bytes are aligned, are there and stay until the value ends.
      let buffer = unsafe UnsafeBufferPointer(
        start: byteCount > 0 ? UnsafePointer<UInt32>(bitPattern: start) : nil, count: byteCount / 4)
      return unsafe _overrideLifetime(Span(_unsafeElements: buffer), borrowing: self)
    }
  }

  /// Where the bytes are.
  @inline(__always)
  private var start: Int {
    let known = address.load(ordering: .acquiring)
    return known != 0 || byteCount == 0 ? known : fetched()
  }

  @inline(never)
  private func fetched() -> Int {
    kept.withLock { kept in
      let known = address.load(ordering: .acquiring)
      guard known == 0 else { return known }
      let found: Int
      switch fetch() {
      case .mapped(let file):
        precondition(file.byteCount >= byteCount, "what is fetched holds what is asked for")
        // SAFETY: the address is kept together with the file that it is of.
        found = unsafe file.bytes.withUnsafeBytes { Int(bitPattern: $0.baseAddress) }
        kept = .mapped(file)
      case .made(let bytes):
        precondition(bytes.count >= byteCount, "what is fetched holds what is asked for")
        // SAFETY: as many bytes are copied as were allocated.
        let copy = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: 16)
        unsafe bytes.withUnsafeBytes { unsafe copy.copyMemory(from: $0.baseAddress!, byteCount: byteCount) }
        found = Int(bitPattern: copy)
        kept = .allocated(found)
      }
      address.store(found, ordering: .releasing)
      return found
    }
  }
}
