internal import Events
internal import Figures
internal import Presentation

extension FormatOptions {
  /// Prints several figures: a table, JSON or CSV.
  func print(_ figures: [Figure], table: @autoclosure () -> String, json: @autoclosure () -> JSONOutput) {
    switch format {
    case .table: Output.print(table())
    case .json: Output.print(json().text + "\n")
    case .csv: Output.print(CSVTable.text(figures))
    }
  }
}
