internal import Events
internal import Ledger

/// The areas as the ledger knows them, with what an import is about to say of them.
///
/// An area is looked up when it is first asked for: an import of one district costs no more in a ledger of forty thousand
/// areas than in an empty one.
struct AreaKnowledge {
  struct Place: Equatable {
    var parent: String
    var isProvisional: Bool
  }

  struct Area {
    var name: String
    var level: String
    /// By geography; one in which the area has no parent is not there.
    var places: [String: Place] = [:]
    var start: CivilDate?
    var end: CivilDate?
  }

  /// The areas asked for so far; nil for one that no assignment is about.
  private var areas: [String: Area?] = [:]

  mutating func area(_ code: String, in batch: inout Batch) throws -> Area? {
    if let known = areas[code] { return known }
    let area = try batch.area(code).map { facts in
      Area(
        name: facts.name, level: facts.level,
        places: facts.places.mapValues { Place(parent: $0.parent, isProvisional: $0.isProvisional) },
        start: facts.start, end: facts.end)
    }
    areas[code] = .some(area)
    return area
  }

  /// Says what the import makes of an area.
  mutating func set(_ code: String, to area: Area) { areas[code] = .some(area) }

  /// Whether an area lies above another one in a geography.
  mutating func isArea(
    _ ancestor: String, above code: String, in geography: String, _ batch: inout Batch
  ) throws -> Bool {
    var current = code
    // What the import says is not yet checked for circles.
    var seen: Set<String> = [code]
    while let place = try area(current, in: &batch)?.places[geography], seen.insert(place.parent).inserted {
      if place.parent == ancestor { return true }
      current = place.parent
    }
    return false
  }

  /// The areas above one in the administrative geography, the nearest first.
  mutating func chain(above code: String, _ batch: inout Batch) throws -> [String] {
    var chain: [String] = []
    var (current, seen) = (code, Set([code]))
    while let place = try area(current, in: &batch)?.places[AreaGeography.administrative],
      seen.insert(place.parent).inserted
    {
      chain.append(place.parent)
      current = place.parent
    }
    return chain
  }

  mutating func named(_ code: String, in batch: inout Batch) throws -> AreaMove.Named {
    AreaMove.Named(code: code, name: try area(code, in: &batch)?.name ?? code)
  }
}
