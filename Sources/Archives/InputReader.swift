/// Reads listed files; it keeps the last archive open, so that its members in order cost one pass.
package struct InputReader: ~Copyable {
  private let limit: Int
  private var archive: String = ""
  private var zip: ZipReader?

  /// - Parameter limit: the longest contents of one file in bytes.
  package init(limit: Int = ByteSource.defaultLimit) {
    self.limit = limit
    zip = nil
  }

  /// The decompressed contents of a file. A member of an archive that is itself `.gz` or `.xz` is unpacked too.
  ///
  /// - Throws: `ArchiveError`.
  package mutating func contents(of file: InputFile) throws(ArchiveError) -> [UInt8] {
    switch file.place {
    case .file(let path): return try ByteSource.path(path).contents(limit: limit)
    case .member(let path, let ordinal):
      if archive != path || zip == nil {
        zip = try ZipReader(path: path)
        archive = path
      }
      let bytes = try zip!.contents(of: ordinal, name: file.name, limit: limit)
      return try InputReader.unpacked(bytes, name: file.name, limit: limit)
    }
  }

  private static func unpacked(_ bytes: [UInt8], name: String, limit: Int) throws(ArchiveError) -> [UInt8] {
    if name.lowercased().hasSuffix(".zip") {
      throw ArchiveError(
        .unsupported, file: name, message: "it is an archive within an archive. Unpack the outer one.")
    }
    let compression = Compression(name: name)
    if compression == .none { return bytes }
    // SAFETY: the bytes stay in place for the closure, which outlives the decoder.
    let result = unsafe bytes.withUnsafeBytes { raw -> Result<[UInt8], ArchiveError> in
      do throws(ArchiveError) {
        var decoder = unsafe try Decoder(raw, compression: compression, name: name)
        return .success(
          try decoder.contents(
            expecting: min(bytes.count * 6, 1 << 26), limit: min(limit, UnpackingLimits.held(packed: bytes.count))))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}
