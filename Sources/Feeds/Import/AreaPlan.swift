internal import Events
internal import Ledger

/// What the rows of an import change of the areas that the ledger knows: made before anything is appended, so that what is
/// in use can be asked of the ledger as it was.
struct AreaPlan {
  /// What one row states anew.
  struct Statement {
    var row: AreaRow
    var file: String
    var name: String
    /// Nil where the area stays in its place.
    var parent: String?
    var isProvisional = false
    var start: CivilDate?
    var end: CivilDate?
  }

  /// An area that leaves its parent, and the row that says so.
  struct Move {
    var move: AreaMove
    var file: String
    var line: Int
  }

  private(set) var statements: [Statement] = []
  /// Areas that are placed elsewhere than they are.
  private(set) var moves: [Move] = []
  /// Areas that stay, as the parent that the file gives lies above them.
  private(set) var kept: [AreaMove] = []
  /// Areas that lay provisionally below a force's area and are placed elsewhere.
  private var released: [Move] = []
  /// Areas that are placed below a force's area provisionally, for what lies in them.
  private(set) var keptInForces: [AreaMove] = []
  /// Rows that state what is known.
  private(set) var unchanged = 0

  private var known = AreaKnowledge()
  private let acceptsMoves: Bool

  init(acceptsMoves: Bool) { self.acceptsMoves = acceptsMoves }

  /// Takes the rows of a file, parents before their children.
  mutating func add(_ table: AreaTable, file: String, _ batch: inout Batch) throws {
    var settled: Set<String> = []
    for row in table.rows {
      try add(row, file: file, &batch)
      // What lies where it does only because nothing better was known, or in special geographies alone, is placed by the
      // row of a look-up too.
      guard let parent = table.administrativeParents[row.code], settled.insert(row.code).inserted,
        try known.area(row.code, in: &batch)?.places[AreaGeography.administrative]?.isProvisional ?? true
      else { continue }
      var place = row
      (place.parent, place.geography) = (parent, AreaGeography.administrative)
      try add(place, file: file, &batch)
    }
  }

  private mutating func add(_ row: AreaRow, file: String, _ batch: inout Batch) throws {
    guard let present = try known.area(row.code, in: &batch) else {
      var area = AreaKnowledge.Area(name: row.name ?? row.code, level: row.level, start: row.start, end: row.end)
      if let parent = row.parent {
        area.places[row.geography] = AreaKnowledge.Place(parent: parent, isProvisional: false)
      }
      known.set(row.code, to: area)
      return statements.append(
        Statement(
          row: row, file: file, name: area.name, parent: row.parent, start: row.start, end: row.end))
    }
    let place = present.places[row.geography]
    let isPlaced = try isNews(row, of: present, file: file, &batch)
    var area = present
    // A file that gives no name, and one that tells nothing of the area's life, leaves them.
    area.name = row.name ?? present.name
    area.level = row.level
    (area.start, area.end) = (row.start ?? present.start, row.end ?? present.end)
    if isPlaced, let parent = row.parent {
      area.places[row.geography] = AreaKnowledge.Place(parent: parent, isProvisional: false)
    }
    guard isPlaced || !area.describesTheSame(as: present) else {
      unchanged += 1
      return
    }
    known.set(row.code, to: area)
    let isWhere = place != nil && place?.parent == row.parent
    statements.append(
      Statement(
        row: row, file: file, name: area.name, parent: isPlaced || isWhere ? row.parent : nil,
        isProvisional: !isPlaced && place?.isProvisional == true, start: area.start == present.start ? nil : area.start,
        end: area.end == present.end ? nil : area.end))
  }

  /// Whether the row places the area elsewhere than it is, or for good where it was provisional.
  private mutating func isNews(
    _ row: AreaRow, of area: AreaKnowledge.Area, file: String, _ batch: inout Batch
  ) throws -> Bool {
    guard let parent = row.parent else { return false }
    guard let place = area.places[row.geography] else { return true }
    if place.parent == parent { return place.isProvisional }
    let move = AreaMove(
      area: AreaMove.Named(code: row.code, name: area.name), geography: row.geography,
      from: try known.named(place.parent, in: &batch), to: try known.named(parent, in: &batch))
    if !acceptsMoves, try known.isArea(parent, above: row.code, in: row.geography, &batch) {
      kept.append(move)
      return false
    }
    if !place.isProvisional {
      moves.append(Move(move: move, file: file, line: row.line))
    } else if row.geography == AreaGeography.administrative, AreaLevel.isPoliceForce(place.parent) {
      released.append(Move(move: move, file: file, line: row.line))
    }
    return true
  }

  /// Keeps what a force's files named below the force's area where a look-up places it in areas of which nothing tells the
  /// force: the highest of these that is smaller than a region is placed below the force provisionally, as its areas were.
  /// Of several forces the one of most areas takes it, then the one of the first code. Where it lies in a region already,
  /// the areas leave their force.
  mutating func keepForces(_ batch: inout Batch) throws {
    var votes: [String: [String: [Move]]] = [:]
    for area in released {
      let chain = try known.chain(above: area.move.area.code, &batch)
      if chain.contains(where: AreaLevel.isPoliceForce) { continue }
      let top = chain.last { !AreaLevel.isRegionOrCountry($0) }
      if let top, chain.last == top, try known.area(top, in: &batch) != nil {
        votes[top, default: [:]][area.move.from.code, default: []].append(area)
      } else {
        moves.append(area)
      }
    }
    for (top, forces) in votes.sorted(by: { $0.key < $1.key }) {
      let most = forces.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
      guard let (force, areas) = most, let first = areas.first, var area = try known.area(top, in: &batch) else {
        continue
      }
      area.places[AreaGeography.administrative] = AreaKnowledge.Place(parent: force, isProvisional: true)
      known.set(top, to: area)
      let row = AreaRow(code: top, name: area.name, level: area.level, parent: force, line: first.line)
      statements.append(Statement(row: row, file: first.file, name: area.name, parent: force, isProvisional: true))
      keptInForces.append(
        AreaMove(
          area: try known.named(top, in: &batch), geography: AreaGeography.administrative,
          from: try known.named(force, in: &batch), to: try known.named(force, in: &batch)))
    }
  }

  /// The moves by which areas in use leave what they lie in. An area that is put below another one within its old parent
  /// stays in it.
  mutating func movesInUse(_ batch: inout Batch) throws -> [Move] {
    var leaving: [Move] = []
    for move in moves {
      let (area, geography) = (move.move.area.code, move.move.geography)
      if try !known.isArea(move.move.from.code, above: area, in: geography, &batch) { leaving.append(move) }
    }
    if leaving.isEmpty { return [] }
    let used = try AreaUse.areas(inUse: Set(leaving.map(\.move.area.code)), in: &batch)
    return leaving.filter { used.contains($0.move.area.code) }
  }
}

extension AreaKnowledge.Area {
  /// Whether all but the place is alike; texts are by their code points.
  fileprivate func describesTheSame(as other: AreaKnowledge.Area) -> Bool {
    name.utf8.elementsEqual(other.name.utf8) && level.utf8.elementsEqual(other.level.utf8) && start == other.start
      && end == other.end
  }
}
