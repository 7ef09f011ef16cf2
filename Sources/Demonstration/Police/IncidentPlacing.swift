internal import Events

/// How many incidents there are, and where and when.
struct IncidentPlacing {
  let targets: ReportTargets
  let calendar: PoliceCalendar
  var chance: SplitMix64

  /// The incidents of a part of the area in a year, in their final state.
  mutating func incidents(_ year: PoliceYear, _ part: Places.Part, hate: HateIncidentPlan) -> [Incident] {
    let factor = [1, 0.8, 0.035][part.rawValue]
    func scaled(_ count: Int) -> Int { part == .county ? count : Int(Double(count) * factor) }
    let antiSocial =
      year == .after ? targets.antiSocialBehaviour.now * 53 / 300 : targets.antiSocialBehaviour[year]
    let domestic = [.before: 4600, .now: 4950, .after: 850][year, default: 0]

    var all: [Incident] = []
    let shares = Apportionment.share(
      scaled(antiSocial), by: [0.66, 0.24, 0.1].map { $0 * chance.factor(0.02) })
    for (category, share) in zip(Incident.Category.allCases, shares) {
      all += spread(share, year, part) { $0.category = category }
    }
    all += spread(scaled(domestic + chance.pick(-40...40)), year, part) {
      $0.kind = .domestic
      $0.flags = .domestic
    }
    var slots = hate.incidents
    all += spread(slots.count, year, part) {
      $0.kind = .hate
      $0.flags = slots.removeLast()
    }
    return all
  }

  private mutating func spread(
    _ total: Int, _ year: PoliceYear, _ part: Places.Part, _ complete: (inout Incident) -> Void
  ) -> [Incident] {
    let places = Array(part.places)
    var weights: [Double] = []
    for month in year.months {
      let calendarMonth = calendar.month(month)
      let isSummer = (5...9).contains(calendarMonth.month)
      for place in places {
        weights.append(
          Double(calendarMonth.dayCount) * (isSummer ? 1.15 : 0.9) * Double(Places.persons[Int(place)])
            * chance.factor(0.06))
      }
    }
    var incidents: [Incident] = []
    for (position, share) in Apportionment.share(total, by: weights).enumerated() {
      let month = year.months.lowerBound + position / places.count
      for _ in 0..<share {
        var incident = Incident(
          date: calendar.month(month).randomDate(&chance), month: month, kind: .asb,
          place: places[position % places.count], opened: month)
        complete(&incident)
        incidents.append(incident)
      }
    }
    return incidents
  }
}
