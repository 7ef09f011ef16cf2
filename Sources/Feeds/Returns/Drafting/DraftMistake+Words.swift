public import Events

extension DraftMistake {
  public func rule(at door: Door) -> String { "none of the first 50 rows looks like a row of headings" }

  public func remedy(at door: Door) -> String {
    "Give the sheet whose columns have headings, each its own, in one of its first rows"
  }
}
