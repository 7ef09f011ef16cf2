import Foundation

/// Checks a gzip file's checksum and length (RFC 1952), which libarchive reads over.
///
/// The trailer must describe the whole contents: a file of several gzip members is refused, because the
/// trailers of all but the last cannot be found again.
struct GzipCheck {
  /// The first three bytes of the compressed file.
  private let head: [UInt8]
  /// Its last eight bytes: the checksum and the length of the contents.
  private let trailer: [UInt8]
  private var checksum = CRC32()
  private var length: UInt32 = 0

  init(head: [UInt8], trailer: [UInt8]) {
    self.head = head
    self.trailer = trailer
  }

  init(fileAt path: String) throws(ArchiveError) {
    guard let file = FileHandle(forReadingAtPath: path) else { throw .missing(path) }
    defer { try? file.close() }
    do {
      head = [UInt8](try file.read(upToCount: 3) ?? Data())
      let size = try file.seekToEnd()
      try file.seek(toOffset: size < 8 ? 0 : size - 8)
      trailer = [UInt8](try file.read(upToCount: 8) ?? Data())
    } catch {
      throw ArchiveError(.failed, file: path, message: "the file cannot be read. Give a plain file.")
    }
  }

  mutating func update(_ bytes: Span<UInt8>) {
    checksum.update(bytes)
    length = length &+ UInt32(truncatingIfNeeded: bytes.count)
  }

  /// To be called when all contents were given.
  func finish(file: String) throws(ArchiveError) {
    guard head == [0x1F, 0x8B, 8] else {
      throw ArchiveError(
        .damaged, file: file,
        message: "the file is not compressed by gzip, as its name says. Rename it, or fetch it again.")
    }
    guard word(at: 0) == checksum.value, word(at: 4) == length else {
      throw ArchiveError(
        .damaged, file: file,
        message:
          "the checksum at its end is not that of its contents: it is damaged, has bytes after its end, "
          + "or is made of several gzip parts. Fetch it again, or repack it with `gunzip -c FILE | gzip`.")
    }
  }

  private func word(at start: Int) -> UInt32? {
    guard trailer.count == 8 else { return nil }
    return trailer[start..<(start + 4)].reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }
}
