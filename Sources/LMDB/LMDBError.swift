/// What went wrong in a store, in words for the person who has to act on it.
///
/// Two errors are equal when their codes are: the message is for people, the code for programs.
package struct LMDBError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kind of failure.
  package let code: Code

  /// What happened, and what to do about it unless `lacksRemedy`.
  package let message: String

  /// The number behind it: an `errno` (positive), a number of LMDB (negative), or nil where the module itself refused.
  package let number: Int32?

  /// Whether the message does not say what to do: that depends on what is stored, and whoever stores it says so.
  package let lacksRemedy: Bool

  package init(_ code: Code, _ message: String, number: Int32? = nil, lacksRemedy: Bool = false) {
    self.code = code
    self.message = message
    self.number = number
    self.lacksRemedy = lacksRemedy
  }

  package var description: String {
    guard let number else { return message }
    return "\(message) (\(number > 0 ? "errno" : "lmdb") \(number))"
  }

  package static func == (left: LMDBError, right: LMDBError) -> Bool { left.code == right.code }
}

extension LMDBError {
  /// The kinds of failure; new ones may be added.
  package struct Code: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    private init(_ description: String) { self.description = description }

    /// The map has no room left: abort, `grow`, and run the batch again.
    package static let mapFull = Code("map full")
    /// The key is there already, or an appended key is not after the last one.
    package static let keyExists = Code("key exists")
    /// There is no such folder or file.
    package static let notFound = Code("not found")
    /// The folder is there, but what it holds is not a store with these tables.
    package static let notAStore = Code("not a store")
    /// The file was written by an LMDB of another format.
    package static let versionMismatch = Code("version mismatch")
    /// The file is shorter than its newest meta page says.
    package static let truncated = Code("truncated")
    /// The file's pages contradict each other.
    package static let damaged = Code("damaged")
    /// The disk, or the quota, has no room left.
    package static let diskFull = Code("disk full")
    /// The disk did not read or write as asked; LMDB says so for a full disk too.
    package static let io = Code("input or output failed")
    /// A write failed since the store was opened, and nothing more is written to it.
    package static let failedEarlier = Code("an earlier write failed")
    /// The store was opened for reading only, or the file system is.
    package static let readOnly = Code("read only")
    /// The system refuses access.
    package static let permission = Code("permission denied")
    /// This process has the store open already.
    package static let alreadyOpen = Code("already open")
    /// All reader slots are taken.
    package static let tooManyReaders = Code("too many readers")
    /// A key or an argument that cannot be stored.
    package static let badValue = Code("bad value")
    /// The folder for a new store holds something already.
    package static let notEmpty = Code("not empty")
    /// Another process enlarged the store while this thread was reading it.
    package static let mapResized = Code("map resized")
    /// Anything else.
    package static let other = Code("other")
  }
}
