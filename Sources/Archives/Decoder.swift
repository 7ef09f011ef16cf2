import Foundation

/// A stream of decompressed bytes: a plain, gzip or xz file, standard input, or bytes in memory.
///
/// A read that returns 0 has reached the end, and every checksum of the format has then been found right.
struct Decoder: ~Copyable {
  private let handle: ArchiveHandle
  private let name: String
  private var check: GzipCheck? = nil

  /// Opens the file at a path, or standard input.
  init(_ source: ByteSource) throws(ArchiveError) {
    name = source.name
    let compression = source.compression
    handle = .stream(compression)
    if compression == .gzip { check = try GzipCheck(fileAt: name) }
    try open(source)
    _ = try handle.next(file: name)
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
  mutating func read(into buffer: inout [UInt8], from start: Int) throws(ArchiveError) -> Int {
    let count = try handle.read(into: &buffer, from: start, file: name)
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
