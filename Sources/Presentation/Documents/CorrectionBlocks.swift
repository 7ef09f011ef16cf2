internal import Events
internal import Explanations
package import Reports

/// What is said of the corrections that a report tells: the notices, the effect on each figure, and why.
package struct CorrectionBlocks {
  private let report: Report

  package init(_ report: Report) { self.report = report }

  /// More figures than these are a table alone.
  private static let maximumExplainedCount = 5
  /// The figures of the short paper's table, which has four pages for all that it says.
  private static let maximumShortCount = 8
  /// The figures of a table that stands among others.
  private static let maximumListedCount = 20

  private var corrections: [Report.Correction] { report.corrections }

  /// As the whole paper has it.
  var whole: [Document.Block] {
    guard !corrections.isEmpty else { return [] }
    var blocks = opening + [.table(table(corrections))]
    let explained = corrections.filter { $0.explanation != nil }.prefix(CorrectionBlocks.maximumExplainedCount)
    for correction in explained {
      guard let explanation = correction.explanation else { continue }
      let summary = ExplanationSummary(explanation)
      blocks += [.paragraph("\(correction.subject). \(summary.lead)"), .list(summary.sentences)]
    }
    let codes = corrections.prefix(CorrectionBlocks.maximumExplainedCount).compactMap { correction in
      correction.question.map { (term: "Why: \(correction.subject)", code: $0) }
    }
    return codes.isEmpty || !explained.isEmpty ? blocks : blocks + [.codes(codes)]
  }

  /// As the short paper has it.
  var short: [Document.Block] {
    corrections.isEmpty ? [] : opening + listed(CorrectionBlocks.maximumShortCount, rest: "the whole paper has them")
  }

  /// The figures alone, for a page that has the notices already; empty where nothing was corrected.
  package var list: [Document.Block] {
    corrections.isEmpty ? [] : listed(CorrectionBlocks.maximumListedCount, rest: "the report has them")
  }

  private var opening: [Document.Block] {
    [
      .lead("Figures that were published are corrected."),
      .list(corrections.map(\.notice).withoutRepeats.map(\.sentence)),
    ]
  }

  /// A table of some figures, those of the report's own area first.
  private func listed(_ count: Int, rest: String) -> [Document.Block] {
    let sorted = corrections.filter { $0.area == report.area } + corrections.filter { $0.area != report.area }
    let further = sorted.count - count
    return [.table(table(Array(sorted.prefix(count))))]
      + (further > 0
        ? [.paragraph("And \(NumberFormat.counted(further, "figure", "figures")) more: \(rest).")] : [])
  }

  private func table(_ corrections: [Report.Correction]) -> Document.Table {
    Document.Table(
      caption: "Figures that were corrected, as they were shown and as they are",
      columns: [("Figure and period", .left), ("Published", .right), ("In the paper", .left), ("Now", .right)],
      rows: corrections.map { correction in
        [
          Document.Cell(correction.subject), Document.Cell(correction.shownBefore),
          Document.Cell(correction.before?.report ?? correction.notice.report), Document.Cell(correction.shownAfter),
        ]
      })
  }
}
