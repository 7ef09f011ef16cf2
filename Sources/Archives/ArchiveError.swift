/// Why an input could not be read: a code for programs and a message with the remedy for people.
///
/// Two errors are equal when their codes are.
package struct ArchiveError: Error, Sendable {
  /// What kind of failure it is.
  package struct Code: Hashable, Sendable {
    let name: String

    /// There is nothing readable at the path.
    package static let noInput = Code(name: "no-input")
    /// The input ends before its format says it does.
    package static let truncated = Code(name: "truncated")
    /// The input contradicts its format or its checksum.
    package static let damaged = Code(name: "damaged")
    /// The input is longer than the limit.
    package static let tooLarge = Code(name: "too-large")
    /// The input is encrypted, or of a kind that is not read.
    package static let unsupported = Code(name: "unsupported")
    /// The operating system failed to read.
    package static let failed = Code(name: "failed")
  }

  package let code: Code
  /// The display name of the input: a path, or `archive.zip:member`.
  package let file: String
  /// What is wrong and what to do about it, as sentences.
  package let message: String

  package init(_ code: Code, file: String, message: String) {
    self.code = code
    self.file = file
    self.message = message
  }
}

extension ArchiveError: Equatable {
  package static func == (left: ArchiveError, right: ArchiveError) -> Bool { left.code == right.code }
}

extension ArchiveError: CustomStringConvertible {
  package var description: String { file + ": " + message }
}

extension ArchiveError {
  /// The error for a message of libarchive about data that it could not read.
  static func reading(_ file: String, _ detail: String) -> ArchiveError {
    let lowered = detail.lowercased()
    // liblzma has no error of its own for an input that ends early: it reports that it cannot go on.
    if lowered.contains("truncated") || lowered.contains("no progress is possible") {
      return ArchiveError(
        .truncated, file: file, message: "the file ends too early (\(detail)). Fetch it again in full.")
    }
    if lowered.contains("unsupported") {
      return ArchiveError(
        .unsupported, file: file, message: "\(detail). Unpack it and give the CSV file itself.")
    }
    return ArchiveError(
      .damaged, file: file, message: "the file is damaged (\(detail)). Fetch it again.")
  }

  static func missing(_ path: String) -> ArchiveError {
    ArchiveError(
      .noInput, file: path, message: "there is no readable file or folder of this name. Check the path.")
  }

  static func tooLarge(_ file: String, limit: Int) -> ArchiveError {
    ArchiveError(
      .tooLarge, file: file,
      message: "the contents are longer than the limit of \(limit) bytes. Split the file.")
  }

  static func tooManyMembers(_ file: String) -> ArchiveError {
    ArchiveError(
      .tooLarge, file: file,
      message: "the archive has more than \(UnpackingLimits.members) members. Give its files in several archives.")
  }

  static func changed(_ file: String) -> ArchiveError {
    ArchiveError(.failed, file: file, message: "the archive changed while it was read. Run the command again.")
  }

  static func encrypted(_ file: String) -> ArchiveError {
    ArchiveError(
      .unsupported, file: file,
      message: "the member is encrypted. Unpack the archive with its password and give the folder.")
  }

  static func longerThanSaid(_ file: String) -> ArchiveError {
    ArchiveError(
      .damaged, file: file, message: "the member is longer than its archive says. Fetch the file again.")
  }
}
