internal import Synchronization

/// Bytes that are fetched when the first of them is asked for, and stay: those of a mapped file, or made in memory.
///
/// A file is looked at in chunks, each before the first of its bytes is given. To ask costs no lock once that was done.
package final class LazyBytes: Sendable {
  /// The bytes of a chunk; the last may have fewer.
  package static let chunkByteCount = 1 << chunkBits
  private static let chunkBits = 17

  /// Where bytes come from.
  package struct Source: Sendable {
    fileprivate let map: @Sendable () -> MappedFile?
    fileprivate let isWhole: @Sendable (_ chunk: Int, _ bytes: RawSpan) -> Bool
    fileprivate let make: @Sendable () -> [UInt8]

    /// Bytes that are made.
    package static func made(_ make: @escaping @Sendable () -> [UInt8]) -> Source {
      Source(map: { nil }, isWhole: { _, _ in true }, make: make)
    }

    /// Bytes of a file.
    /// - Parameters:
    ///   - map: gives the file; nil where it is not there.
    ///   - isWhole: whether a chunk of it is as it was written.
    ///   - otherwise: makes all bytes where the file is not there, or a chunk of it is not as it was written.
    package static func mapped(
      _ map: @escaping @Sendable () -> MappedFile?,
      isWhole: @escaping @Sendable (_ chunk: Int, _ bytes: RawSpan) -> Bool,
      otherwise make: @escaping @Sendable () -> [UInt8]
    ) -> Source {
      Source(map: map, isWhole: isWhole, make: make)
    }
  }

  package let byteCount: Int
  private let source: Source
  /// For each chunk the address of all bytes, once the chunk may be read there; 0 before.
  private let addresses: Int
  /// The address at which every chunk that may be read can be.
  private let latest = Atomic<Int>(0)
  private let kept = Mutex(Kept())

  /// What keeps the bytes at their addresses.
  private struct Kept: Sendable {
    var file: MappedFile?
    var made: Int?
  }

  /// - Parameter source: gives `byteCount` bytes at least.
  package init(byteCount: Int, _ source: Source) {
    self.byteCount = byteCount
    self.source = source
    let count = LazyBytes.chunkCount(byteCount)
    // SAFETY: as many are initialised as were allocated, and given back at the end of this value.
    let addresses = UnsafeMutablePointer<Atomic<Int>>.allocate(capacity: max(1, count))
    for chunk in 0..<count { unsafe (addresses + chunk).initialize(to: Atomic(0)) }
    self.addresses = Int(bitPattern: addresses)
  }

  /// Bytes that are there.
  package convenience init(_ bytes: [UInt8]) { self.init(byteCount: bytes.count, .made { bytes }) }

  deinit {
    // SAFETY: (both) they were allocated here, and nothing that is lent of them outlives the value.
    unsafe UnsafeMutablePointer<Atomic<Int>>(bitPattern: addresses)?.deallocate()
    kept.withLock { kept in
      if let made = kept.made { unsafe UnsafeMutableRawPointer(bitPattern: made)?.deallocate() }
    }
  }

  /// How many chunks so many bytes are.
  package static func chunkCount(_ byteCount: Int) -> Int { (byteCount + chunkByteCount - 1) >> chunkBits }

  // MARK: Reading

  /// The number at a position among numbers of 32 bits.
  @inline(__always)
  package func word(at index: Int) -> UInt32 {
    precondition(index >= 0 && index < byteCount / 4, "a number lies within what is stored")
    // SAFETY: the bytes are there, are aligned to a page or to 16 bytes, and stay as long as the value; the index was checked.
    return unsafe UnsafeRawPointer(bitPattern: address(of: index * 4))!.load(fromByteOffset: index * 4, as: UInt32.self)
  }

  /// Some of the bytes, lent as long as the value is held.
  @_lifetime(borrow self)
  package func bytes(_ range: Range<Int>) -> RawSpan {
    precondition(range.lowerBound >= 0 && range.upperBound <= byteCount, "bytes lie within what is stored")
    let address = address(of: range)
    // SAFETY: the bytes are there and stay until the value ends; the span does not outlive its borrow.
    let buffer = unsafe UnsafeRawBufferPointer(
      start: UnsafeRawPointer(bitPattern: address == 0 ? 0 : address + range.lowerBound), count: range.count)
    return unsafe _overrideLifetime(RawSpan(_unsafeBytes: buffer), borrowing: self)
  }

  /// Some of the numbers of 32 bits, lent as long as the value is held.
  @_lifetime(borrow self)
  package func words(_ range: Range<Int>) -> Span<UInt32> {
    precondition(range.lowerBound >= 0 && range.upperBound <= byteCount / 4, "numbers lie within what is stored")
    let address = address(of: range.lowerBound * 4..<range.upperBound * 4)
    // SAFETY: every bit pattern is a number; the bytes are aligned, are there and stay until the value ends.
    let buffer = unsafe UnsafeBufferPointer(
      start: UnsafePointer<UInt32>(bitPattern: address == 0 ? 0 : address + range.lowerBound * 4), count: range.count)
    return unsafe _overrideLifetime(Span(_unsafeElements: buffer), borrowing: self)
  }

  /// The address of all bytes at which one of them may be read.
  @inline(__always)
  private func address(of byte: Int) -> Int {
    let known = known(byte >> LazyBytes.chunkBits)
    return known != 0 ? known : looked(at: byte >> LazyBytes.chunkBits)
  }

  /// The same of some that follow each other; 0 where these are none.
  @inline(__always)
  private func address(of bytes: Range<Int>) -> Int {
    guard !bytes.isEmpty else { return 0 }
    let (first, last) = (bytes.lowerBound >> LazyBytes.chunkBits, (bytes.upperBound - 1) >> LazyBytes.chunkBits)
    guard first < last else { return address(of: bytes.lowerBound) }
    for chunk in first...last where known(chunk) == 0 { _ = looked(at: chunk) }
    return latest.load(ordering: .acquiring)
  }

  @inline(__always)
  private func known(_ chunk: Int) -> Int {
    // SAFETY: there is an address for each chunk, as long as the value is.
    unsafe UnsafeMutablePointer<Atomic<Int>>(bitPattern: addresses)![chunk].load(ordering: .acquiring)
  }

  // MARK: Looking

  /// Looks at a chunk, and notes that it may be read.
  @inline(never)
  private func looked(at chunk: Int) -> Int {
    kept.withLock { kept in
      let known = known(chunk)
      guard known == 0 else { return known }
      if kept.made == nil, kept.file == nil { kept.file = source.map() }
      let start = chunk << LazyBytes.chunkBits
      let range = start..<min(start + LazyBytes.chunkByteCount, byteCount)
      guard kept.made == nil, let file = kept.file, source.isWhole(chunk, file.bytes.extracting(range)) else {
        return made(&kept)
      }
      // SAFETY: the address is kept together with the file that it is of.
      let address = unsafe file.bytes.withUnsafeBytes { Int(bitPattern: $0.baseAddress) }
      latest.store(address, ordering: .releasing)
      note(address, for: chunk)
      return address
    }
  }

  /// Makes all bytes, in the place of a file; what of that may be read already stays where it is, too.
  private func made(_ kept: inout Kept) -> Int {
    if let made = kept.made { return made }
    let bytes = source.make()
    precondition(bytes.count >= byteCount, "what is made holds what is asked for")
    // SAFETY: as many bytes are copied as were allocated.
    let copy = UnsafeMutableRawPointer.allocate(byteCount: max(1, byteCount), alignment: 16)
    unsafe bytes.withUnsafeBytes { source in
      if let start = source.baseAddress { unsafe copy.copyMemory(from: start, byteCount: byteCount) }
    }
    let address = Int(bitPattern: copy)
    kept.made = address
    latest.store(address, ordering: .releasing)
    for chunk in 0..<LazyBytes.chunkCount(byteCount) where known(chunk) == 0 { note(address, for: chunk) }
    return address
  }

  private func note(_ address: Int, for chunk: Int) {
    // SAFETY: there is an address for each chunk, as long as the value is.
    unsafe UnsafeMutablePointer<Atomic<Int>>(bitPattern: addresses)![chunk].store(address, ordering: .releasing)
  }
}
