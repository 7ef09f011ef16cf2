internal import Events
internal import Figures
internal import Hummingbird
internal import Presentation
internal import Projections
internal import Snapshots

extension Server {
  /// Definitions, areas and coverage: what the ledger was told beside records.
  func addFactRoutes(to router: Router<CallContext>) {
    addQuestion("definitions", ["known-at"], table: Tables.definitions, to: router) { desk, ask in
      let stand = try desk.stand(at: ask["known-at"])
      return ask.definitions(AdoptedDefinitions(stand.facts.definitions.known(at: stand.length)).all, stand)
    }
    addQuestion("definitions/:indicator", ["known-at"], table: Tables.definitions, to: router) { desk, ask in
      let stand = try desk.stand(at: ask["known-at"])
      let indicator = try ask.subject(stand)
      let known = AdoptedDefinitions(stand.facts.definitions.known(at: stand.length))
      return ask.definitions(known.all.filter { $0.content.definition.indicator == indicator }, stand)
    }
    addQuestion("areas", ["known-at"], table: Tables.areas, to: router) { desk, ask in
      let stand = try desk.stand(at: ask["known-at"])
      let hierarchy = desk.points.point(stand.projection, length: stand.length).hierarchy
      let list = AreaList(hierarchy)
      return ask.pinned(ask.form == .csv ? .csv(list.csv) : .json(list.json), stand)
    }
    addQuestion("coverage", ["known-at", "feed", "area"], table: Tables.coverage, to: router) { desk, ask in
      let stand = try desk.stand(at: ask["known-at"])
      let list = CoverageList(
        stand.facts.coverage.known(at: stand.length).filter { item in
          ask["feed"].map { $0 == item.content.feed } ?? true && ask["area"].map { $0 == item.content.area } ?? true
        })
      return ask.pinned(ask.form == .csv ? .csv(list.csv) : .json(list.json), stand)
    }
  }
}

extension Desk.Stand {
  var facts: Facts { projection.facts }
}

extension Query {
  fileprivate func definitions(_ list: [AdoptedDefinitions.Item], _ stand: Desk.Stand) -> Reply {
    pinned(form == .csv ? .csv(AdoptedDefinitions.csv(list)) : .json(AdoptedDefinitions.json(list)), stand)
  }
}
