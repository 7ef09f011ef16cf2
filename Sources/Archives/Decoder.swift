import Foundation

/// A stream of decompressed bytes: a plain, gzip or xz file, standard input, a member of a ZIP archive, or bytes in memory.
///
/// A read that returns 0 has reached the end, and every checksum of the format has then been found right.
package struct Decoder: ~Copyable {
  private let handle: ArchiveHandle
  private let name: String
  private var check: GzipCheck? = nil
  /// What the handle reads, where that is in memory.
  private var kept: StoredBytes? = nil
  /// How many bytes may still come, and what is wrong where there are more.
  private var room = Int.max
  private var excess: ArchiveError? = nil

  /// Opens the file at a path, or standard input.
  init(_ source: ByteSource) throws(ArchiveError) {
    name = source.name
    let compression = source.compression
    handle = .stream(compression)
    if compression == .gzip { check = try GzipCheck(fileAt: name) }
    if let packed = source.packedBytes {
      room = UnpackingLimits.bytes(packed: packed)
      excess = .tooLarge(name, limit: room)
    }
    try open(source)
    _ = try handle.next(file: name)
  }

  /// A file whatever its name is.
  init(path: String, name: String, compression: Compression, limit: Int) throws(ArchiveError) {
    (self.name, room, excess) = (name, limit, .tooLarge(name, limit: limit))
    handle = .stream(compression)
    if compression == .gzip { check = try GzipCheck(fileAt: path) }
    try handle.open(path: path)
    _ = try handle.next(file: name)
  }

  init(_ stored: StoredBytes, name: String, compression: Compression, limit: Int) throws(ArchiveError) {
    (self.name, room, excess, kept) = (name, limit, .tooLarge(name, limit: limit), stored)
    if compression == .gzip { check = GzipCheck(head: stored.prefix(3), trailer: stored.suffix(8)) }
    handle = .stream(compression)
    // SAFETY: `kept` keeps the bytes in place as long as the handle.
    unsafe try handle.open(memory: stored.bytes, name: name)
    _ = try handle.next(file: name)
  }

  /// The member at a 0-based place of a ZIP archive, never longer than the archive says.
  init(
    member ordinal: Int, of place: Content.Place, archive: String, name: String, limit: Int
  ) throws(ArchiveError) {
    let opened = try ZipContents.open(place, name: archive)
    var entry: ArchiveHandle.Entry?
    for _ in 0...ordinal { entry = try opened.next(file: archive) }
    guard let entry else { throw .changed(archive) }
    if entry.isEncrypted { throw .encrypted(name) }
    guard entry.size <= limit else { throw .tooLarge(name, limit: limit) }
    handle = opened
    self.name = name
    if case .memory(let stored) = place { kept = stored }
    (room, excess) = (entry.size, .longerThanSaid(name))
  }

  private func open(_ source: ByteSource) throws(ArchiveError) {
    switch source {
    case .standardInput: try handle.openStandardInput(name: name)
    case .path(let path): try handle.open(path: path)
    }
  }

  /// Opens compressed bytes in memory, which must stay where they are while the decoder lives.
  @unsafe init(_ bytes: UnsafeRawBufferPointer, compression: Compression, name: String) throws(ArchiveError) {
    self.name = name
    // SAFETY: the caller keeps the bytes; these few are copied.
    let ends = unsafe (head: Array(bytes.prefix(3)), trailer: Array(bytes.suffix(8)))
    if compression == .gzip { check = GzipCheck(head: ends.head, trailer: ends.trailer) }
    handle = .stream(compression)
    // SAFETY: the caller keeps the bytes in place while the decoder, and with it the handle, lives.
    unsafe try handle.open(memory: bytes, name: name)
    _ = try handle.next(file: name)
  }

  /// Fills `buffer` from `start` on and returns how many bytes it wrote; 0 at the end of the input.
  package mutating func read(into buffer: inout [UInt8], from start: Int) throws(ArchiveError) -> Int {
    let count = try handle.read(into: &buffer, from: start, file: name)
    room -= count
    if room < 0, let excess { throw excess }
    if count > 0 {
      check?.update(buffer.span.extracting(start..<(start + count)))
    } else {
      try check?.finish(file: name)
    }
    return count
  }

  /// Reads to the end.
  ///
  /// - Throws: `tooLarge` when there are more than `limit` bytes.
  mutating func contents(expecting size: Int, limit: Int) throws(ArchiveError) -> [UInt8] {
    try Decoder.gather(expecting: size, limit: limit, file: name) {
      (buffer: inout [UInt8], start) throws(ArchiveError) in try read(into: &buffer, from: start)
    }
  }

  /// Gathers what `read` gives until it gives nothing.
  static func gather(
    expecting size: Int, limit: Int, file: String,
    _ read: (inout [UInt8], Int) throws(ArchiveError) -> Int
  ) throws(ArchiveError) -> [UInt8] {
    if size > limit { throw .tooLarge(file, limit: limit) }
    // One byte more than expected, so that the read that finds the end has room; a size is only believed so far.
    var buffer = [UInt8](repeating: 0, count: min(max(size, 1 << 12), 1 << 26) + 1)
    var filled = 0
    while true {
      let count = try read(&buffer, filled)
      if count == 0 { break }
      filled += count
      if filled > limit { throw .tooLarge(file, limit: limit) }
      if filled == buffer.count {
        buffer.append(contentsOf: repeatElement(0, count: buffer.count))
      }
    }
    buffer.removeLast(buffer.count - filled)
    return buffer
  }
}
