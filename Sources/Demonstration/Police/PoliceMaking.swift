internal import Events

/// Makes the records of the police and what becomes of them.
struct PoliceMaking {
  private var placing: CrimePlacing
  private var flagging: CrimeFlagging
  private var histories: CrimeHistories
  private var incidentPlacing: IncidentPlacing
  private var incidentHistories: IncidentHistories
  private var chance: SplitMix64
  private let targets: ReportTargets
  private let calendar: PoliceCalendar

  init(targets: ReportTargets, calendar: PoliceCalendar, seed: UInt64) {
    func stream(_ part: UInt64) -> SplitMix64 { SplitMix64(seed: seed, part: part) }
    placing = CrimePlacing(targets, calendar, stream(2))
    flagging = CrimeFlagging(targets: targets, chance: stream(3))
    histories = CrimeHistories(targets: targets, calendar: calendar, chance: stream(4))
    incidentPlacing = IncidentPlacing(targets: targets, calendar: calendar, chance: stream(5))
    incidentHistories = IncidentHistories(calendar: calendar, chance: stream(6))
    chance = stream(7)
    self.targets = targets
    self.calendar = calendar
  }

  /// A part of the area in a year, and where its records are.
  private struct Section {
    var year: PoliceYear
    var part: Places.Part
    var crimes: Range<Int>
    var incidents: Range<Int>
  }

  mutating func make(_ crimes: inout PoliceSchedule<Crime>, _ incidents: inout PoliceSchedule<Incident>) {
    var sections: [Section] = []
    for year in PoliceYear.allCases {
      let county = placing.countyTotals(year)
      for part in Places.Part.allCases where part == .county || year != .first {
        let hate = hateSlots(year, part)
        let crimeStart = crimes.records.count
        let totals = placing.totals(year, part, county: county)
        for offence in Offence.recorded {
          crimes.records += placing.spread(totals[offence] ?? 0, offence, year, part)
        }
        let range = crimeStart..<crimes.records.count
        flagging.flag(&crimes.records, range, year, part, hate: hate)
        histories.delay(&crimes.records, range, year, part)

        let incidentStart = incidents.records.count
        if year != .first {
          var made = incidentPlacing.incidents(year, part, hate: hate)
          incidentHistories.delay(&made, part)
          incidents.records += made
        }
        sections.append(
          Section(year: year, part: part, crimes: range, incidents: incidentStart..<incidents.records.count))
      }
    }
    vary(&crimes, &incidents, sections)
    addUnplaced(&crimes)
  }

  /// From here on the records have the state in which they are first sent; `final` keeps the other.
  private mutating func vary(
    _ crimes: inout PoliceSchedule<Crime>, _ incidents: inout PoliceSchedule<Incident>, _ sections: [Section]
  ) {
    let (final, finalIncidents) = (crimes.records, incidents.records)
    for section in sections {
      histories.vary(&crimes, section.crimes, section.part)
      histories.addCancelled(&crimes, like: final[section.crimes], section.year, section.part)
      incidentHistories.vary(&incidents, section.incidents, section.part)
    }
    incidentHistories.addCrimed(&incidents, crimes: final)
    for section in sections where section.year == .before || section.year == .now {
      histories.reviseAfterwards(&crimes, section.crimes, final: final)
      histories.addLater(&crimes, like: final[section.crimes])
      incidentHistories.reviseAfterwards(
        &incidents, section.incidents, final: finalIncidents, crimes: &crimes)
    }
  }

  /// Crimes whose place the police do not know: they lie in the force's area and in no district.
  private mutating func addUnplaced(_ crimes: inout PoliceSchedule<Crime>) {
    for year in [PoliceYear.before, .now] {
      for _ in 0..<chance.pick(35...50) {
        let month = chance.pick(year.months.lowerBound...year.months.upperBound - 1)
        crimes.records.append(
          Crime(
            date: calendar.month(month).randomDate(&chance), month: month,
            offence: chance.pick([.otherTheft, .violenceWithoutInjury, .theftFromVehicle, .other]),
            place: Places.unplaced, opened: month))
      }
    }
  }

  private mutating func hateSlots(_ year: PoliceYear, _ part: Places.Part) -> HateIncidentPlan {
    switch (part, year) {
    case (.county, .before), (.county, .now):
      HateIncidentPlan(
        total: targets.hate[year], aggravated: targets.aggravated[year], isReported: year == .now, &chance)
    case (.county, _): HateIncidentPlan(about: year == .first ? 480 : 92, &chance)
    case (.leicester, _): HateIncidentPlan(about: year == .after ? 100 : 600, &chance)
    case (.rutland, _): HateIncidentPlan(about: year == .after ? 2 : 12, &chance)
    }
  }
}
