/// A chart of lines over time in an Office workbook, drawn from the cells of its sheets.
package struct WrittenChart: Sendable {
  /// A piece of a line: cells one below the other. Where a line stops, a number being kept back or counted otherwise from
  /// there on, another piece begins.
  package struct Run: Sendable {
    /// The name of the sheet that has the cells.
    package var sheet: String
    /// The columns of the dates and of the values, from 0.
    package var dates: Int
    package var values: Int
    /// The rows, from 0.
    package var rows: ClosedRange<Int>

    package init(sheet: String, dates: Int, values: Int, rows: ClosedRange<Int>) {
      (self.sheet, self.dates, self.values, self.rows) = (sheet, dates, values, rows)
    }
  }

  package var title: String
  /// What the values are in.
  package var unit: String
  package var runs: [Run]
  /// Whether the scale of the values begins at 0, as it does where none is below.
  package var beginsAtZero: Bool

  package init(title: String, unit: String, runs: [Run], beginsAtZero: Bool) {
    (self.title, self.unit, self.runs, self.beginsAtZero) = (title, unit, runs, beginsAtZero)
  }
}
