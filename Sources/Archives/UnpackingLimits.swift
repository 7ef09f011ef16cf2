/// How much packed input may become; what is beyond is refused before memory is taken for it.
package enum UnpackingLimits {
  /// The members of an archive.
  package static let members = 10_000
  /// The contents of a packed file, or of a member, that is held whole, in bytes.
  package static let heldBytes = 1 << 28

  /// What input of so many bytes may be unpacked, all members of an archive together: over 64 MiB no more than 200 times its
  /// length.
  package static func bytes(packed: Int) -> Int {
    let (product, isOver) = packed.multipliedReportingOverflow(by: 200)
    return max(64 << 20, isOver ? .max : product)
  }

  /// What of it may be held whole.
  static func held(packed: Int) -> Int { min(heldBytes, bytes(packed: packed)) }
}
