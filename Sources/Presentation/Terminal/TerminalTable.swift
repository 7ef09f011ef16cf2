internal import Events

/// A table of text with aligned columns, for a terminal: numbers to the right, words to the left.
package struct TerminalTable: Sendable {
  package enum Alignment: Sendable { case left, right }

  private var columns: [(title: String, alignment: Alignment)]
  private var rows: [[String]] = []

  private static let gap = 2
  private static let indent = 2

  package init(_ columns: [(title: String, alignment: Alignment)]) { self.columns = columns }

  package mutating func append(_ row: [String]) {
    precondition(row.count == columns.count, "a row has a cell for each column")
    rows.append(row.map(TextSanitizer.line))
  }

  /// Takes away the columns in which no row has anything to say.
  package mutating func removeEmptyColumns() {
    let kept = columns.indices.filter { index in rows.contains { !$0[index].isEmpty } }
    columns = kept.map { columns[$0] }
    rows = rows.map { row in kept.map { row[$0] } }
  }

  /// The lines of the table: titles, a rule, and the rows. Where they are wider than a terminal has room for, words are
  /// wrapped within their cells, and the lines after the first of a row's name are indented; numbers stay whole.
  package var lines: [String] {
    let widths = widths
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: spaces(TerminalTable.gap))
    return line(columns.map(\.title), widths) + [rule] + rows.flatMap { line($0, widths) }
  }

  // MARK: Widths

  private var widths: [Int] {
    var widths = columns.indices.map { index in cells(of: index).map(\.count).max() ?? 0 }
    let shortest = columns.indices.map { index in
      columns[index].alignment == .right ? widths[index] : TerminalTable.longestWord(cells(of: index))
    }
    var excess = widths.reduce(0, +) + TerminalTable.gap * (widths.count - 1) - WrappedText.width
    while excess > 0 {
      let wide = widths.indices.filter { widths[$0] > shortest[$0] }.max { widths[$0] < widths[$1] }
      guard let wide else { break }
      widths[wide] -= 1
      excess -= 1
    }
    return widths
  }

  private func cells(of column: Int) -> [String] { [columns[column].title] + rows.map { $0[column] } }

  /// The longest word, with room for the indent before it.
  private static func longestWord(_ cells: [String]) -> Int {
    cells.flatMap { $0.split(separator: " ") }.map { $0.count + indent }.max() ?? 0
  }

  // MARK: Lines

  /// A row, in as many lines as its longest cell.
  private func line(_ cells: [String], _ widths: [Int]) -> [String] {
    let wrapped = cells.enumerated().map { index, cell in
      cell.count <= widths[index]
        ? [cell]
        : WrappedText.lines(cell, rest: index == 0 ? spaces(TerminalTable.indent) : "", width: widths[index])
    }
    return (0..<(wrapped.map(\.count).max() ?? 0)).map { number in
      let padded = wrapped.enumerated().map { index, lines in
        let text = lines.indices.contains(number) ? lines[number] : ""
        let space = spaces(widths[index] - text.count)
        return columns[index].alignment == .left ? text + space : space + text
      }
      var text = padded.joined(separator: spaces(TerminalTable.gap))
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
