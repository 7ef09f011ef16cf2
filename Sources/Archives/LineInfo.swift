/// One line of a text, without its line break.
package struct LineInfo: Sendable {
  /// The 1-based number of the line.
  package let number: Int
  /// Whether the line is longer than the limit: only its beginning is given then.
  package let isTooLong: Bool
}
