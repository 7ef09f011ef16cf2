internal import Figures
package import Reports
internal import Statistics

/// What an outcome's indicators say together: one sentence for each direction, and for thresholds.
package struct ReportSummary {
  private let entries: [Report.Entry]

  package init(_ outcome: Report.Outcome) { entries = outcome.entries }

  package var sentences: [String] {
    var sentences: [String] = []
    for judgement in [Judgement.worse, .better, .higher, .lower, .similar] {
      let found = entries.filter { Direction($0.figure) == .tested(judgement) }
      guard !found.isEmpty else { continue }
      sentences.append("\(Direction.tested(judgement).word): \(found.map(named).joined(separator: "; ")).")
    }
    let untested = entries.filter { if case .notTested = Direction($0.figure) { true } else { false } }
    if !untested.isEmpty { sentences.append("Not tested: \(untested.map(named).joined(separator: "; ")).") }
    let broken = entries.filter { Direction($0.figure) == .notComparable }
    if !broken.isEmpty {
      sentences.append(
        "Not comparable with the period before, because the definition changed [b]: "
          + broken.map(valued).joined(separator: "; ") + ".")
    }
    let alone = entries.filter { Direction($0.figure) == .nothingBefore }
    if !alone.isEmpty {
      sentences.append("With nothing before to compare: \(alone.map(valued).joined(separator: "; ")).")
    }
    let kept = entries.filter { Direction($0.figure) == .suppressed }
    if !kept.isEmpty { sentences.append("Kept back [c]: \(kept.map(\.figure.title).joined(separator: "; ")).") }
    let missing = entries.filter { Direction($0.figure) == .notAvailable }
    if !missing.isEmpty {
      sentences.append("Not available [x]: \(missing.map(\.figure.title).joined(separator: "; ")).")
    }
    for entry in entries {
      if let threshold = FigureSummary(entry.figure).thresholdSentence {
        sentences.append("\(entry.figure.title): \(threshold)")
      }
    }
    return sentences
  }

  private func named(_ entry: Report.Entry) -> String {
    let summary = FigureSummary(entry.figure)
    return "\(valued(entry)) against \(summary.previousDisplay)" + (summary.shortChange.map { " (\($0))" } ?? "")
  }

  private func valued(_ entry: Report.Entry) -> String {
    "\(entry.figure.title) at \(FigureSummary(entry.figure).value)"
  }
}
