/// A table written as text: a line of column names, and a line for each row, with bars between the cells.
///
///     recorded   | event          | subject | date
///     2019-01-05 | crime.recorded | c1      | 2018-12-03
///
/// A cell that is empty, or left out at the end of a row, is an empty text.
package struct TextTable: Sendable {
  package struct Row: Sendable {
    /// The 1-based line of the text that the row stands on.
    package let line: Int
    fileprivate let cells: [String: String]

    /// The cell of a column; empty where the table has no such column.
    package subscript(_ column: String) -> String { cells[column] ?? "" }
  }

  /// The 1-based line of the column names.
  package let line: Int
  package let columns: [String]
  package private(set) var rows: [Row] = []

  /// The tables of a text; an empty line stands between two.
  package static func tables(in text: String) throws(TableError) -> [TextTable] {
    var tables: [TextTable] = []
    var isBetween = true
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(trimmed)
      if cells == [""] {
        isBetween = true
      } else if isBetween {
        tables.append(try TextTable(line: index + 1, columns: cells))
        isBetween = false
      } else {
        try tables[tables.count - 1].append(cells, line: index + 1)
      }
    }
    return tables
  }

  private init(line: Int, columns: [String]) throws(TableError) {
    for (index, column) in columns.enumerated() where column.isEmpty || columns[..<index].contains(column) {
      throw TableError(line: line, "column \(index + 1) has no name of its own")
    }
    (self.line, self.columns) = (line, columns)
  }

  private mutating func append(_ cells: [String], line: Int) throws(TableError) {
    guard cells.count <= columns.count else {
      throw TableError(line: line, "there are \(cells.count) cells under \(columns.count) columns")
    }
    rows.append(Row(line: line, cells: Dictionary(uniqueKeysWithValues: zip(columns, cells))))
  }

  /// Checks that every column is one of those that a table of its kind can have.
  package func requireColumns(among allowed: [String]) throws(TableError) {
    for column in columns where !allowed.contains(column) {
      throw TableError(line: line, "there is no column \"\(column)\", only \(allowed.joined(separator: ", "))")
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// A table laid out again, its columns below each other.
  package static func text(_ columns: [String], _ rows: [[String]]) -> String {
    let lines = [columns] + rows
    let widths = columns.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { line in
      let cells = zip(line, widths).map { cell, width in cell + String(repeating: " ", count: width - cell.count) }
      var text = cells.joined(separator: " | ")
      while text.last == " " { text.removeLast() }
      return text
    }.joined(separator: "\n")
  }
}

/// What is wrong with a table that a test is written in.
package struct TableError: Error, Equatable, CustomStringConvertible {
  package let line: Int
  package let problem: String

  package init(line: Int, _ problem: String) { (self.line, self.problem) = (line, problem) }

  package var description: String { "line \(line): \(problem)" }
}
