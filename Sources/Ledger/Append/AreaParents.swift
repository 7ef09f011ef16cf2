internal import Events

/// The hierarchy of areas as a batch knows it, looked up area by area.
///
/// An area is read from its own events when it is first asked for, and kept. So a new area costs no more than the
/// areas above its parent, however many areas there are; a batch of many areas reads each parent once.
struct AreaParents {
  /// The areas looked up so far; nil for one that no assignment is about.
  private var areas: [String: AreaFacts?] = [:]

  /// The number of areas looked up so far.
  var count: Int { areas.count }

  /// What the assignments of an area say, those of the batch included; nil where there are none.
  mutating func facts(of area: String, in batch: borrowing Batch) throws -> AreaFacts? {
    if let known = areas[area] { return known }
    var facts: AreaFacts?
    var reader = EventReader()
    for sequence in try batch.sequences(kind: .area, area) {
      try batch.readEvent(at: sequence, into: &reader)
      if reader.rule.type == .areaAssigned { AreaParents.take(reader, into: &facts) }
    }
    areas[area] = .some(facts)
    return facts
  }

  /// Takes an assignment that the batch has added.
  mutating func note(_ assignment: EventReader) {
    // An area that was not looked up is read with this assignment when it is.
    guard var facts = areas[assignment.subject] else { return }
    AreaParents.take(assignment, into: &facts)
    areas[assignment.subject] = .some(facts)
  }

  private static func take(_ assignment: EventReader, into facts: inout AreaFacts?) {
    if facts == nil { facts = AreaFacts(assignment) } else { facts?.take(assignment) }
  }

  /// Whether an area is another one or lies below it, by any path through all geographies together.
  mutating func isArea(_ area: String, withinOrBelow ancestor: String, in batch: borrowing Batch) throws -> Bool {
    var waiting = [area]
    // Only an area with several parents can be come to again and again: the paths between two of them are lines.
    var seen: Set<String> = []
    while let current = waiting.popLast() {
      if current == ancestor { return true }
      guard let places = try facts(of: current, in: batch)?.places else { continue }
      if places.count > 1, !seen.insert(current).inserted { continue }
      for place in places.values { waiting.append(place.parent) }
    }
    return false
  }
}
