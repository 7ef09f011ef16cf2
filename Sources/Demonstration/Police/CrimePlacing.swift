internal import Events

/// How many crimes of each offence there are, and where and when: exactly as many as the report's figures need.
struct CrimePlacing {
  let targets: ReportTargets
  let calendar: PoliceCalendar
  var chance: SplitMix64
  /// For each offence and place a factor beside the number of residents.
  private let localFactors: [[Double]]

  init(_ targets: ReportTargets, _ calendar: PoliceCalendar, _ chance: SplitMix64) {
    self.targets = targets
    self.calendar = calendar
    var chance = chance
    let general = [0.95, 1.1, 0.8, 0.9, 0.95, 1.0, 1.05, 1, 1]
    localFactors = Offence.allCases.map { _ in general.map { $0 * chance.factor(0.12) } }
    self.chance = chance
  }

  /// The final number of crimes of the county in a year, as known to the Board of September 2019.
  func total(_ year: PoliceYear) -> Int {
    switch year {
    case .first: targets.toldBefore.before + CrimeHistories.firstYearLate
    case .before, .now: targets.totalCrime[year]
    case .after: targets.totalCrime.now * 51 / 300
    }
  }

  /// Crimes of the county by offence.
  mutating func countyTotals(_ year: PoliceYear) -> [Offence: Int] {
    var totals: [Offence: Int] = [:]
    if year == .before || year == .now {
      totals[.residential] = targets.residentialBurglary[year]
      totals[.business] = targets.businessBurglary[year]
      totals[.violenceWithInjury] = targets.violenceWithInjury[year]
      let vehicle: [Offence] = [.theftOfVehicle, .theftFromVehicle, .interference]
      share(targets.vehicle[year], among: vehicle, by: [0.23, 0.63, 0.14], &totals)
      share(targets.sexual[year], among: [.rape, .otherSexual], by: [0.33, 0.67], &totals)
    }
    let named = totals.values.reduce(0, +)
    let rest = Offence.recorded.filter { totals[$0] == nil }
    let weights: [Double] =
      if year == .after {
        // The two months that came after are like the year before them.
        rest.map { last in
          switch last {
          case .residential: Double(targets.residentialBurglary.now)
          case .business: Double(targets.businessBurglary.now)
          case .violenceWithInjury: Double(targets.violenceWithInjury.now)
          case .theftOfVehicle: Double(targets.vehicle.now) * 0.23
          case .theftFromVehicle: Double(targets.vehicle.now) * 0.63
          case .interference: Double(targets.vehicle.now) * 0.14
          case .rape: Double(targets.sexual.now) * 0.33
          case .otherSexual: Double(targets.sexual.now) * 0.67
          default: last.usual[2]
          }
        }
      } else {
        rest.map { $0.usual[year.rawValue] }
      }
    share(total(year) - named, among: rest, by: weights, &totals)
    return totals
  }

  private mutating func share(
    _ total: Int, among offences: [Offence], by weights: [Double], _ totals: inout [Offence: Int]
  ) {
    let shares = Apportionment.share(total, by: weights.map { $0 * chance.factor(0.02) })
    for (offence, share) in zip(offences, shares) { totals[offence] = share }
  }

  /// Crimes of a part of the area by offence.
  mutating func totals(_ year: PoliceYear, _ part: Places.Part, county: [Offence: Int]) -> [Offence: Int] {
    guard part != .county else { return county }
    let factor = part == .leicester ? 0.62 : 0.034
    var totals: [Offence: Int] = [:]
    for offence in Offence.recorded {
      totals[offence] = Int(Double(county[offence] ?? 0) * factor * chance.factor(0.1))
    }
    return totals
  }

  /// The crimes of an offence in a year, spread over places and days.
  mutating func spread(_ total: Int, _ offence: Offence, _ year: PoliceYear, _ part: Places.Part) -> [Crime] {
    let places = Array(part.places)
    let months = Array(year.months)
    var weights: [Double] = []
    for month in months {
      let weight = monthWeight(month, offence, part)
      for place in places {
        weights.append(
          weight * Double(Places.persons[Int(place)]) * localFactors[Int(offence.rawValue)][Int(place)])
      }
    }
    let shares = Apportionment.share(total, by: weights.map { $0 * chance.factor(0.05) })
    var crimes: [Crime] = []
    crimes.reserveCapacity(total)
    for (position, share) in shares.enumerated() {
      let month = months[position / places.count]
      for _ in 0..<share {
        crimes.append(
          Crime(
            date: calendar.month(month).randomDate(&chance), month: month,
            offence: converted(offence, month: month), place: places[position % places.count], opened: month))
      }
    }
    return crimes
  }

  private mutating func monthWeight(_ month: Int, _ offence: Offence, _ part: Places.Part) -> Double {
    let calendarMonth = calendar.month(month)
    let isWinter = calendarMonth.month <= 2 || calendarMonth.month >= 10
    var weight = Double(calendarMonth.dayCount) * chance.factor(0.02)
    switch offence {
    case .residential, .business: weight *= isWinter ? 1.08 : 0.95
    case .violenceWithInjury, .violenceWithoutInjury, .publicOrder: weight *= isWinter ? 0.97 : 1.02
    case .theftOfVehicle, .theftFromVehicle, .interference:
      if part == .county, month == PoliceCalendar.spike { weight *= 2.1 }
    default: break
    }
    return weight
  }

  /// Before April 2017 sheds and garages were not counted with the dwelling they belong to.
  private mutating func converted(_ offence: Offence, month: Int) -> Offence {
    guard calendar.month(month) < Month(year: 2017, month: 4) else { return offence }
    switch offence {
    case .residential: return chance.happens(6500) ? .dwelling : .nonDwelling
    case .business: return .nonDwelling
    default: return offence
    }
  }
}
