import Foundation
import Testing

/// Another user for the file system, for one thread: what is refused to that user is refused to the thread.
struct FileUser {
  struct Missing: Error {}

  private let set: @convention(c) (uid_t) -> Int32

  /// From now on this thread opens files as the user.
  init(_ user: uid_t) throws {
    // The system's module does not declare it, the C library has it.
    let found = unsafe dlsym(nil, "setfsuid")
    guard let symbol = unsafe found else { throw Missing() }
    // SAFETY: setfsuid(2) of the C library has this type.
    set = unsafe unsafeBitCast(symbol, to: (@convention(c) (uid_t) -> Int32).self)
    _ = set(user)
  }

  /// From now on this thread opens files as the process does.
  func end() { _ = set(geteuid()) }
}
