internal import Events
internal import Figures
internal import Hummingbird
internal import Presentation
internal import Projections
internal import Questions
internal import Snapshots

extension QuestionRoutes {
  /// Definitions, areas and coverage: what the ledger was told beside records.
  func addFacts(to router: Router<CallContext>) {
    addQuestion("definitions", [.knownAt], table: Tables.definitions, to: router) { reader, query in
      let known = try reader.snapshot(at: query.parameters.knownAt())
      return query.definitions(AdoptedDefinitions(known.facts.definitions.known(at: known.length)).all, known)
    }
    addQuestion("definitions/:indicator", [.knownAt], table: Tables.definitions, to: router) { reader, query in
      let known = try reader.snapshot(at: query.parameters.knownAt())
      let indicator = try query.indicator(in: known.view)
      let adopted = AdoptedDefinitions(known.facts.definitions.known(at: known.length))
      return query.definitions(adopted.all.filter { $0.content.definition.indicator == indicator }, known)
    }
    addQuestion("areas", [.knownAt, .geography], table: Tables.areas, to: router) { reader, query in
      let known = try reader.snapshot(at: query.parameters.knownAt())
      let hierarchy = known.snapshot.hierarchy
      let geography = try query.parameters[.geography].map {
        try Naming.geography(known.view.erased.asked($0), among: hierarchy.geographies)
      }
      let list = AreaListing(hierarchy, geography: geography)
      return query.pinned(query.form == .csv ? .csv(list.csv) : .json(list.json), known)
    }
    // Numbers by area may be small.
    addQuestion("areas/unplaced", [.knownAt], table: Tables.unplaced, namingRecords: true, to: router) {
      reader, query in
      let known = try reader.snapshot(at: query.parameters.knownAt())
      let areas = UnplacedAreas(known.snapshot)
      return query.pinned(query.form == .csv ? .csv(areas.csv) : .json(areas.json), known)
    }
    addQuestion("coverage", [.knownAt, .feed, .area], table: Tables.coverage, to: router) { reader, query in
      let known = try reader.snapshot(at: query.parameters.knownAt())
      let feed = try query.parameters[.feed].map {
        try Naming.feed(known.view.erased.asked($0), among: known.facts.feeds)
      }
      let area = try query.parameters[.area].map { try known.view.area(named: $0, knownAt: known.length) }
      let list = CoverageList(
        known.facts.coverage.known(at: known.length).filter { item in
          feed.map { $0 == item.content.feed } ?? true && area.map { $0 == item.content.area } ?? true
        }, for: query.caller.audience)
      return query.pinned(query.form == .csv ? .csv(list.csv) : .json(list.json), known)
    }
  }
}

extension Facts {
  /// The feeds that were declared or that a definition waits for, and the kinds of record.
  fileprivate var feeds: Set<String> {
    let awaited = definitions.flatMap { $0.content.definition.feeds ?? [] }.joined()
    return Set(RecordKind.allCases.map(\.word)).union(awaited).union(coverage.map(\.content.feed))
  }
}

extension Query {
  fileprivate func definitions(_ list: [AdoptedDefinitions.Item], _ known: ResolvedSnapshot) -> Reply {
    pinned(form == .csv ? .csv(AdoptedDefinitions.csv(list)) : .json(AdoptedDefinitions.json(list)), known)
  }
}
