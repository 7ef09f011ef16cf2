internal import Events
internal import Ledger

/// Where the areas of a statement's rows lie: below the area of the statement, or there for now where nothing places them.
struct ReturnPlacing {
  /// The area of the statement.
  let area: String
  private var known: [String: StatementMistake?] = [:]

  init(area: String) { self.area = area }

  /// Why rows in an area do not belong to the statement; nil where they do. One that nothing places, and that is not above
  /// the statement's area, does where it has the form of a code.
  mutating func mistake(of code: String, in batch: inout Batch) throws -> StatementMistake? {
    if let known = known[code] { return known }
    let mistake: StatementMistake? =
      if try batch.isArea(code, withinOrBelow: area) {
        nil
      } else if try !isUnplaced(code, in: &batch) {
        .elsewhere(area: area)
      } else {
        try AreaCode.isGSS(code) || batch.area(code) != nil ? nil : .noAreaCode
      }
    known[code] = .some(mistake)
    return mistake
  }

  /// Places an area below that of the statement for now.
  /// - Returns: whether that was needed.
  func place(_ code: String, by facts: NumberedFacts, in batch: inout Batch) throws -> Bool {
    guard try !batch.isArea(code, withinOrBelow: area), try isUnplaced(code, in: &batch) else { return false }
    let known = try batch.area(code)
    try facts.add(
      .areaAssigned, subject: code,
      [
        ("level", .string(known?.level ?? AreaLevel.word(ofCode: code, column: "area"))),
        ("name", .string(known?.name ?? code)), ("parent", .string(area)), ("provisional", .flag(true)),
      ], to: &batch)
    return true
  }

  private func isUnplaced(_ code: String, in batch: inout Batch) throws -> Bool {
    try batch.area(code)?.places.isEmpty ?? true && !batch.isArea(area, withinOrBelow: code)
  }
}
