#if canImport(Glibc)
  import Glibc
#endif

/// Files that hold what nobody but the user of the process is to read or to change.
package enum PrivateFile {
  /// The permissions that such a file is made with.
  package static let mode: UInt32 = 0o600

  private static let othersBits: UInt32 = 0o077

  /// Reads a file whole.
  /// - Returns: nil where there is none.
  /// - Throws: `.exposed` where others may read or change it. What is read is the file that was looked at.
  package static func contents(of path: String) throws(FileSystemError) -> [UInt8]? {
    guard Files.exists(path) else { return nil }
    let file = try OpenedFile(path, O_RDONLY)
    let status = try file.status()
    guard status.mode & othersBits == 0 else {
      throw exposed(
        "others than its owner may read or change \(path) (mode \(octal(status.mode)))",
        "chmod \(String(mode, radix: 8)) \(word(path))", path)
    }
    let user = geteuid()
    guard status.owner == user || user == 0 else {
      throw exposed(
        "\(path) belongs to the user \(status.owner), and this process is the user \(user)'s",
        "chown \(user) \(word(path))", path)
    }
    return try file.bytes(at: 0, count: status.size)
  }

  private static func exposed(_ what: String, _ command: String, _ path: String) -> FileSystemError {
    FileSystemError(.exposed, "\(what): type \(command)", path: path)
  }

  private static func octal(_ mode: UInt32) -> String {
    let digits = String(mode & 0o777, radix: 8)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// A path as a word of a shell's command.
  private static func word(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "/._-+,:@".utf8.contains(byte)
      }
    }
    return isPlain ? path : "'" + path.replacing("'", with: #"'\''"#) + "'"
  }
}
