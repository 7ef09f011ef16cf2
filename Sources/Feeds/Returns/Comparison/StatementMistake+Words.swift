package import Events

extension StatementMistake {
  package func rule(at door: Door) -> String {
    switch self {
    case .outside(let first?, let last?):
      "a statement is of a run of months, this one of \(first) to \(last), and the row lies outside it"
    case .outside: "a statement is of a run of months, and the row lies outside it"
    case .outsideStated(let first, let last): "the statement is of \(first) to \(last), and the row lies outside it"
    case .elsewhere(let area): "the statement is of \(area) and the areas below it, and the row lies elsewhere"
    case .noAreaCode: "it is no code of an area, such as E07000130, and none that the ledger knows"
    case .unlike(let row, let file):
      "rows of one key say the same, and row \(row)\(file.map { " of \($0)" } ?? "") says something else"
    case .longKey(let maximum): "a record's subject has at most \(maximum) bytes"
    case .removals(let months): "more than a fifth of a month's records would close: \(StatementMistake.text(months))"
    case .changes(let field, let months):
      "more than a fifth of a month's records would change in \(field): \(StatementMistake.text(months))"
    case .newKey(let held): "the feed's pseudonyms are made under the key \(held), and these are not"
    case .noRows: "a return holds rows, and this one has none below its headings"
    case .noSheet: "the feed file names a sheet that the file has not"
    case .noScope: "the feed's statements state no months (statement: of: none)"
    }
  }

  package func remedy(at door: Door) -> String {
    switch self {
    case .outside: "Correct the date; where the row is right, say outside: add in the feed file's statement"
    case .outsideStated: "Correct the date, or leave out \(StatementMistake.scope(at: door))"
    case .elsewhere:
      "Correct the cell, or import the row with the return of its own area; where the feed file's statement names the"
        + " wrong area, correct it there"
    case .noAreaCode: "Correct the cell, say by codes: which area it stands for, or by names: that cells hold names of areas"
    case .unlike: "Leave one row of each key, or add the column to the key that tells them apart"
    case .longKey: "Use a shorter key column"
    case .removals: "Check that the file is whole; where it is, say \(door.name(.acceptRemovals))"
    case .changes: "Check that no column was moved or recoded; where it was meant, say \(door.name(.acceptChanges))"
    case .newKey:
      "Use the key file of before; where the key was changed on purpose, say \(door.name(.acceptNewKey))"
    case .noRows:
      "Send the whole file; where the months are empty indeed, say so with \(StatementMistake.scope(at: door))"
    case .noSheet(let known):
      "Name the sheet as it is called" + (known.isEmpty ? "" : ": \(known.joined(separator: ", "))")
    case .noScope:
      "Leave out \(StatementMistake.scope(at: door)), or say in the feed file of which months statements are"
    }
  }

  private static func scope(at door: Door) -> String {
    "\(door.name(.from)) and \(door.name(.to))"
  }

  private static func text(_ months: [MonthCount]) -> String {
    months.prefix(3).map { "\($0.count) of \($0.of) in \($0.month)" }.joined(separator: ", ")
      + (months.count > 3 ? " and \(months.count - 3) months more" : "")
  }
}
