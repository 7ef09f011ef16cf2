private import Foundation

/// What one input holds, unpacked, to be read from its beginning as often as wanted without being held: a file, a member
/// of a ZIP archive, or bytes in memory.
///
/// Whether it is compressed by gzip or xz is told from its first bytes, whatever its name is.
package struct Content: Sendable {
  enum Place: Sendable {
    case file(path: String)
    case member(archive: String, ordinal: Int)
    case memory(StoredBytes)
  }

  /// What people call it.
  package let name: String
  /// Its length in bytes as stored: of a member that of the archive, which is no less.
  package let packedBytes: Int
  let place: Place
  let compression: Compression

  private init(name: String, packedBytes: Int, place: Place, compression: Compression) {
    (self.name, self.packedBytes, self.place, self.compression) = (name, packedBytes, place, compression)
  }

  /// - Throws: `ArchiveError`.
  package init(path: String, name: String? = nil) throws(ArchiveError) {
    guard let file = FileHandle(forReadingAtPath: path) else { throw .missing(path) }
    defer { try? file.close() }
    do {
      let head = [UInt8](try file.read(upToCount: 6) ?? Data())
      self.init(
        name: name ?? path, packedBytes: Int(try file.seekToEnd()), place: .file(path: path),
        compression: Compression(head: head))
    } catch {
      throw ArchiveError(.failed, file: path, message: "the file cannot be read. Give a plain file.")
    }
  }

  /// - Throws: `ArchiveError`.
  package init(bytes: [UInt8], name: String) {
    self.init(
      name: name, packedBytes: bytes.count, place: .memory(StoredBytes(bytes)),
      compression: Compression(head: Array(bytes.prefix(6))))
  }

  /// A listed file.
  ///
  /// - Parameter limit: the longest that a compressed member of an archive may be to be held.
  /// - Throws: `ArchiveError`.
  package init(_ file: InputFile, limit: Int = ByteSource.defaultLimit) throws(ArchiveError) {
    switch file.place {
    case .file(let path): try self.init(path: path, name: file.name)
    case .member(let archive, let ordinal):
      let packedBytes = try Content(path: archive).packedBytes
      let member = Content(
        name: file.name, packedBytes: packedBytes, place: .member(archive: archive, ordinal: ordinal),
        compression: .none)
      let compression = Compression(head: try member.beginning(count: 6))
      self = compression == .none ? member : Content(bytes: try member.bytes(limit: limit), name: file.name)
    }
  }

  /// The contents from their beginning on.
  /// - Throws: `ArchiveError`; reading on throws `tooLarge` when there are more than `limit` bytes.
  package func stream(limit: Int = ByteSource.defaultLimit) throws(ArchiveError) -> Decoder {
    switch place {
    case .file(let path): try Decoder(path: path, name: name, compression: compression, limit: limit)
    case .memory(let stored): try Decoder(stored, name: name, compression: compression, limit: limit)
    case .member(let archive, let ordinal):
      try Decoder(member: ordinal, of: .file(path: archive), archive: archive, name: name, limit: limit)
    }
  }

  /// The first bytes, at most `count`.
  package func beginning(count: Int) throws(ArchiveError) -> [UInt8] {
    var stream = try stream()
    var buffer = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let more = try stream.read(into: &buffer, from: filled)
      if more == 0 { break }
      filled += more
    }
    return Array(buffer.prefix(filled))
  }

  /// The whole contents.
  package func bytes(limit: Int) throws(ArchiveError) -> [UInt8] {
    var stream = try stream(limit: limit)
    return try stream.contents(expecting: 0, limit: limit)
  }

  /// The whole contents of what is packed by gzip.
  /// - Throws: `ArchiveError`: `damaged` where it is not, `tooLarge` where there are more than `limit` bytes.
  package func unzipped(limit: Int) throws(ArchiveError) -> [UInt8] {
    guard compression == .gzip else { throw .reading(name, "it is not packed by gzip") }
    return try bytes(limit: limit)
  }

  /// What it holds as a ZIP archive. What is compressed once more, or a member of another archive, is held in memory.
  /// - Throws: `ArchiveError`: `truncated` where the archive lacks its directory, `damaged` where it is none.
  package func archive(limit: Int) throws(ArchiveError) -> ZipContents {
    switch (place, compression) {
    case (.file, .none), (.memory, .none): try ZipContents(self)
    default: try ZipContents(Content(bytes: try bytes(limit: limit), name: name))
    }
  }
}
