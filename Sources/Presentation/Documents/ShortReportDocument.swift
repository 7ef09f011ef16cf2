internal import Events
internal import Explanations
internal import Figures
internal import Projections
internal import Reports

/// Writes a report out as the paper that is read before a meeting: four pages at most for some 40 indicators. What it leaves
/// out, charts, areas, notes and receipts, stands in the whole paper.
struct ShortReportDocument {
  let report: Report
  /// The largest changes, with their reasons.
  let changes: [Report.Change]

  var paper: Document {
    let whole = ReportDocument(report: report)
    return Document(
      title: whole.title + ", in short", subtitle: whole.subtitle,
      sections: [summary, outcomes(whole), gaps, reasons, method])
  }

  private var summary: Document.Section {
    Document.Section(
      id: "summary", title: "Summary",
      blocks: CorrectionBlocks(report).short + [.list(ReportSummary(report).headlines)])
  }

  private func outcomes(_ whole: ReportDocument) -> Document.Section {
    Document.Section(
      id: "outcomes", title: "By outcome", blocks: report.outcomes.map { .table(whole.summaryTable($0)) })
  }

  private var gaps: Document.Section {
    let sentences = ReportGaps(report).sentences
    return Document.Section(
      id: "gaps", title: "Breaks and missing returns",
      blocks: sentences.isEmpty
        ? [.paragraph("No definition changed between the periods, and every return came.")] : [.list(sentences)])
  }

  // MARK: Reasons

  private var reasons: Document.Section {
    let opening =
      changes.isEmpty
      ? "Nothing that is counted and shown here moved."
      : "Of the indicators that are counted, and not only received, those that moved most beside the value before. "
        + Explanation.Note.arithmetic.sentence
    return Document.Section(
      id: "reasons", title: "The largest changes, and why", blocks: [.paragraph(opening)],
      sections: changes.enumerated().map { index, change in
        Document.Section(
          id: "reasons-\(index + 1)", title: change.entry.figure.title, blocks: blocks(change))
      })
  }

  private func blocks(_ change: Report.Change) -> [Document.Block] {
    guard let explanation = change.explanation else {
      return [
        .lead(FigureSummary(change.entry.figure).sentence),
        .paragraph("The reasons are kept back: they would give small numbers away."),
      ]
    }
    let summary = ExplanationSummary(explanation)
    return [.lead(summary.lead), .list(summary.sentences + notes(explanation))]
  }

  /// What the arithmetic of all of them needs stands once; what is noted of the ledger as a whole, at the paper's head.
  private func notes(_ explanation: Explanation) -> [String] {
    explanation.notes.filter { note in
      switch note {
      case .arithmetic: false
      case .practice(.undated(let text)): !report.general.contains(text)
      default: true
      }
    }.map(\.sentence)
  }

  // MARK: How to read it

  private var method: Document.Section {
    var blocks = ReportDocument.legend(report.entries.map(\.figure))
    blocks.append(
      .paragraph(
        "Better, worse, higher and lower are said only where a test at 95% finds a difference. The whole paper has charts, "
          + "areas, ranges, notes and receipts:"))
    blocks.append(.codes([("The whole paper", command)]))
    if let sentence = report.keptBackSentence { blocks.append(.paragraph(sentence)) }
    return Document.Section(id: "method", title: "How to read this paper", blocks: blocks)
  }

  private var command: String {
    "\(Program.name) report \"\(report.quarter.label)\" --area \(report.area) --known-at \"#\(report.knownLength)\" "
      + "--output paper.html"
  }
}
