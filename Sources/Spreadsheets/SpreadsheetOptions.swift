/// What is said about a text file rather than recognised in it; workbooks need none of it.
package struct SpreadsheetOptions: Hashable, Sendable {
  /// Nil where it is recognised: by its mark, as UTF-16 by its zeros, as UTF-8 where all of it is, else Windows-1252.
  package var encoding: TextEncoding?
  /// The ASCII character between two fields; nil where it is recognised among comma, semicolon, tab and bar.
  package var delimiter: UInt8?

  package init(encoding: TextEncoding? = nil, delimiter: UInt8? = nil) {
    (self.encoding, self.delimiter) = (encoding, delimiter)
  }
}
