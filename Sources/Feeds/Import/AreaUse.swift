internal import Events
internal import Ledger

/// Which of some areas are in use: they, or any area below them by any geography, have a record or a population.
struct AreaUse {
  private let asked: Set<String>
  /// The areas right above each area, in all geographies.
  private var parents: [String: [String]] = [:]
  private var seen: Set<String> = []
  private var used: Set<String> = []

  /// Reads the populations, which are few, and then records only until all areas are found to be in use.
  static func areas(inUse asked: Set<String>, in batch: inout Batch) throws -> Set<String> {
    var use = AreaUse(asked: asked)
    var populated: Set<String> = []
    var assigned: Set<String> = []
    try batch.forEachEvent(kind: .area, subjectsBeginningWith: "") { _, event in
      if event.rule.type == .areaAssigned { assigned.insert(event.subject) } else { populated.insert(event.subject) }
    }
    for code in assigned {
      guard let places = try batch.area(code)?.places, !places.isEmpty else { continue }
      use.parents[code] = places.values.map(\.parent)
    }
    for code in populated { use.note(code) }
    for kind in RecordKind.allCases where !use.isDecided {
      try use.read(kind, in: batch)
    }
    return use.used
  }

  private init(asked: Set<String>) { self.asked = asked }

  /// Whether all areas are found to be in use.
  private var isDecided: Bool { used.count == asked.count }

  /// Notes that an area has a record or a population.
  private mutating func note(_ code: String) {
    var waiting = [code]
    while let area = waiting.popLast() {
      guard seen.insert(area).inserted else { continue }
      if asked.contains(area) { used.insert(area) }
      waiting += parents[area] ?? []
    }
  }

  /// Looks at the areas in which the records of a kind lie, open and closed ones.
  private mutating func read(_ kind: RecordKind, in batch: borrowing Batch) throws {
    var use = self
    var record = ""
    var area: String?
    _ = try batch.holdsEvent(kind: .record(kind), subjectsBeginningWith: "") { event in
      let subject = event.subject
      if !subject.utf8.elementsEqual(record.utf8) {
        if let area { use.note(area) }
        (record, area) = (subject, nil)
      }
      // A later event of a record that names an area moves it there.
      area = event.text("area") ?? area
      return use.isDecided
    }
    if let area { use.note(area) }
    self = use
  }
}
