/// A ZIP archive, read through its central directory, so that one cut short is refused.
///
/// Members come in the order of their bytes; to read one that lies behind, the archive is opened again.
struct ZipReader: ~Copyable {
  /// One member as the archive describes it.
  struct Member {
    let name: String
    /// The length of the contents in bytes; 0 when the archive does not say.
    let size: Int
  }

  private let path: String
  private var handle: ArchiveHandle
  /// How many members the reader has passed.
  private var position = 0

  init(path: String) throws(ArchiveError) {
    self.path = path
    handle = try ZipReader.open(path)
  }

  /// All members in their order, without unpacking them; folders too, whose names end with `/`.
  static func members(ofArchiveAt path: String) throws(ArchiveError) -> [Member] {
    let handle = try open(path)
    var members: [Member] = []
    while let entry = try handle.next(file: path) {
      members.append(Member(name: entry.name ?? "member-\(members.count + 1)", size: entry.size))
    }
    return members
  }

  /// The contents of a member.
  ///
  /// - Parameters:
  ///   - ordinal: its 0-based place among the members.
  ///   - name: what errors call it.
  /// - Throws: `damaged` when its checksum or length is wrong, `unsupported` when it is encrypted.
  mutating func contents(of ordinal: Int, name: String, limit: Int) throws(ArchiveError) -> [UInt8] {
    if ordinal < position {
      handle = try ZipReader.open(path)
      position = 0
    }
    var found: ArchiveHandle.Entry?
    while position <= ordinal {
      found = try handle.next(file: path)
      position += 1
    }
    guard let entry = found else {
      throw .changed(path)
    }
    if entry.isEncrypted { throw .encrypted(name) }
    return try Decoder.gather(expecting: entry.size, limit: limit, file: name) {
      (buffer: inout [UInt8], start) throws(ArchiveError) in
      try handle.read(into: &buffer, from: start, file: name)
    }
  }

  static func open(_ path: String) throws(ArchiveError) -> ArchiveHandle {
    let handle = ArchiveHandle.zip()
    do throws(ArchiveError) {
      try handle.open(path: path)
    } catch {
      // Without a central directory at its end the reader does not know the file for what it is.
      guard error.code == .damaged else { throw error }
      throw notAnArchive(path, head: (try? ByteSource.path(path).beginning(count: 4)) ?? [])
    }
    return handle
  }

  static func notAnArchive(_ name: String, head: [UInt8]) -> ArchiveError {
    if head == [0x50, 0x4B, 3, 4] {
      return ArchiveError(
        .truncated, file: name,
        message: "the ZIP archive has no directory at its end: it was cut short. Fetch it again in full.")
    }
    return ArchiveError(
      .damaged, file: name,
      message: "the file is no ZIP archive, as its name says. Rename it, or fetch it again.")
  }
}
