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
      let list = AreaListing(known.snapshot.hierarchy, geography: query.parameters[.geography])
      return query.pinned(query.form == .csv ? .csv(list.csv) : .json(list.json), known)
    }
    // Numbers by area may be small.
    addQuestion("areas/unplaced", [.knownAt], table: Tables.unplaced, needs: .disclose, to: router) { reader, query in
      let known = try reader.snapshot(at: query.parameters.knownAt())
      let areas = UnplacedAreas(known.snapshot)
      return query.pinned(query.form == .csv ? .csv(areas.csv) : .json(areas.json), known)
    }
    addQuestion("coverage", [.knownAt, .feed, .area], table: Tables.coverage, to: router) { reader, query in
      let known = try reader.snapshot(at: query.parameters.knownAt())
      let (feed, area) = (query.parameters[.feed], query.parameters[.area])
      let list = CoverageList(
        known.facts.coverage.known(at: known.length).filter { item in
          feed.map { $0 == item.content.feed } ?? true && area.map { $0 == item.content.area } ?? true
        })
      return query.pinned(query.form == .csv ? .csv(list.csv) : .json(list.json), known)
    }
  }
}

extension Query {
  fileprivate func definitions(_ list: [AdoptedDefinitions.Item], _ known: ResolvedSnapshot) -> Reply {
    pinned(form == .csv ? .csv(AdoptedDefinitions.csv(list)) : .json(AdoptedDefinitions.json(list)), known)
  }
}
