package import Events

/// Definitions as people read them in a terminal: what a version counts, from where, with which caveats.
package enum DefinitionText {
  /// The versions of one indicator, in the order of adoption, each with the sequence of its adoption.
  package static func explanation(_ versions: [(definition: Definition, sequence: Int)]) -> String {
    guard let newest = versions.last?.definition else { return "" }
    var lines = ["\(newest.indicator): \(newest.title)"]
    for (definition, sequence) in versions {
      lines += ["", "Version \(definition.version), adopted as event #\(sequence)"]
      let facts = facts(definition)
      let width = (facts.map(\.term.count).max() ?? 0) + 4
      for fact in facts {
        for (index, text) in fact.texts.enumerated() {
          let term = index == 0 ? "  " + fact.term : ""
          lines += WrappedText.lines(text, first: term + spaces(width - term.count), rest: spaces(width))
        }
      }
    }
    return TextSanitizer.lines(lines)
  }

  /// What differs between two versions, side by side.
  package static func difference(_ first: Definition, _ second: Definition) -> String {
    let (left, right) = (facts(first), facts(second))
    var terms = left.map(\.term)
    for (index, fact) in right.enumerated() where !terms.contains(fact.term) {
      terms.insert(fact.term, at: min(index, terms.count))
    }
    func texts(_ term: String, _ facts: [Fact]) -> [String] { facts.first { $0.term == term }?.texts ?? ["—"] }
    terms.removeAll { texts($0, left) == texts($0, right) }
    guard !terms.isEmpty else { return "The two versions say the same.\n" }
    let width = (terms.map(\.count).max() ?? 0) + 2
    let column = (WrappedText.width - width - 2) / 2
    let rows = terms.map { term in
      func cell(_ facts: [Fact]) -> [String] { texts(term, facts).flatMap { WrappedText.lines($0, width: column) } }
      return (term: term, left: cell(left), right: cell(right))
    }
    let widest = min(column, max(rows.flatMap(\.left).map(\.count).max() ?? 0, 9))
    func line(_ term: String, _ left: String, _ right: String) -> String {
      var text = term + spaces(width - term.count) + left + spaces(widest + 2 - left.count) + right
      while text.last == " " { text.removeLast() }
      return text
    }
    var lines = [
      first.indicator, "", line("", "Version \(first.version)", "Version \(second.version)"),
      line(rule(width - 2), rule(widest), rule(min(column, rows.flatMap(\.right).map(\.count).max() ?? 0))),
    ]
    for row in rows {
      for index in 0..<max(row.left.count, row.right.count) {
        lines.append(
          line(
            index == 0 ? row.term : "", index < row.left.count ? row.left[index] : "",
            index < row.right.count ? row.right[index] : ""))
      }
    }
    return TextSanitizer.lines(lines)
  }

  private static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  private static func rule(_ count: Int) -> String { String(repeating: "─", count: max(0, count)) }

  // MARK: Facts

  /// One thing that a version says.
  package struct Fact: Equatable, Sendable {
    package var term: String
    package var texts: [String]
  }

  /// Everything that a version says, a fact a row; what it leaves out is what the contract makes of that.
  package static func facts(_ definition: Definition) -> [Fact] {
    var facts: [Fact] = []
    func add(_ term: String, _ text: String?) {
      if let text { facts.append(Fact(term: term, texts: [text])) }
    }
    add("Title", definition.title)
    add("Outcome", definition.outcome)
    add("In words", definition.reason)
    add("Judges", judges(definition))
    add("Measure", measure(definition))
    add("Counts", definition.count.map(ConditionSentences.counting))
    add("Out of", definition.of.map(ConditionSentences.counting))
    add("Period", period(definition))
    add("Area", definition.area.map { "reported for \($0)" })
    add("Unit", definition.unit)
    add("Decimals", String(definition.decimals))
    add("Better", better(definition.polarity))
    add("Threshold", threshold(definition))
    add("Kept back", definition.suppressBelow.map { "numbers from 1 to \($0 - 1)" })
    add("Source", definition.source)
    if !definition.caveats.isEmpty { facts.append(Fact(term: "Caveats", texts: definition.caveats)) }
    return facts
  }

  private static func judges(_ definition: Definition) -> String {
    switch definition.policy {
    case .prospective:
      "\(definition.measure == .published ? "periods that end on" : "records dated") \(definition.effective) or later"
    case .restated: "every record, also of before it was adopted (restated, effective \(definition.effective))"
    }
  }

  private static func measure(_ definition: Definition) -> String {
    switch definition.measure {
    case .count: "a count"
    case .rate: "a rate per \(definition.per) residents"
    case .percentage: "a percentage: what it counts, of all it is out of"
    case .ratio: "a ratio: what it counts, divided by what it is out of"
    case .published: "received as a published number; nothing is counted"
    }
  }

  private static func period(_ definition: Definition) -> String {
    let window =
      switch definition.window {
      case .months(let count): count == 1 ? "one month" : "\(count) months, rolling"
      case .quarter: "the calendar quarter"
      case .financialYearToDate: "from 1 April to the month reported"
      }
    let isYearEarlier = definition.previous == .yearEarlier || definition.window == .financialYearToDate
    return window + ", against " + (isYearEarlier ? "the same months a year earlier" : "the same length just before")
  }

  private static func better(_ polarity: Definition.Polarity) -> String {
    switch polarity {
    case .lowerIsBetter: "lower"
    case .higherIsBetter: "higher"
    case .neither: "neither higher nor lower"
    }
  }

  private static func threshold(_ definition: Definition) -> String? {
    guard let threshold = definition.threshold else { return nil }
    let bounds = [threshold.lower.map { "lower \($0)" }, threshold.upper.map { "upper \($0)" }].compactMap { $0 }
    return bounds.joined(separator: ", ") + (threshold.source.map { " (\($0))" } ?? "")
  }
}
