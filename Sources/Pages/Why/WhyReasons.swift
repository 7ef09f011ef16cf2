internal import Explanations
internal import Figures
internal import Presentation
internal import Rationals

/// The reasons: in words, in a drawing and in a table; their exact fractions for whoever wants them.
struct WhyReasons {
  let explanation: Explanation
  let summary: ExplanationSummary

  var html: HTML {
    guard !summary.steps.isEmpty else {
      return explanation.notes.contains(.rounded)
        ? "<p>Nothing shows between the two once counts are rounded.</p>" : "<p>Nothing moved between the two.</p>"
    }
    let drawing = summary.waterfall(id: "waterfall").map { chart -> HTML in
      let title =
        "From one figure to the other" + (chart.leavesZeroOut ? " (the scale does not start at 0)" : "")
      return "<figure>\n<figcaption>\(title)</figcaption>\n\(HTML(markup: chart.svg()))\n</figure>"
    }
    return """
      <section aria-labelledby="why-reasons">
      <h2 id="why-reasons">The reasons, largest first</h2>
      <div class="pair">
      \(HTML.list(summary.sentences.map { "\($0)" as HTML }, style: "sentences"))
      \(drawing ?? "")
      </div>
      \(table.html)
      \(exactly)
      </section>
      """
  }

  /// The table of the paper; where it is told, with what became of the records between the two figures.
  private var table: DataTable {
    let own = summary.table
    var columns = own.columns.map { DataTable.Column(title: $0.title, isNumber: $0.alignment == .right) }
    var rows = own.rows.map { row in row.map { HTML($0.text) } }
    let reasons = explanation.reasons
    // The usual two, and the others where there are any.
    for move in RecordMove.allCases
    where reasons.contains(where: { $0.moveCounts[move] != nil })
      || [.counted, .uncounted].contains(move) && reasons.contains(where: { !$0.moveCounts.isEmpty })
    {
      columns.append(.number(move.title))
      // The first row and the last are the figures.
      for index in rows.indices {
        let counts = index > 0 && index <= reasons.count ? reasons[index - 1].moveCounts : [:]
        rows[index].append(counts.isEmpty ? "" : HTML(NumberFormat.grouped(counts[move] ?? 0)))
      }
    }
    return DataTable(id: "reasons", caption: own.caption, columns: columns, rows: rows, isStacked: true)
  }

  private var exactly: HTML {
    let rows = zip(summary.steps, explanation.reasons).map { step, reason -> [HTML] in
      [HTML(step.title), HTML(step.effect), HTML(NumberFormat.quoted(reason.effect))]
    }
    return """
      <details>
      <summary>Exactly</summary>
      \(DataTable(
        id: "exactly", caption: "The effect of each reason as a fraction: they add up to the difference",
        columns: [.text("Reason"), .number("Effect"), .number("Exactly")], rows: rows
      ).html)
      <p class="hint">Revision codes of the Office for National Statistics: R1 better source data, R2 routine \
      recalculation, R3 methods and definitions, C correction.</p>
      </details>
      """
  }
}
