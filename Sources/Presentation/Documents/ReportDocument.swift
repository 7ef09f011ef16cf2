internal import Boundaries
internal import Events
internal import Figures
internal import Projections
internal import Reports

/// Writes a report out as a paper: the summary by outcome, then each indicator.
struct ReportDocument {
  let report: Report
  /// Of the areas that are compared, where there are any.
  var boundaries = ShownBoundaries()

  var paper: Document {
    Document(
      title: title, subtitle: subtitle,
      sections: [summary] + report.outcomes.map(outcome) + [method, receipts])
  }

  var title: String { report.title(of: report.areaName) }

  var subtitle: [String] {
    let known =
      report.knownTime.map {
        "As known after \(NumberFormat.grouped(report.knownLength)) events, the last recorded \($0)."
      }
      ?? "As known after no events."
    return [
      "\(report.areaName) (\(report.area)), \(PeriodFormat.span(report.quarter.first.start..<report.quarter.last.end)).",
      known, "Each figure names its own period: returns arrive at different times.",
    ] + report.general
  }

  /// A name of an HTML element that is unique in the paper.
  static func id(_ parts: String...) -> String {
    parts.map { part in
      Erasures.word(part).lowercased().map { ("a"..."z").contains($0) || ("0"..."9").contains($0) ? String($0) : "-" }
        .joined()
    }.joined(separator: "-")
  }

  // MARK: Summary

  private var summary: Document.Section {
    Document.Section(
      id: "summary", title: "Summary", blocks: CorrectionBlocks(report).whole,
      sections: report.outcomes.enumerated().map { position, outcome in
        Document.Section(
          id: "summary-\(position + 1)", title: outcome.title,
          blocks: [.list(ReportSummary(outcome).sentences), .table(summaryTable(outcome))])
      })
  }

  func summaryTable(_ outcome: Report.Outcome) -> Document.Table {
    Document.Table(
      caption: "\(outcome.title): each indicator against the period before",
      columns: [
        ("Indicator and period", .left), ("Value", .right), ("Before", .right), ("Change", .right),
        ("Direction", .left),
      ],
      rows: outcome.entries.map { entry in
        let summary = FigureSummary(entry.figure)
        let direction = summary.direction
        return [
          Document.Cell("\(entry.figure.title), \(PeriodFormat.long(entry.figure.part.period))\(place(entry))"),
          Document.Cell(summary.valueWithMarks), Document.Cell(summary.previousDisplay),
          Document.Cell(summary.comparableChange ?? ""),
          Document.Cell(direction.word, style: direction.style),
        ]
      })
  }

  /// The area where it is not the report's, and the title does not end with it.
  private func place(_ entry: Report.Entry) -> String {
    let figure = entry.figure
    return figure.question.area == report.area || figure.title.hasSuffix(figure.areaName)
      ? "" : ", \(report.areaNames(figure))"
  }

  // MARK: Indicators

  private func outcome(_ outcome: Report.Outcome) -> Document.Section {
    Document.Section(
      id: "outcome-" + ReportDocument.id(outcome.title), title: outcome.title, blocks: [],
      sections: outcome.entries.map { IndicatorSection(entry: $0, report: report, boundaries: boundaries).section })
  }

  // MARK: How to read and check it

  /// What the marks of figures mean; nothing where there are none.
  static func legend(_ figures: [Figure]) -> [Document.Block] {
    let marks = Set(figures.flatMap { Array($0.marks) }).sorted()
    return marks.isEmpty ? [] : [.facts(marks.map { ($0.text, $0.meaning) })]
  }

  private var method: Document.Section {
    var blocks = ReportDocument.legend(report.entries.flatMap(\.allFigures))
    blocks.append(
      .list([
        "Better, worse, higher and lower are said only where a test at 95% finds a difference: for rates the exact "
          + "conditional binomial test, for percentages Newcombe's interval of the difference. Otherwise a figure is "
          + "similar, or not tested and so said.",
        "Ranges are 95% intervals: for rates by Byar's method (exact Poisson below 10), for percentages by Wilson's.",
        "Areas are compared with the area above them as a fixed benchmark, by their own 95% and 99.8% ranges.",
        "No trend is drawn through a break in the series, and overlapping periods are not tested against each other.",
        "Control charts count each quarter alone; the rolling line is not one to look for signals in.",
        "Small numbers are kept back, and others with them where they would give a small one away.",
      ]))
    blocks += [report.leftOutSentence, report.keptBackSentence].compactMap { $0 }.map { .paragraph($0) }
    return Document.Section(id: "method", title: "How to read this paper", blocks: blocks)
  }

  private var receipts: Document.Section {
    Document.Section(
      id: "receipts", title: "Receipts",
      blocks: [
        .paragraph(
          "With a receipt and the ledger anybody can compute the figure again: incident-ledger verify --receipt."),
        .codes(report.entries.map { ($0.figure.title, $0.figure.receipt?.text ?? "") }),
      ])
  }
}
