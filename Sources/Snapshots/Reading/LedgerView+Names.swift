package import Events
internal import Projections
internal import Questions

/// What a question names, found in the ledger: indicators and areas by their codes in any case, areas by their names too
/// where one alone has the name.
extension LedgerView {
  /// - Throws: a `Refusal` with the nearest indicator, where no version of it was ever adopted.
  package func indicator(named asked: String, _ place: Refusal.Place = .parameter(.indicator)) throws(Refusal) -> String
  {
    let text = erased.asked(asked)
    let known = Set(projection.facts.definitions.map(\.content.definition.indicator))
    if known.contains(text) { return text }
    let lower = text.lowercased()
    if known.contains(lower) { return lower }
    let shown = known.filter { !Erasures.isErased(in: $0) }.sorted()
    throw Refusal(
      place, value: asked, QuestionMistake.unknownIndicator(nearest: NearWords.nearest(to: lower, among: shown)))
  }

  /// The code of an area.
  /// - Parameter length: the number of events known where it is asked about it: looked at first, as what is known there
  ///   need not be looked for.
  /// - Throws: a `Refusal` with what may be meant, where nothing in the ledger names the area.
  package func area(
    named asked: String, _ parameter: Parameter = .area, knownAt length: Int? = nil
  ) throws(Refusal) -> String {
    let text = erased.asked(asked)
    if let length, snapshot(length: length).isKnown(area: text) { return text }
    let now = snapshot(length: self.length)
    if now.isKnown(area: text) { return text }
    let code = Words.isGSSCode(Array(text.uppercased().utf8)[...]) ? text.uppercased() : text.lowercased()
    if now.isKnown(area: code) { return code }
    let areas = now.hierarchy.areas
    let folded = AreaNameFolding.folded(text)
    let matching = areas.filter { AreaNameFolding.folded($0.name) == folded }
    if let only = matching.first, matching.count == 1 { return only.code }
    func label(_ area: Hierarchy.Area) -> String { "\(area.name) (\(area.code))" }
    guard matching.isEmpty else {
      let living = matching.sorted { $0.code < $1.code }.prefix(LedgerView.maximumCandidateCount)
      let named = living.map { NamedArea(name: $0.name, level: $0.level, code: $0.code) }
      throw Refusal(.parameter(parameter), value: asked, QuestionMistake.severalAreas(named))
    }
    var nearest = NearWords.nearest(to: code, among: areas.lazy.map(\.code).filter { !Erasures.isErased(in: $0) })
    if nearest == nil {
      // LSOAs are named after their districts, and there are many.
      let named = areas.lazy.filter { $0.level != "lsoa" && !Erasures.isErased(in: $0.name) }
      let names = named.map { AreaNameFolding.folded($0.name) }
      let name = NearWords.nearest(to: folded, among: Set(names).sorted())
      nearest = areas.first { AreaNameFolding.folded($0.name) == name }?.code
    }
    throw Refusal(
      .parameter(parameter), value: asked,
      QuestionMistake.unknownArea(nearest: nearest.flatMap { code in areas.first { $0.code == code } }.map(label)))
  }

  /// Areas of one name that are told apart in a refusal at most.
  private static let maximumCandidateCount = 5
}

extension Snapshot {
  /// The areas of a level that lie below an area, by any path, ascending.
  package func areas(ofLevel level: String, below area: String) -> [String] {
    let (below, level) = (ranks.set(of: area), ExactText(level))
    return hierarchy.areas.indices.filter { position in
      ExactText(hierarchy.areas[position].level) == level && below.contains(ranks.own(at: position))
        && hierarchy.areas[position].code != area
    }.map { hierarchy.areas[$0].code }.sorted()
  }

  /// An area with those right below it, or with all of a level.
  /// - Throws: a `Refusal` where none of the level lies below it.
  package func comparedAreas(with area: String, level: String?) throws(Refusal) -> [String] {
    guard let level else { return [area] + hierarchy.children(of: area) }
    var found = areas(ofLevel: level, below: area)
    if found.isEmpty, let other = levels(below: area).first(where: { $0.lowercased() == level.lowercased() }) {
      found = areas(ofLevel: other, below: area)
    }
    guard !found.isEmpty else {
      throw Refusal(.parameter(.level), value: level, QuestionMistake.noSuchLevel(known: levels(below: area)))
    }
    return [area] + found
  }

  /// The levels of the areas below an area, by name.
  package func levels(below area: String) -> [String] {
    let below = ranks.set(of: area)
    let levels = hierarchy.areas.enumerated().filter { position, found in
      found.code != area && below.contains(ranks.own(at: position))
    }.map(\.element.level)
    return Set(levels).subtracting([""]).sorted()
  }
}
