internal import Events
package import Figures
internal import Rationals

extension RevisionTriangle {
  /// Points of one block of the table in a terminal.
  private static var blockWidth: Int { min(8, (WrappedText.width - 10) / 10) }

  /// The triangle for a terminal, and how far periods move.
  package var text: String {
    guard let any = figures.last else { return "No period was over at any of the points.\n" }
    var lines = ["\(any.title), \(any.areaName): what was known when", ""]
    for start in stride(from: 0, to: points.count, by: RevisionTriangle.blockWidth) {
      let block = start..<min(points.count, start + RevisionTriangle.blockWidth)
      let shown = rows.filter { row in block.contains { row.figures[$0] != nil } }
      guard !shown.isEmpty else { continue }
      var table = TerminalTable([("Period to", .left)] + block.map { (PeriodFormat.short(points[$0].month), .right) })
      for row in shown {
        table.append(
          [PeriodFormat.short(row.to)] + block.map { row.figures[$0].map { FigureSummary($0).display } ?? "" })
      }
      lines += table.lines + [""]
    }
    lines += WrappedText.lines(
      "Each column is what was known at the end of its month, the last what is known now; empty while a return for the "
        + "period's last month was still to come.")
    lines += ["", "How far a period moves once it is known"]
    guard !moves.isEmpty else {
      return TextSanitizer.lines(lines + ["No period was known for a month or longer."])
    }
    var table = TerminalTable([
      ("After", .left), ("Periods", .right), ("Moved", .right), ("Median size", .right), ("Mean change", .right),
    ])
    for move in moves { table.append(RevisionTriangle.cells(move, any)) }
    return TextSanitizer.lines(lines + table.lines)
  }

  /// A row for one length of time: after, periods, moved, median size, mean change.
  package static func cells(_ move: Move, _ figure: Figure) -> [String] {
    let decimals = (figure.header?.decimals ?? 0) + 1
    func number(_ value: Double) -> Rational? { ExactDecimal(shortestOf: value).map { Rational($0) } }
    return [
      NumberFormat.counted(move.months, "month", "months"), String(move.periods), String(move.moved),
      number(move.median).map { NumberFormat.rounded($0, decimals: decimals) } ?? "",
      number(move.mean).map { NumberFormat.signed($0, decimals: decimals) } ?? "",
    ]
  }
}
