internal import Archives

/// What a file is, as far as its first bytes say.
enum FileKind {
  case text
  /// A ZIP archive, as workbooks are.
  case archive

  /// - Throws: `SpreadsheetError` for what is neither.
  static func recognised(_ content: Content) throws(SpreadsheetError) -> FileKind {
    let limit = SpreadsheetLimits.unpackedBytes(packed: content.packedBytes)
    let head = try SpreadsheetError.reading(limit: limit) { () throws(ArchiveError) in
      try content.beginning(count: 512)
    }
    if head.isEmpty { throw .refused(.emptyFile) }
    if head.starts(with: [0x50, 0x4B, 3, 4]) { return .archive }
    // An archive of nothing.
    if head.starts(with: [0x50, 0x4B, 5, 6]) { throw .refused(.otherFormat) }
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .refused(try compoundKind(content, limit: limit)) }
    if isOtherText(head) { throw .refused(.otherFormat) }
    return .text
  }

  /// A compound file of OLE is an old workbook, or holds an encrypted one under a name of its own.
  private static func compoundKind(_ content: Content, limit: Int) throws(SpreadsheetError) -> SpreadsheetMistake {
    let streams: [(String, SpreadsheetMistake)] = [
      ("EncryptedPackage", .encrypted), ("Workbook", .oldWorkbook), ("Book", .oldWorkbook),
    ]
    var found: Set<Int> = []
    try SpreadsheetError.reading(limit: limit) { () throws(ArchiveError) in
      var stream = try content.stream(limit: limit)
      var sector = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        var filled = 0
        while filled < sector.count {
          let count = try stream.read(into: &sector, from: filled)
          if count == 0 { break }
          filled += count
        }
        if filled == 0 { break }
        // An entry of the directory has 128 bytes, at a multiple of them, and begins with its name.
        for start in stride(from: 0, to: filled, by: 128) {
          for (index, (name, _)) in streams.enumerated() where sector[start...].starts(with: utf16(name)) {
            found.insert(index)
          }
        }
      }
    }
    return found.min().map { streams[$0].1 } ?? .otherFormat
  }

  /// A name as an entry of a directory has it, with the zero behind.
  private static func utf16(_ name: String) -> [UInt8] { name.utf8.flatMap { [$0, 0] } + [0, 0] }

  /// Web pages, XML and PDF are text in part, and no rows of it.
  private static func isOtherText(_ head: [UInt8]) -> Bool {
    if head.starts(with: [0x25, 0x50, 0x44, 0x46]) { return true }
    let bytes = head.drop { NumberText.isSpace($0) || [0xEF, 0xBB, 0xBF].contains($0) }.prefix(9).map { byte in
      byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }
    return ["<?xml", "<html", "<!doctype", "<table"].contains { bytes.starts(with: $0.utf8) }
  }
}
