internal import Events
internal import Ledger

/// Places the areas that nothing places below the area of the force whose rows lie in them, for now, so that the force,
/// its region and its country count those rows.
struct PolicePlacing {
  /// The rows that lie in areas that are placed for now, by this import or an earlier one.
  private(set) var rowCount = 0
  private(set) var areas: Set<String> = []
  private(set) var parents: Set<String> = []
  private(set) var months: Set<String> = []
  /// Those of the parents that lie nowhere themselves, each with the rows in and below it: no region and no country
  /// counts them.
  private(set) var rowCountsNowhere: [String: Int] = [:]

  private static let level = "lsoa"

  /// Places the areas of a statement; its rows come after.
  mutating func place(
    _ statement: PoliceStatement, in batch: inout Batch, _ events: inout NumberedEvents, _ report: inout FeedReport
  ) throws {
    guard let month = Month(statement.month) else { preconditionFailure("a statement is of a month") }
    let writer = PoliceFactEvents(statement.force, month)
    for area in statement.areas.values.sorted(by: { $0.code < $1.code }) {
      let facts = try batch.area(area.code)
      let places = facts?.places ?? [:]
      // What any look-up places, in whatever geography, is not placed for now.
      guard places.values.allSatisfy(\.isProvisional) else { continue }
      let place = places[AreaFacts.administrative] ?? places.min { $0.key < $1.key }?.value
      if let place, !PolicePlacing.givesWay(place, to: statement.force) {
        try note(area, statement, below: place.parent, &batch)
        continue
      }
      guard try PolicePlacing.isOutside(area.code, statement.force, of: &batch) else { continue }
      do {
        try events.add(to: &batch) { number, buffer in
          writer.append(
            placing: area.code, name: area.name ?? facts?.name ?? area.code, level: facts?.level ?? PolicePlacing.level,
            number: number, to: &buffer)
        }
        try note(area, statement, below: statement.force.area, &batch)
      } catch let refusal as Refusal {
        report.refuse(refusal.located(file: statement.file, line: area.line))
      }
    }
    let own = statement.force.area
    if rowCountsNowhere[own] != nil { rowCountsNowhere[own, default: 0] += statement.unplacedRowCount }
  }

  /// Whether an area lies outside the force's area, and is not itself above it.
  private static func isOutside(_ area: String, _ force: PoliceForce, of batch: inout Batch) throws -> Bool {
    if try batch.isArea(area, withinOrBelow: force.area) { return false }
    return try !batch.isArea(force.area, withinOrBelow: area)
  }

  /// A place for now below a force that has no area of its own (British Transport Police) says less of where an area is
  /// than one below a force that has.
  private static func givesWay(_ place: AreaFacts.Place, to force: PoliceForce) -> Bool {
    func isGSSCode(_ area: String) -> Bool { Words.isGSSCode(Array(area.utf8)[...]) }
    return place.isProvisional && !isGSSCode(place.parent) && isGSSCode(force.area)
  }

  private mutating func note(
    _ area: PoliceArea, _ statement: PoliceStatement, below parent: String, _ batch: inout Batch
  ) throws {
    rowCount += area.rowCount
    areas.insert(area.code)
    parents.insert(parent)
    months.insert(statement.month)
    let isNowhere = try batch.area(parent)?.places.isEmpty ?? true
    if isNowhere { rowCountsNowhere[parent, default: 0] += area.rowCount }
  }
}
