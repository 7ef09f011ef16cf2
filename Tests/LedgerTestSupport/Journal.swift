internal import Events
package import Explanations
package import Figures
package import Ledger
internal import Projections
internal import Questions
internal import Snapshots
package import TestSupport

/// A ledger and what follows from it, written as tables. The first column says what a table is of:
///
///     area   | parent                       where areas lie, known from the beginning
///     blaby  | county
///
///     population | 2017  | 2018             persons, a column a year, known from the beginning
///     blaby      | 10000 | 12000
///
///     definition | measure | count          the keys of a definition, as YAML
///     crimes     | rate    | { records: crime }
///
///     recorded   | event          | subject | date       | area
///     2019-01-05 | crime.recorded | c1      | 2018-12-03 | blaby
///
///     indicator | to      | value           figures: what is asked for, and what is expected
///     crimes    | 2018-12 | 0.1
///
///     why    | from    | to      | reason         | effect | evidence
///     crimes | 2017-12 | 2018-12 | window entered | 0.1    | c1
///
/// What a row leaves out is what does not matter: a record lies in `county` on 2018-12-15, a definition is version 1,
/// counts and judges from 2010. `JournalEvents`, `FigureTable` and `ReasonTable` say which columns there are.
package struct Journal {
  package let scratch = Scratch()
  package let ledger: Ledger
  let view: LedgerView
  private let expectations: [TextTable]

  /// - Throws: a `TableError` that names the line at fault.
  package init(_ text: String) throws {
    let tables = try TextTable.tables(in: text)
    ledger = try scratch.ledger()
    let definitions = try DefinitionTable(tables.filter { $0.columns[0] == "definition" })
    var events = JournalEvents(definitions)
    var expectations: [TextTable] = []
    for table in tables {
      switch table.columns[0] {
      case "area": try events.addAreas(table)
      case "population": try events.addPopulations(table)
      case "recorded": try events.addJournal(table)
      case "definition": break
      case "indicator", "why": expectations.append(table)
      default: throw TableError(line: table.line, "no table begins with a column \"\(table.columns[0])\"")
      }
    }
    try events.append(to: ledger)
    view = try LedgerReader(ledger, isStored: false).caughtUp()
    self.expectations = expectations
  }

  /// What is otherwise than expected, as the table that is found beside the one that was written; nil where nothing is.
  package func difference() throws -> String? {
    guard !expectations.isEmpty else { throw TableError(line: 1, "nothing is expected") }
    for table in expectations {
      let (expected, found) =
        table.columns[0] == "why" ? try ReasonTable(table).rows(self) : try FigureTable(table).rows(self)
      guard expected != found else { continue }
      return "expected:\n\(TextTable.text(table.columns, expected))\nfound:\n\(TextTable.text(table.columns, found))"
    }
    return nil
  }

  // MARK: Asking

  /// - Parameter knownAt: `#N`, a date or a time; nil for all.
  package func maker(knownAt: String? = nil) throws -> FigureMaker {
    try view.snapshot(at: knownAt.map { try KnownAt($0) }).figures()
  }

  package func figure(
    _ indicator: String, area: String = "county", to: String, knownAt: String? = nil, disclose: Bool = false
  ) throws -> Figure {
    guard let month = Month(to) else { throw TableError(line: 0, "\(to) is no month") }
    return try maker(knownAt: knownAt).figure(
      FigureQuestion(indicator: indicator, area: area, to: month, disclose: disclose))
  }

  /// - Parameters:
  ///   - from: a side as the command reads it, or `report 2018/19 Q3` for what that report showed.
  ///   - to: a side.
  package func explanation(
    _ indicator: String, area: String = "county", from: String, to: String, disclose: Bool = false,
    by breakdown: Breakdown? = nil
  ) throws -> Explanation {
    var start: PublishedStart?
    if from.hasPrefix("report ") {
      start = try PublishedStart(
        report: String(from.dropFirst("report ".count)), indicator: indicator, area: area,
        at: view.snapshot(length: view.length), points: view.cache)
    }
    return try Explainer(
      indicator, area: area, from: start?.side ?? side(from, .from), to: side(to, .to), ledger: ledger,
      disclose: disclose, published: start
    ).explain(by: breakdown)
  }

  private func side(_ text: String, _ parameter: Parameter) throws -> ExplanationSide {
    try SideReference(text, parameter).side(in: view).side
  }
}
