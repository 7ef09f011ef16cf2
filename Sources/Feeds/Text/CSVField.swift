/// Where one field of a CSV row lies in its file.
package struct CSVField: Sendable {
  /// The bytes between the delimiters, or between the quotes of a quoted field.
  package let range: Range<Int>
  /// Whether quotes within it are doubled, so that the bytes are not yet the value.
  package let hasDoubledQuotes: Bool
}
