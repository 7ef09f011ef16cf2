internal import Events
internal import Figures
internal import Ledger
internal import Presentation
internal import Projections
internal import Snapshots

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

extension LedgerOptions {
  /// Opens the ledger, catches the projection up, and stands at a point of knowledge (now, where none is named).
  func figureMaker(knownAt text: String?) throws -> FigureMaker {
    let ledger = try open(.readOnly)
    let length = try text.map { try KnownAt($0).length(in: ledger) }
    let bar = ProgressBar("catching up")
    let projection = try Projector(ledger).caughtUp { bar.show($0, of: $1) }
    bar.finish()
    return try FigureMaker(Snapshot(projection, length: length ?? projection.length), ledger: ledger)
  }
}
