internal import Events
package import Explanations
internal import Figures
internal import Rationals

/// An explanation as people read it in a terminal: a waterfall from one figure to the other, and a sentence a reason.
package enum ExplanationTerminal {
  static var barWidth: Int { max(10, 30 + WrappedText.width - WrappedText.usualWidth) }

  package static func text(_ explanation: Explanation) -> String {
    let summary = ExplanationSummary(explanation)
    var lines = [summary.title, ""] + WrappedText.lines(summary.lead)
    if explanation.difference != nil {
      lines += [""] + waterfall(summary) + [""]
      for (step, sentence) in zip(summary.steps, summary.sentences) {
        lines += WrappedText.item(sentence)
        for part in step.breakdown {
          lines.append("    \(part.effect)  \(part.key)" + (part.records.isEmpty ? "" : " (\(part.records))"))
        }
      }
      lines += evidence(summary)
    }
    if !summary.notes.isEmpty { lines += [""] + summary.notes.flatMap(WrappedText.item) }
    return TextSanitizer.lines(lines)
  }

  private static func evidence(_ summary: ExplanationSummary) -> [String] {
    let proven = summary.steps.filter { !$0.evidence.isEmpty }
    guard !proven.isEmpty else { return [] }
    var lines = ["", "Evidence (record: its events)"]
    for step in proven {
      let all = step.recordCount.map { " of \(NumberFormat.grouped($0))" } ?? ""
      let count = "\(NumberFormat.grouped(step.evidence.count))\(all)"
      lines.append("  \(step.title), \(count)")
      for record in step.evidence {
        lines.append("    \(record.subject): \(record.sequences.map { "#\($0)" }.joined(separator: " "))")
        guard let story = record.story else { continue }
        let what = "\(PeriodFormat.date(story.date)), \(story.place). \(RecordWords.what(record.kind, story.fields))."
        for text in [what] + story.why {
          lines += WrappedText.lines(text, first: "      ", rest: "      ")
        }
      }
    }
    return lines
  }

  /// A line for each step from the first figure to the second: where it starts, and which way it goes.
  private static func waterfall(_ summary: ExplanationSummary) -> [String] {
    let explanation = summary.explanation
    guard let start = explanation.from.part.value?.double, let end = explanation.to.part.value?.double else {
      return []
    }
    let levels: [Double] = summary.steps.flatMap { [$0.levels.from, $0.levels.to] }
    let all = [start, end, 0] + levels
    let (low, high) = (all.min() ?? 0, all.max() ?? 1)
    func cell(_ value: Double) -> Int {
      high > low ? Int(((value - low) / (high - low) * Double(barWidth)).rounded()) : 0
    }
    func bar(_ from: Double, _ to: Double, _ sign: Character) -> String {
      let (first, last) = (min(cell(from), cell(to)), max(cell(from), cell(to)))
      return String(repeating: " ", count: first) + String(repeating: sign, count: max(1, last - first))
    }
    var table = TerminalTable([
      ("Step", .left), ("Effect", .right), ("Counted", .right), ("Out of", .right), ("Code", .left), ("", .left),
    ])
    func append(_ figure: Figure, _ value: Double) {
      let end = FigureSummary(figure)
      table.append([
        summary.name(figure), end.display, end.numerator ?? "", end.denominator ?? "", "", bar(0, value, "█"),
      ])
    }
    append(explanation.from, start)
    for step in summary.steps {
      table.append([
        step.title, step.effect, step.counted, step.of, step.code,
        bar(step.levels.from, step.levels.to, step.levels.to < step.levels.from ? "▒" : "▓"),
      ])
    }
    append(explanation.to, end)
    table.removeEmptyColumns()
    return table.lines
  }
}
