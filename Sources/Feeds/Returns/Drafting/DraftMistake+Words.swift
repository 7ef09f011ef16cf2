public import Events

extension DraftMistake {
  public func rule(at door: Door) -> String {
    switch self {
    case .noHeadings: "none of the first 50 rows looks like a row of headings"
    case .noSheet: "the file has no sheet of this name"
    }
  }

  public func remedy(at door: Door) -> String {
    switch self {
    case .noHeadings(let others):
      "Give the sheet whose columns have headings, each its own, in one of its first rows"
        + (others.isEmpty ? "" : ": \(door.name(Parameter("sheet"))) names one of " + others.joined(separator: ", "))
    case .noSheet(let known):
      known.isEmpty ? "Leave the sheet out: a text file has none" : "Name one of: " + known.joined(separator: ", ")
    }
  }
}
