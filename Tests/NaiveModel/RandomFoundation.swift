import Events
import TestSupport

/// What a history begins with: a hierarchy in several geographies, populations, returns and definitions.
extension Generator {
  mutating func foundation() -> [[UInt8]] {
    geographies() + populations() + declarations()
      + Pool.indicators.map { line(typeName: "definition.adopted", $0, [("definition", definition($0))]) }
  }

  private mutating func assigned(
    _ area: String, _ level: String, below parent: String? = nil, in geography: String? = nil,
    provisional: Bool = false
  ) -> [UInt8] {
    var data = [(name: "name", json: quoted(area)), ("level", quoted(level))]
    if let parent { data.append(("parent", quoted(parent))) }
    if let geography { data.append(("geography", quoted(geography))) }
    if provisional { data.append(("provisional", "true")) }
    return line(typeName: "area.assigned", area, data)
  }

  /// Three levels and a region, all but a ward; wards in other districts than administration has them in; partnerships of
  /// districts, now and then below the county, so that a district lies below it by two paths; a group of similar areas.
  private mutating func geographies() -> [[UInt8]] {
    var lines = [
      assigned(Pool.region, "region"), assigned(Pool.top, "county", below: Pool.region),
    ]
    for district in Pool.districts { lines.append(assigned(district, "district", below: Pool.top)) }
    for (index, ward) in Pool.wards.dropLast().enumerated() {
      let isProvisional = random.chance(1, of: 5)
      lines.append(
        assigned(
          ward, "ward", below: isProvisional ? Pool.top : Pool.districts[index / 2], provisional: isProvisional))
      guard random.chance(1, of: 2) else { continue }
      lines.append(
        assigned(
          ward, "ward", below: random.pick(Pool.districts), in: "ward", provisional: random.chance(1, of: 5)))
    }
    for (index, district) in Pool.districts.enumerated() {
      lines.append(assigned(district, "district", below: Pool.partnerships[index / 2], in: "community-safety"))
    }
    for partnership in Pool.partnerships where random.chance(1, of: 2) {
      lines.append(assigned(partnership, "community-safety", below: Pool.top, in: "community-safety"))
    }
    for area in [Pool.top, Pool.force] where random.chance(1, of: 2) {
      lines.append(assigned(area, "county", below: Pool.group, in: "adjacent"))
    }
    return lines
  }

  /// Of each ward mostly, of what lies above it sometimes; of households not in every history, so that some learn of them
  /// late.
  private mutating func populations() -> [[UInt8]] {
    var lines: [[UInt8]] = []
    let areHouseholdsKnown = random.chance(2, of: 3)
    for area in Pool.wards + Pool.districts + [Pool.top, Pool.force] {
      let chances = Pool.wards.contains(area) ? [9, 6, 0] : area == Pool.force ? [5, 0, 0] : [3, 3, 1]
      for (index, what) in Pool.populations.enumerated() where what != "households" || areHouseholdsKnown {
        for year in 2017...2019 where random.chance(chances[index], of: 10) {
          let persons = random.chance(1, of: 10) ? 1 : random.whole(1...40) * 100
          var data = [(name: "year", json: String(year)), ("persons", String(persons))]
          if index > 0 || random.chance(1, of: 2) { data.append(("of", quoted(what))) }
          lines.append(line(typeName: "population.estimated", area, data))
        }
      }
    }
    return lines
  }

  /// Complete returns of long times, for the areas that each feed reports for; of most kinds.
  private mutating func declarations() -> [[UInt8]] {
    var feeds: [(feed: String, areas: [String])] = [
      ("police-uk", [Pool.top]), ("police-crime", Pool.districts), ("returns", [Pool.region]),
      ("caf\u{e9}", Pool.partnerships), ("cafe\u{301}", Pool.wards),
    ]
    for kind in RecordKind.allCases where random.chance(2, of: 3) {
      feeds.append((kind.word, random.pick([[Pool.top], [Pool.region], Pool.districts, [Pool.region, Pool.force]])))
    }
    var lines: [[UInt8]] = []
    for (feed, areas) in feeds {
      let start = random.pick(["2014-01", "2014-01", "2014-01", "2018-07"])
      for area in areas where areas.count < 3 || random.chance(9, of: 10) {
        let data = [
          (name: "feed", json: quoted(feed)), ("area", quoted(area)), ("start", quoted(start)),
          ("end", quoted("2021-01")), ("status", quoted("complete")),
        ]
        lines.append(line(typeName: "coverage.declared", "returns", data))
      }
    }
    return lines
  }
}
