internal import Foundation
internal import Synchronization

/// Sees to it that the three standard streams are there.
///
/// Where one was closed by the caller, the next file opened would take its number: a result would then be written
/// into the ledger's own file.
enum StandardStreams {
  /// Fills what is closed with a stream that reads as empty and cannot be written.
  static func fill() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest free number is taken, which is this one; it stays open as long as the process lives.
      let null = FileHandle(forReadingAtPath: "/dev/null")
      precondition(null?.fileDescriptor == descriptor, "a closed standard stream could not be filled")
      placeholders.withLock { $0.append(null) }
    }
  }

  private static let placeholders = Mutex<[FileHandle?]>([])
}
