/// Makes the texts of cells, alike whatever the file is: line breaks are LF, and no text is an empty cell.
enum TextCell {
  /// The cell that holds a text in UTF-8; nil where it is longer than a cell may be.
  static func cell(_ bytes: ArraySlice<UInt8>, hasReturns: Bool) -> Cell? {
    if bytes.isEmpty { return .empty }
    let text = String(decoding: hasReturns ? withLineFeeds(bytes)[...] : bytes, as: UTF8.self)
    return isShort(text) ? .text(text) : nil
  }

  /// Whether a text is no longer than a cell may be.
  static func isShort(_ text: String) -> Bool {
    text.utf8.count <= SpreadsheetLimits.cellCharacters || text.utf16.count <= SpreadsheetLimits.cellCharacters
  }

  /// CR LF and CR become LF.
  static func withLineFeeds(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var isBehindReturn = false
    for byte in bytes {
      if byte == 0x0D {
        result.append(0x0A)
      } else if byte != 0x0A || !isBehindReturn {
        result.append(byte)
      }
      isBehindReturn = byte == 0x0D
    }
    return result
  }
}
