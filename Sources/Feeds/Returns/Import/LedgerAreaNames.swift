internal import Boundaries
internal import Events
internal import Ledger

/// The areas that a ledger knows, by level and name, for the feed files that ask for them.
struct LedgerAreaNames: AreaNames, Equatable {
  private struct Choice: Hashable {
    var level: String
    var within: String?
  }

  private(set) var levels: [String] = []
  private let places: LedgerAreaPlaces
  private var areas: [Choice: [String: [NamedArea]]] = [:]

  /// Reads the areas of the levels that a feed file names; the ledger is not asked where it names none.
  init(for feed: FeedFile, beside ledger: Ledger, in batch: inout Batch) throws {
    places = try LedgerAreaPlaces(for: feed, beside: ledger, in: &batch)
    let choices = Set(
      feed.fields.compactMap { field in field.areaLevel.map { Choice(level: $0, within: field.areaWithin) } })
    guard !choices.isEmpty else { return }
    var known: Set<String> = []
    var codes: [String] = []
    try batch.forEachHistory(kind: .area, beginningWith: "") { code, _, _ in codes.append(code) }
    for code in codes {
      guard let facts = try batch.area(code) else { continue }
      known.insert(facts.level)
      let area = NamedArea(code: code, name: facts.name, start: facts.start, end: facts.end)
      for choice in choices where choice.level == facts.level {
        if let within = choice.within, try !batch.isArea(code, withinOrBelow: within) { continue }
        areas[choice, default: [:]][AreaNameFolding.folded(facts.name), default: []].append(area)
      }
    }
    levels = known.sorted()
  }

  func areas(named folded: String, level: String, within: String?) -> [NamedArea] {
    areas[Choice(level: level, within: within)]?[folded] ?? []
  }

  var hasBoundaries: Bool { !places.isEmpty }

  func areas(at position: Position, level: String?, within: String?) -> [AreaPlace] { places.areas(at: position) }

  func names(level: String, within: String?) -> [String] {
    (areas[Choice(level: level, within: within)] ?? [:]).values.flatMap { $0 }.map(\.name).sorted()
  }
}
