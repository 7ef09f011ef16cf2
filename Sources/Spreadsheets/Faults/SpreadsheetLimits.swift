internal import Archives

/// How much of a spreadsheet is taken at most; what is beyond is refused before memory is taken for it.
package enum SpreadsheetLimits {
  /// The rows and columns that a spreadsheet program shows.
  package static let rows = 1_048_576
  package static let columns = 16_384
  /// The characters of a cell, counted as UTF-16 does.
  package static let cellCharacters = 32_767
  /// The cells of a sheet, empty ones between others with them: all rows with 64 columns.
  package static let cells = 1 << 26
  /// The bytes of one row of a text, and of the texts that the cells of a workbook share.
  package static let rowBytes = 1 << 26
  package static let sharedTextBytes = 1 << 28
  /// The bytes of a part that says what others are, and the ranges of merged cells: what is held of them at once.
  package static let listBytes = 1 << 25
  package static let mergedRanges = 1 << 20
  /// How many elements of XML lie within each other.
  package static let depth = 64

  /// What a file of so many bytes may hold unpacked: 1 GiB, and over 64 MiB no more than 200 times its length.
  package static func unpackedBytes(packed: Int) -> Int {
    min(1 << 30, UnpackingLimits.bytes(packed: packed))
  }
}
