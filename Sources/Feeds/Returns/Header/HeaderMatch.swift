package import Events

/// Which column of a sheet is which of those that a feed file names.
package struct HeaderMatch: Sendable {
  /// The row of the headings, as a spreadsheet numbers it; what stands above is not read.
  package let row: Int
  /// The heading of each column of the sheet, in one line; empty where there is none.
  package let headings: [String]
  private let positions: [FeedFile.Column: Int]
  /// The sheet's columns that the feed file does not name, and those that it names as never stored, by position.
  package let unknownPositions: [Int]
  package let ignoredPositions: [Int]

  package init(
    row: Int, headings: [String], positions: [FeedFile.Column: Int], unknownPositions: [Int], ignoredPositions: [Int]
  ) {
    (self.row, self.headings, self.positions) = (row, headings, positions)
    (self.unknownPositions, self.ignoredPositions) = (unknownPositions, ignoredPositions)
  }

  /// The position of a column in the sheet; nil where the sheet lacks it.
  package func position(of column: FeedFile.Column) -> Int? { positions[column] }

  /// The columns without a heading, by position.
  var unheadedPositions: [Int] { headings.indices.filter { headings[$0].isEmpty && !positions.values.contains($0) } }

  /// The headings of the columns that the feed file does not name.
  package var unknown: [String] { unknownPositions.map { headings[$0] } }

  /// What a column is called: its heading, or what the feed file calls it where the sheet lacks it.
  package func name(of column: FeedFile.Column) -> String {
    position(of: column).map { headings[$0] } ?? column.name
  }
}

extension FeedFile.Column {
  /// What the feed file calls it: the first of its headings.
  package var name: String { headings.first?.text ?? "" }
}
