internal import Events

/// An explanation as people read it in a terminal: a sentence a reason, and a waterfall from one figure to the other.
package enum WhyText {
  static let barWidth = 30

  package static func text(_ explanation: Explanation) -> String {
    let (from, to) = (explanation.from, explanation.to)
    var lines = ["\(to.title), \(to.areaName): why it changed", ""]
    guard let difference = explanation.difference, let header = to.header else {
      lines.append(
        "\(from.display) in \(FigureText.period(from.part.period)), \(to.display) in \(FigureText.period(to.part.period))"
      )
      lines += explanation.notes.map { "• " + $0 }
      return lines.joined(separator: "\n") + "\n"
    }
    let decimals = header.decimals + (header.measure == .count ? 0 : 1)
    let effects = LargestRemainder.rounded(explanation.reasons.map(\.effect), decimals: decimals)
    lines += waterfall(explanation, effects, decimals)
    lines.append("")
    lines.append("The difference is \(signed(difference, decimals))\(unit(to)):")
    for (reason, effect) in zip(explanation.reasons, effects) {
      lines.append("  \(signed(effect, decimals))  \(reason.text).")
      for part in reason.drill {
        lines.append(
          part.isSuppressed
            ? "      [c]  \(part.key)" : "      \(signed(part.effect, decimals))  \(part.key) (\(part.recordCount))")
      }
    }
    let evidence = explanation.reasons.filter { !$0.evidence.isEmpty }
    if !evidence.isEmpty {
      lines += ["", "Evidence (subject: events)"]
      for reason in evidence {
        lines.append("  \(name(reason)), \(reason.evidence.count) of \(reason.recordCount)")
        for record in reason.evidence {
          lines.append("    \(record.subject): \(record.sequences.map { "#\($0)" }.joined(separator: " "))")
        }
      }
    }
    lines.append("")
    lines += explanation.notes.map { "• " + $0 }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func name(_ reason: Explanation.Reason) -> String {
    reason.part.map { "\(reason.factor.rawValue), \($0.rawValue)" } ?? reason.factor.rawValue
  }

  private static func unit(_ figure: Figure) -> String {
    figure.header?.measure == .percentage ? " points" : ""
  }

  private static func signed(_ value: Rational, _ decimals: Int) -> String {
    let text = value.rounded(decimals: decimals)
    return value > .zero ? "+" + text : text
  }

  /// A line for each step from the first figure to the second: where it starts, and which way it goes.
  private static func waterfall(_ explanation: Explanation, _ effects: [Rational], _ decimals: Int) -> [String] {
    guard let start = explanation.from.part.value, let end = explanation.to.part.value else { return [] }
    var levels = [start]
    for reason in explanation.reasons { levels.append((levels.last ?? start) + reason.effect) }
    let doubles = levels.map(\.double) + [end.double, 0]
    let (low, high) = (doubles.min() ?? 0, doubles.max() ?? 1)
    func cell(_ value: Rational) -> Int {
      high > low ? Int(((value.double - low) / (high - low) * Double(barWidth)).rounded()) : 0
    }
    func bar(_ from: Rational, _ to: Rational, _ sign: Character) -> String {
      let (first, last) = (min(cell(from), cell(to)), max(cell(from), cell(to)))
      return String(repeating: " ", count: first) + String(repeating: sign, count: max(1, last - first))
    }
    var table = TextTable([("Step", .left), ("Effect", .right), ("Code", .left), ("", .left)])
    table.append([
      FigureText.period(explanation.from.part.period), explanation.from.display, "", bar(.zero, start, "█"),
    ])
    for (index, reason) in explanation.reasons.enumerated() {
      table.append([
        name(reason), signed(effects[index], decimals), reason.factor.revisionCode,
        bar(levels[index], levels[index + 1], reason.effect < .zero ? "▒" : "▓"),
      ])
    }
    table.append([FigureText.period(explanation.to.part.period), explanation.to.display, "", bar(.zero, end, "█")])
    return table.lines
  }
}
