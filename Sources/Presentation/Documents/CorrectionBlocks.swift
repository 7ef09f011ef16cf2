internal import Events
internal import Explanations
internal import Reports

/// What a paper says of corrections: the notices, the effect on each figure, and why.
enum CorrectionBlocks {
  /// More figures than these are a table alone.
  private static let maximumExplainedCount = 5

  static func blocks(_ corrections: [Report.Correction], isShort: Bool = false) -> [Document.Block] {
    guard !corrections.isEmpty else { return [] }
    let notices = corrections.map(\.notice).withoutRepeats.map(\.sentence)
    var blocks: [Document.Block] = [.lead("Figures that were published are corrected."), .list(notices)]
    if !isShort || corrections.count <= maximumExplainedCount { blocks.append(.table(table(corrections))) }
    guard !isShort else { return blocks }
    let explained = corrections.filter { $0.explanation != nil }.prefix(maximumExplainedCount)
    for correction in explained {
      guard let explanation = correction.explanation else { continue }
      let summary = ExplanationSummary(explanation)
      blocks += [.paragraph("\(correction.subject). \(summary.lead)"), .list(summary.sentences)]
    }
    let codes = corrections.prefix(maximumExplainedCount).compactMap { correction in
      correction.question.map { (term: "Why: \(correction.subject)", code: $0) }
    }
    return codes.isEmpty || !explained.isEmpty ? blocks : blocks + [.codes(codes)]
  }

  private static func table(_ corrections: [Report.Correction]) -> Document.Table {
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
