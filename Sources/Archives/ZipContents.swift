/// A ZIP archive whose members are read one by one, in any order, each without being held.
package struct ZipContents: Sendable {
  package struct Member: Sendable {
    package let name: String
    /// The length of the contents in bytes, as the archive's directory has it.
    package let size: Int
    package let isEncrypted: Bool
  }

  /// In the order of their bytes.
  package let members: [Member]
  /// The length of the archive.
  package let packedBytes: Int
  private let content: Content

  init(_ content: Content) throws(ArchiveError) {
    (self.content, packedBytes) = (content, content.packedBytes)
    let name = content.name
    let handle = try ZipContents.open(content.place, name: name)
    var members: [Member] = []
    while let entry = try handle.next(file: name) {
      guard members.count < UnpackingLimits.members else { throw .tooManyMembers(name) }
      members.append(Member(name: entry.name ?? "", size: entry.size, isEncrypted: entry.isEncrypted))
    }
    self.members = members
  }

  /// The contents of a member, which are refused as damaged where they are longer than the directory says.
  package func stream(of ordinal: Int) throws(ArchiveError) -> Decoder {
    try Decoder(
      member: ordinal, of: content.place, archive: content.name, name: content.name + ":" + members[ordinal].name,
      limit: .max)
  }

  /// The place must stay as long as the handle.
  static func open(_ place: Content.Place, name: String) throws(ArchiveError) -> ArchiveHandle {
    let handle = ArchiveHandle.zip()
    switch place {
    case .file(let path), .member(let path, _): return try ZipReader.open(path)
    case .memory(let stored):
      do throws(ArchiveError) {
        // SAFETY: the caller keeps the bytes.
        unsafe try handle.open(memory: stored.bytes, name: name)
      } catch {
        throw error.code == .damaged ? ZipReader.notAnArchive(name, head: stored.prefix(4)) : error
      }
      return handle
    }
  }
}
