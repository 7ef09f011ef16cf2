/// One text file among the inputs: a file, or a member of a ZIP archive.
package struct InputFile: Hashable, Sendable {
  enum Place: Hashable, Sendable {
    case file(path: String)
    case member(archive: String, ordinal: Int)
  }

  /// What people call it: `folder/file.csv`, or `folder/archive.zip:member.csv`.
  package let name: String
  /// Its length in bytes as stored (for a member as unpacked, 0 when unknown): for a progress bar, nothing more.
  package let storedBytes: Int
  /// Whether it was itself named by the caller, and not found in a folder or an archive.
  package let isGiven: Bool
  let place: Place
}
