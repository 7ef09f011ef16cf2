internal import Figures
package import Reports
internal import Statistics

/// What an outcome's indicators say together: one sentence for each direction, and for thresholds.
package struct ReportSummary {
  private let entries: [Report.Entry]

  package init(_ outcome: Report.Outcome) { entries = outcome.entries }

  /// What all the indicators of a report say together.
  package init(_ report: Report) { entries = report.entries }

  /// How many indicators went which way, those that a test finds to have moved, and thresholds.
  package var headlines: [String] { [counts] + tested([.worse, .better, .higher, .lower]) + thresholds }

  /// `35 indicators against the period before: 2 worse, 8 better, 14 similar, 6 not tested.`
  private var counts: String {
    let directions = entries.map { Direction($0.figure) }
    let order: [(word: String, fits: (Direction) -> Bool)] =
      [Judgement.worse, .better, .higher, .lower, .similar].map { judgement in
        (Direction.tested(judgement).word, { $0 == .tested(judgement) })
      } + [
        ("not tested", { if case .notTested = $0 { true } else { false } }),
        ("not comparable [b]", { $0 == .notComparable }), ("nothing to compare", { $0 == .nothingBefore }),
        ("suppressed [c]", { $0 == .suppressed }), ("not available [x]", { $0 == .notAvailable }),
      ]
    let counted = order.compactMap { word, fits -> String? in
      let count = directions.count(where: fits)
      return count == 0 ? nil : "\(count) \(word.prefix(1).lowercased() + word.dropFirst())"
    }
    let all = NumberFormat.counted(entries.count, "indicator", "indicators")
    return "\(all) against the period before: \(counted.joined(separator: ", "))."
  }

  private func tested(_ judgements: [Judgement]) -> [String] {
    judgements.compactMap { judgement in
      let found = entries.filter { Direction($0.figure) == .tested(judgement) }
      guard !found.isEmpty else { return nil }
      return "\(Direction.tested(judgement).word): \(found.map(named).joined(separator: "; "))."
    }
  }

  private var thresholds: [String] {
    entries.compactMap { entry in
      FigureSummary(entry.figure).thresholdSentence.map { "\(entry.figure.title): \($0)" }
    }
  }

  package var sentences: [String] {
    var sentences = tested([.worse, .better, .higher, .lower, .similar])
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
      sentences.append("With nothing to compare with: \(alone.map(valued).joined(separator: "; ")).")
    }
    let kept = entries.filter { Direction($0.figure) == .suppressed }
    if !kept.isEmpty { sentences.append("Kept back [c]: \(kept.map(\.figure.title).joined(separator: "; ")).") }
    let missing = entries.filter { Direction($0.figure) == .notAvailable }
    if !missing.isEmpty {
      sentences.append("Not available [x]: \(missing.map(\.figure.title).joined(separator: "; ")).")
    }
    return sentences + thresholds
  }

  private func named(_ entry: Report.Entry) -> String {
    let summary = FigureSummary(entry.figure)
    return "\(valued(entry)) against \(summary.previousDisplay)" + (summary.shortChange.map { " (\($0))" } ?? "")
  }

  private func valued(_ entry: Report.Entry) -> String {
    "\(entry.figure.title) at \(FigureSummary(entry.figure).value)"
  }
}
