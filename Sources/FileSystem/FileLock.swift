#if canImport(Glibc)
  import Glibc
#endif

/// An advisory lock between processes on a file made for it: flock(2), which ends with its holder even when that is killed.
///
/// It is not for threads to share: make one for each who wants to hold it.
package struct FileLock: ~Copyable {
  private let file: OpenedFile

  /// Opens the lock's file, which is made when it is not there; takes nothing yet.
  /// - Parameter mode: the permissions that it is made with, less the umask: whoever may open it can hold the lock.
  package init(_ path: String, mode: UInt32 = 0o664) throws(FileSystemError) {
    file = try OpenedFile(path, O_RDWR | O_CREAT, mode: mode)
  }

  /// Takes the lock if it is free.
  package func tryLock() throws(FileSystemError) -> Bool {
    while flock(file.descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { return false }
      if errno != EINTR { throw FileSystemError("lock \(file.path)", file.path) }
    }
    return true
  }

  /// Takes the lock, waiting up to so many seconds; throws `.busy` when it is still held then.
  package func lock(waitingSeconds: Double) throws(FileSystemError) {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(waitingSeconds)
    var pauseMicroseconds: UInt32 = 250
    while try !tryLock() {
      guard clock.now < end else {
        throw FileSystemError(
          .busy, "another process holds the lock \(file.path)", path: file.path, lacksRemedy: true)
      }
      usleep(pauseMicroseconds)
      pauseMicroseconds = min(5_000, 2 * pauseMicroseconds)
    }
  }

  /// Gives the lock back; the end of the value does the same.
  package func unlock() { _ = flock(file.descriptor, LOCK_UN) }
}
