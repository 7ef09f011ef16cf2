#if canImport(Glibc)
  import Glibc
#endif

/// The first bytes of a file, read where they lie: mapped, not copied. They are there as long as the value is, whatever becomes
/// of the file's name.
///
/// Nobody may cut the file short meanwhile: reading what is no longer there ends the process.
package final class MappedFile: Sendable {
  private let address: Int
  package let byteCount: Int

  /// Maps the first bytes of a file.
  /// - Throws: an error of opening it, and `.io` for a shorter file.
  package init(_ path: String, byteCount: Int) throws(FileSystemError) {
    self.byteCount = byteCount
    guard byteCount > 0 else {
      address = 0
      return
    }
    let file = try OpenedFile(path, O_RDONLY)
    guard try file.status().size >= byteCount else {
      throw FileSystemError(.io, "\(path) ends too early", path: path, lacksRemedy: true)
    }
    // SAFETY: a new map of a file that is open and long enough; the kernel chooses where.
    guard let start = unsafe mmap(nil, byteCount, PROT_READ, MAP_SHARED, file.descriptor, 0), unsafe start != MAP_FAILED
    else { throw FileSystemError("map \(path)", path) }
    address = Int(bitPattern: start)
  }

  deinit {
    // SAFETY: the map was made by this value with this length, and nothing that is lent of it outlives it.
    if byteCount > 0 { unsafe _ = munmap(UnsafeMutableRawPointer(bitPattern: address), byteCount) }
  }

  /// The bytes, lent as long as the value is held.
  package var bytes: RawSpan {
    @_lifetime(borrow self)
    get {
      // SAFETY: the map holds `byteCount` bytes and stays until the value ends; the span does not outlive its borrow.
      let buffer = unsafe UnsafeRawBufferPointer(
        start: byteCount > 0 ? UnsafeRawPointer(bitPattern: address) : nil, count: byteCount)
      return unsafe _overrideLifetime(RawSpan(_unsafeBytes: buffer), borrowing: self)
    }
  }
}
