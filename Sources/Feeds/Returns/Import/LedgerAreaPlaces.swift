internal import Boundaries
internal import Events
internal import Ledger

/// The areas whose boundaries are kept beside a ledger, for the feed files that place rows by coordinates.
struct LedgerAreaPlaces: Equatable {
  private struct Known: Equatable {
    var area: NamedArea
    var kind: String
    /// Whether it is of the level, and within the area, that the feed file names.
    var isChosen: Bool
  }

  private let finders: [AreaFinder]
  /// What the finders were made of: two that were made of the same find the same.
  private let hashes: [String]
  private let known: [String: Known]

  /// Reads the boundaries; they are not asked for where the feed file names no coordinates.
  init(for feed: FeedFile, beside ledger: Ledger, in batch: inout Batch) throws {
    let fields = feed.fields.filter { if case .coordinates = $0.origin { true } else { false } }
    let layers = fields.isEmpty ? [] : try BoundaryShelf(beside: ledger).layers()
    var known: [String: Known] = [:]
    for code in layers.flatMap(\.codes) {
      let facts = try batch.area(code)
      let isChosen = try fields.allSatisfy { field in
        try (field.areaLevel.map { $0 == facts?.level } ?? true)
          && (field.areaWithin.map { try batch.isArea(code, withinOrBelow: $0) } ?? true)
      }
      // An area that the ledger does not know is like those whose codes begin as its own.
      known[code] = Known(
        area: NamedArea(code: code, name: facts?.name ?? code, start: facts?.start, end: facts?.end),
        kind: facts.map(\.level) ?? String(code.prefix(3)), isChosen: isChosen)
    }
    self.known = known
    hashes = layers.map(\.hash)
    finders = layers.map { AreaFinder($0.topology) }
  }

  var isEmpty: Bool { finders.isEmpty }

  /// The chosen areas that a position lies in, the smallest first.
  func areas(at position: Position) -> [AreaPlace] {
    let found = finders.flatMap { $0.areas(at: position) }.sorted { ($0.extent, $0.code) < ($1.extent, $1.code) }
    return found.compactMap { code, _ in
      known[code].flatMap { $0.isChosen ? AreaPlace(area: $0.area, kind: $0.kind) : nil }
    }
  }

  static func == (left: LedgerAreaPlaces, right: LedgerAreaPlaces) -> Bool {
    left.hashes == right.hashes && left.known == right.known
  }
}
