#if canImport(Glibc)
  import Glibc
#endif

/// What the file system refused or failed to do.
///
/// Two errors are equal when their codes are: the message is for people, the code for programs.
package struct FileSystemError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kind of failure.
  package let code: Code

  /// What happened, and what to do about it unless `lacksRemedy`.
  package let message: String

  /// The path that it happened at.
  package let path: String

  /// The `errno` behind it, or nil where there is none.
  package let number: Int32?

  /// Whether the message does not say what to do: that depends on what the file is for, and whoever uses it says so.
  package let lacksRemedy: Bool

  package init(_ code: Code, _ message: String, path: String, number: Int32? = nil, lacksRemedy: Bool = false) {
    self.code = code
    self.message = message
    self.path = path
    self.number = number
    self.lacksRemedy = lacksRemedy
  }

  package var description: String { number.map { "\(message) (errno \($0))" } ?? message }

  package static func == (left: FileSystemError, right: FileSystemError) -> Bool { left.code == right.code }
}

extension FileSystemError {
  /// The kinds of failure; new ones may be added.
  package struct Code: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    private init(_ description: String) { self.description = description }

    /// There is no such folder or file.
    package static let notFound = Code("not found")
    /// Something is there already.
    package static let notEmpty = Code("not empty")
    /// The system refuses access.
    package static let permission = Code("permission denied")
    /// Others may read or change what is for the user of the process alone.
    package static let exposed = Code("exposed")
    /// The file system is for reading only.
    package static let readOnly = Code("read only")
    /// The disk, or the quota, has no room left.
    package static let diskFull = Code("disk full")
    /// The disk did not read or write as asked.
    package static let io = Code("input or output failed")
    /// A path that cannot be one.
    package static let badPath = Code("bad path")
    /// Another process holds the lock.
    package static let busy = Code("busy")
    /// Anything else.
    package static let other = Code("other")
  }
}

extension FileSystemError {
  /// The error for the calling thread's `errno`; `action` completes "cannot …".
  init(_ action: @autoclosure () -> String, _ path: String) {
    self.init(errno, action(), path)
  }

  /// The error for a number of the system, with the reason alone as its message.
  init(reasonOf number: Int32, _ path: String) {
    self.init(
      FileSystemError.meaning(of: number).code, FileSystemError.reason(number), path: path, number: number,
      lacksRemedy: true)
  }

  private static func reason(_ number: Int32) -> String {
    // SAFETY: `strerror` returns a C string that stays valid until the next call on this thread; it is copied at once.
    unsafe String(cString: strerror(number))
  }

  /// The error for a number of the system.
  init(_ number: Int32, _ action: String, _ path: String) {
    let reason = FileSystemError.reason(number)
    let (code, remedy) = FileSystemError.meaning(of: number)
    self.init(
      code, "cannot \(action): \(reason)" + (remedy.map { ": " + $0 } ?? ""), path: path, number: number,
      lacksRemedy: remedy == nil)
  }

  /// The kind of failure that an `errno` is, and what can be done about it whatever the file is for.
  package static func meaning(of number: Int32) -> (code: Code, remedy: String?) {
    switch number {
    case ENOSPC, EDQUOT, EFBIG: (.diskFull, nil)
    case EIO: (.io, nil)
    case ENOENT: (.notFound, "check the path")
    case EACCES, EPERM: (.permission, "check who owns the folder and its files")
    case EROFS: (.readOnly, "the file system is read-only")
    case EEXIST, ENOTEMPTY: (.notEmpty, "name a folder that is new or empty")
    case ENOTDIR: (.badPath, "a part of the path is not a folder")
    case ENOMEM: (.other, "the system grants no more address space; see ulimit -v and the container's limits")
    default: (.other, nil)
    }
  }
}
