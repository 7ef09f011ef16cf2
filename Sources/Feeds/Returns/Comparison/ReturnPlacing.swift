internal import Events
internal import Ledger

/// Where the areas of a statement's rows lie: below the area of the statement, or there for now where nothing places them.
struct ReturnPlacing {
  /// The area of the statement.
  let area: String
  /// The areas that nothing placed, ascending.
  private(set) var placed: [String] = []
  private var isInside: [String: Bool] = [:]

  init(area: String) { self.area = area }

  /// Whether rows in an area belong to the statement. One that nothing places, and that is not above the statement's area,
  /// is placed below it for now.
  mutating func takes(_ code: String, by facts: NumberedFacts, in batch: inout Batch) throws -> Bool {
    if let known = isInside[code] { return known }
    var takes = try batch.isArea(code, withinOrBelow: area)
    if !takes, try batch.area(code)?.places.isEmpty ?? true, try !batch.isArea(area, withinOrBelow: code) {
      let known = try batch.area(code)
      try facts.add(
        .areaAssigned, subject: code,
        [
          ("level", .string(known?.level ?? AreaLevel.word(ofCode: code, column: "area"))),
          ("name", .string(known?.name ?? code)), ("parent", .string(area)), ("provisional", .flag(true)),
        ], to: &batch)
      placed.append(code)
      takes = true
    }
    isInside[code] = takes
    return takes
  }
}
