internal import Events
internal import Figures
internal import Presentation
internal import Questions
internal import Rationals
internal import Reports

/// Which indicators the overview shows, and in what order; the address says it, so that links and a form are enough.
struct OverviewChoice {
  enum Order: String, CaseIterable {
    case outcome, indicator, direction, change
  }

  var only: OverviewGroup?
  var find: String?
  var order = Order.outcome

  static let parameters: [Parameter] = [.find, .only, .sort]

  init(_ parameters: QuestionParameters) throws {
    only = try parameters.word(.only)
    find = parameters[.find]
    order = try parameters.word(.sort) ?? .outcome
  }

  /// What links to the same choice carry.
  var items: [QuestionParameters.Item] {
    var items: [QuestionParameters.Item] = []
    if let find { items.append((Parameter.find.name, find)) }
    if let only { items.append((Parameter.only.name, only.rawValue)) }
    if order != .outcome { items.append((Parameter.sort.name, order.rawValue)) }
    return items
  }

  /// Whether some indicators are left out.
  var isNarrowed: Bool { only != nil || find != nil }

  /// The same with all indicators.
  var whole: OverviewChoice {
    var choice = self
    (choice.only, choice.find) = (nil, nil)
    return choice
  }

  func with(only group: OverviewGroup) -> OverviewChoice {
    var choice = self
    choice.only = group
    return choice
  }

  func with(order: Order) -> OverviewChoice {
    var choice = self
    choice.order = order
    return choice
  }

  // MARK: What is shown

  /// The entries that are shown, by outcome, or in one run under no heading.
  func shown(_ report: Report) -> [(title: String?, entries: [Report.Entry])] {
    let outcomes = report.outcomes.map { outcome in
      (title: Optional(outcome.title), entries: outcome.entries.filter { fits($0, outcome.title) })
    }.filter { !$0.entries.isEmpty }
    guard order != .outcome else { return outcomes }
    let all = outcomes.flatMap(\.entries)
    return all.isEmpty ? [] : [(nil, sorted(all))]
  }

  /// The figures that the words are found in, whichever way they went.
  func found(_ report: Report) -> [Figure] {
    report.outcomes.flatMap { outcome in outcome.entries.filter { isFound($0, outcome.title) } }.map(\.figure)
  }

  private func fits(_ entry: Report.Entry, _ outcome: String) -> Bool {
    (only.map { $0.holds(entry.figure) } ?? true) && isFound(entry, outcome)
  }

  private func isFound(_ entry: Report.Entry, _ outcome: String) -> Bool {
    guard let find else { return true }
    let texts = [entry.figure.title, entry.figure.question.indicator, outcome, entry.figure.areaLabel]
    let words = find.lowercased().split(whereSeparator: \.isWhitespace)
    return words.allSatisfy { word in texts.contains { $0.lowercased().contains(word) } }
  }

  /// Entries alike in what they are sorted by keep the order of the report.
  private func sorted(_ entries: [Report.Entry]) -> [Report.Entry] {
    func by(_ comes: (Figure, Figure) -> Bool) -> [Report.Entry] {
      entries.enumerated().sorted { left, right in
        if comes(left.element.figure, right.element.figure) { return true }
        if comes(right.element.figure, left.element.figure) { return false }
        return left.offset < right.offset
      }.map(\.element)
    }
    switch order {
    case .outcome: return entries
    case .indicator: return by { $0.title.lowercased() < $1.title.lowercased() }
    case .direction:
      let rank = Dictionary(
        uniqueKeysWithValues: OverviewGroup.directions.enumerated().map { ($1, $0) })
      return by { (rank[OverviewGroup(directionOf: $0)] ?? 0) < (rank[OverviewGroup(directionOf: $1)] ?? 0) }
    case .change: return by { size($0) > size($1) }
    }
  }

  /// How much a figure changed, in percent of what it was; nothing where the two are not compared.
  private func size(_ figure: Figure) -> Double {
    guard FigureSummary(figure).comparableChange != nil else { return -1 }
    return figure.percentChange?.double.magnitude ?? -1
  }
}
