private import Foundation

/// Where a single input comes from: a file (`.gz` and `.xz` are decompressed) or standard input.
package enum ByteSource: Hashable, Sendable {
  case path(String)
  case standardInput

  /// An argument of a command: `-` is standard input.
  package init(argument: String) { self = argument == "-" ? .standardInput : .path(argument) }

  /// What refusals call it.
  package var name: String {
    switch self {
    case .path(let path): path
    case .standardInput: "-"
    }
  }

  var compression: Compression {
    switch self {
    case .path(let path): Compression(name: path)
    case .standardInput: .none
    }
  }

  /// The length of a packed file in bytes; nil for what is not packed.
  var packedBytes: Int? {
    guard case .path(let path) = self, compression != .none else { return nil }
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
    return (attributes?[.size] as? NSNumber)?.intValue
  }

  /// The longest contents that are read as a whole unless told otherwise, in bytes.
  package static let defaultLimit = 1 << 31

  /// The whole decompressed contents.
  ///
  /// - Throws: `ArchiveError`; `tooLarge` when there are more than `limit` bytes.
  package func contents(limit: Int = ByteSource.defaultLimit) throws(ArchiveError) -> [UInt8] {
    var decoder = try Decoder(self)
    let held = packedBytes.map(UnpackingLimits.held(packed:)) ?? .max
    return try decoder.contents(expecting: 0, limit: min(limit, held))
  }

  /// The first bytes of the decompressed contents, at most `count`.
  func beginning(count: Int) throws(ArchiveError) -> [UInt8] {
    var decoder = try Decoder(self)
    var buffer = [UInt8](repeating: 0, count: count)
    let filled = try decoder.read(into: &buffer, from: 0)
    return Array(buffer.prefix(filled))
  }
}
