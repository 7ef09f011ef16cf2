package import Events
internal import Questions

extension AccessMistake {
  package func rule(at door: Door) -> String {
    switch self {
    case .window(let month, _):
      "without the scope disclose, windows of a protected indicator end with a quarter, and \(month) ends none"
    case .everyMonth: "without the scope disclose, a protected indicator is not told month by month"
    case .otherWindow: "without the scope disclose, a protected indicator is told for its definition's own window alone"
    case .area(let level):
      "without the scope disclose, a protected indicator is told for districts and larger areas alone, and this is "
        + (level.map { "of the level \($0)" } ?? "no known one")
    case .definition: "without the scope disclose, a protected indicator is judged by the definitions in force alone"
    case .knownAt:
      "without the scope disclose, a protected indicator is told as known now, or as a published paper knew it"
    case .split: "reasons of a protected indicator are split for the scope disclose alone"
    case .categories:
      "reasons are split by category for the scope disclose alone where a protected indicator counts the same records"
    case .evidence: "the records behind a protected indicator are named for the scope disclose alone"
    case .revisions: "what was known of a protected indicator month by month is for the scope disclose alone"
    case .records: "records are for the scope disclose alone where a protected indicator counts them"
    case .reasons: "of a protected indicator everybody is told what was published, and reasons are for the scope read"
    case .cube(let mistake, let indicator, _): "\(mistake.rule(at: door)) (\(indicator) is protected)"
    }
  }

  package func remedy(at door: Door) -> String {
    "\(instead(door)), or come with a token that has the scope disclose"
  }

  /// What may be asked instead.
  private func instead(_ door: Door) -> String {
    switch self {
    case .window(_, let nearest): "Ask for \(nearest.map { "\($0)" }.joined(separator: " or "))"
    case .everyMonth: "Ask for \(door.name(.every))=quarter or year"
    case .otherWindow: "Leave \(door.name(.window)) out"
    case .area: "Ask for the district or a larger area that it lies in"
    case .definition: "Leave \(door.name(.definition)) out"
    case .knownAt(let papers):
      papers.isEmpty
        ? "Leave \(door.name(.knownAt)) out" : "Leave it out, or write \(door.name(.knownAt))=#\(papers[0])"
    case .split, .categories: "Leave \(door.name(.by)) out"
    case .evidence: "Leave \(door.name(.evidence)) out"
    case .revisions: "Ask for the figure as known now, or as a published paper knew it"
    case .records: "Ask for the figure"
    case .reasons: "Ask for the figure, come with a token that has the scope read"
    case .cube(let mistake, _, let others):
      others.isEmpty
        ? mistake.instead(door)
        : "\(mistake.instead(door)), or name the others alone with \(door.name(.indicators))=\(others.joined(separator: ","))"
    }
  }
}
