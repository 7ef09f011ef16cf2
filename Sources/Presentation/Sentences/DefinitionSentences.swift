package import Events

/// One thing that a version of a definition, or of a feed file, says.
package struct VersionRow: Equatable, Sendable {
  package var term: String
  package var texts: [String]
}

/// What a version of a definition says, in words.
package enum DefinitionSentences {
  /// Everything that a version says, a row each; what it leaves out stands with its default.
  package static func rows(of definition: Definition) -> [VersionRow] {
    var rows: [VersionRow] = []
    func add(_ term: String, _ text: String?) {
      if let text { rows.append(VersionRow(term: term, texts: [text])) }
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
    add("Kept back", definition.disclosure.map(disclosure))
    add("Returns", definition.feeds.map(feeds))
    add("Source", definition.source)
    if !definition.caveats.isEmpty { rows.append(VersionRow(term: "Caveats", texts: definition.caveats)) }
    return rows
  }

  private static func disclosure(_ disclosure: Definition.Disclosure) -> String {
    switch disclosure {
    case .suppressBelow(let limit): "numbers from 1 to \(limit - 1)"
    case .notNeeded(let reason): "nothing: \(reason)"
    }
  }

  private static func feeds(_ feeds: [Definition.FeedChoice]) -> String {
    "each month must be declared for " + feeds.map { $0.joined(separator: " or ") }.joined(separator: " and for ")
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
    case .rate: "a rate per \(definition.per) \(definition.over)"
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
    let bounds = [
      threshold.lower.map { "lower \(NumberFormat.quoted($0))" },
      threshold.upper.map { "upper \(NumberFormat.quoted($0))" },
    ].compactMap { $0 }
    return bounds.joined(separator: ", ") + (threshold.source.map { " (\($0))" } ?? "")
  }
}
