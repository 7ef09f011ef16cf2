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
  /// The length of the archive.
  private let packedBytes: Int
  private var unpackedBytes = 0
  /// The contents of members that were passed over and may be asked for, by their places; and how long they are together.
  private var passed: [Int: [UInt8]] = [:]
  private var passedBytes = 0
  private var keepsPassed = true
  private var handle: ArchiveHandle
  /// How many members the reader has passed.
  private var position = 0

  init(path: String) throws(ArchiveError) {
    let length = try Content(path: path).packedBytes
    let opened = try ZipReader.open(path)
    self.path = path
    packedBytes = length
    handle = opened
  }

  /// All members in their order, without unpacking them; folders too, whose names end with `/`.
  static func members(ofArchiveAt path: String) throws(ArchiveError) -> [Member] {
    let handle = try open(path)
    var members: [Member] = []
    while let entry = try handle.next(file: path) {
      guard members.count < UnpackingLimits.members else { throw .tooManyMembers(path) }
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
    if let bytes = passed.removeValue(forKey: ordinal) {
      passedBytes -= bytes.count
      guard bytes.count <= limit else { throw .tooLarge(name, limit: limit) }
      return bytes
    }
    if ordinal < position {
      handle = try ZipReader.open(path)
      position = 0
    }
    while true {
      guard let entry = try handle.next(file: path) else { throw .changed(path) }
      position += 1
      if position > ordinal { return try read(entry, name: name, limit: limit) }
      // What is wrong with a member that is passed over is said when it is asked for.
      guard keep(entry) else {
        keepsPassed = false
        handle = try ZipReader.open(path)
        position = 0
        continue
      }
    }
  }

  /// Keeps a small member that is passed over: where the order by name is not that of the bytes, each would cost a pass over the
  /// archive.
  /// - Returns: false where it cannot be read, so that the reader does not go on.
  private mutating func keep(_ entry: ArchiveHandle.Entry) -> Bool {
    let place = position - 1
    guard keepsPassed, (1...ZipReader.passedMemberBytes).contains(entry.size), !entry.isEncrypted,
      passedBytes + entry.size <= ZipReader.maximumPassedBytes, passed[place] == nil
    else { return true }
    do throws(ArchiveError) {
      let bytes = try read(entry, name: path, limit: ZipReader.passedMemberBytes)
      passed[place] = bytes
      passedBytes += bytes.count
      return true
    } catch {
      return false
    }
  }

  /// The longest member that is kept when it is passed over, and how long all may be together.
  private static let (passedMemberBytes, maximumPassedBytes) = (1 << 16, 1 << 27)

  private mutating func read(_ entry: ArchiveHandle.Entry, name: String, limit: Int) throws(ArchiveError) -> [UInt8] {
    if entry.isEncrypted { throw .encrypted(name) }
    let all = UnpackingLimits.bytes(packed: packedBytes)
    let held = min(limit, UnpackingLimits.held(packed: packedBytes))
    let bytes = try Decoder.gather(expecting: entry.size, limit: min(held, all - unpackedBytes), file: name) {
      (buffer: inout [UInt8], start) throws(ArchiveError) in
      try handle.read(into: &buffer, from: start, file: name)
    }
    unpackedBytes += bytes.count
    return bytes
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
