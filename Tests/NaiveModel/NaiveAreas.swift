package import Events

/// What a prefix of the ledger says of areas: "the hierarchy is the one known, not that of a record's date".
package struct NaiveAreas: Sendable {
  /// "the area's life, whatever the geography"
  package struct Life: Hashable, Sendable {
    package internal(set) var start: CivilDate?
    /// Exclusive.
    package internal(set) var end: CivilDate?

    /// Whether a day is one of it.
    func holds(_ day: CivilDate) -> Bool { start.map { $0 <= day } ?? true && end.map { day < $0 } ?? true }

    /// "alive in the month": on at least one of its days.
    func meets(_ month: Month) -> Bool {
      start.map { $0 < month.end } ?? true && end.map { month.start < $0 } ?? true
    }
  }

  package static let administrative: Word = "administrative"

  /// "an area has at most one parent in each": by geography, then by area.
  package private(set) var parents: [Word: [Word: Word]] = [:]
  /// By geography: "it belongs to the area in that geography".
  package private(set) var provisional: [Word: Set<Word>] = [:]
  package private(set) var lives: [Word: Life] = [:]
  /// The areas that an `area.assigned` names, "as subject or parent".
  package private(set) var named: Set<Word> = []

  package init() {}

  package mutating func assign(_ event: NaiveEvent) {
    let (area, geography) = (event.subject, NaiveAreas.geography(of: event))
    named.insert(area)
    // "no parent: unchanged, null: detached there"
    switch event.data["parent"] {
    case .text(let parent)?:
      parents[geography, default: [:]][area] = parent
      named.insert(parent)
    case .null?: parents[geography]?[area] = nil
    default: break
    }
    // "every assignment there sets or ends it". The flag does not depend on whether there is a parent.
    if event.data["provisional"] == .flag(true) {
      provisional[geography, default: []].insert(area)
    } else {
      provisional[geography]?.remove(area)
    }
    lives[area] = life(after: event)
  }

  /// "geography (default `administrative`)"
  static func geography(of event: NaiveEvent) -> Word { event.data["geography"]?.text ?? administrative }

  /// The life of an event's area as the event leaves it: "absent: unchanged, null: cleared".
  func life(after event: NaiveEvent) -> Life {
    var life = lives[event.subject] ?? Life()
    if let start = event.data["start"] { life.start = start.date }
    if let end = event.data["end"] { life.end = end.date }
    return life
  }

  // MARK: Above and below

  /// "administrative first, then by name"
  package var geographies: [Word] {
    [NaiveAreas.administrative] + parents.keys.filter { $0 != NaiveAreas.administrative }.sorted()
  }

  package func isProvisional(_ area: Word, in geography: Word) -> Bool {
    provisional[geography]?.contains(area) ?? false
  }

  /// The areas above, "by any path through the geographies".
  package func above(_ area: Word) -> Set<Word> {
    var above: Set<Word> = []
    var waiting = [area]
    while let place = waiting.popLast() {
      for parent in parents.values.compactMap({ $0[place] }) where above.insert(parent).inserted {
        waiting.append(parent)
      }
    }
    return above
  }

  /// The areas below, by any path, in their order.
  package func below(_ area: Word) -> [Word] { named.filter { above($0).contains(area) }.sorted() }

  package func isAtOrBelow(_ area: Word, _ other: Word) -> Bool { area == other || above(area).contains(other) }

  /// The children in each geography, "administrative first, then by name": those that are alive "and not provisional
  /// there".
  package func children(of area: Word, alive isAlive: (Life) -> Bool) -> [[Word]] {
    geographies.map { geography in
      let children = (parents[geography] ?? [:]).filter { $0.value == area }.keys
      return children.filter { !isProvisional($0, in: geography) && isAlive(lives[$0] ?? Life()) }.sorted()
    }
  }
}
