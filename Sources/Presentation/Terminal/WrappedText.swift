/// Words in lines that a terminal has room for.
package enum WrappedText {
  /// Columns that text is wrapped to, in files and where a terminal has room for more.
  package static let usualWidth = 100

  /// Columns that text is wrapped to: fewer on a narrow terminal.
  @TaskLocal package static var width = usualWidth

  /// The words of a text in lines; a word longer than a line stands alone.
  /// - Parameters:
  ///   - first: what the first line begins with.
  ///   - rest: what every other line begins with.
  package static func lines(
    _ text: String, first: String = "", rest: String = "", width: Int = width
  ) -> [String] {
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        (line, isEmpty) = (rest, true)
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return lines + [line]
  }

  /// An item of a list.
  package static func item(_ text: String) -> [String] { lines(text, first: "• ", rest: "  ") }
}
