/// Which crimes are domestic or moved by hate.
struct CrimeFlagging {
  let targets: ReportTargets
  var chance: SplitMix64

  /// Flags the crimes of a part of the area in a year.
  mutating func flag(
    _ crimes: inout [Crime], _ range: Range<Int>, _ year: PoliceYear, _ part: Places.Part, hate: HateIncidentPlan
  ) {
    for offence in Offence.recorded where offence.domesticShare > 0 {
      let candidates = range.filter { crimes[$0].offence == offence }
      var count = candidates.count * offence.domesticShare / 10_000
      if part == .county, offence == .violenceWithInjury, year == .before || year == .now {
        count = targets.domesticViolenceWithInjury[year]
      }
      for index in chance.choose(count, of: candidates) { crimes[index].flags.insert(.domestic) }
    }
    // Never on what is domestic too, so that a later change of one flag leaves the other.
    let candidates = range.filter { crimes[$0].offence.beginsAsIncident && crimes[$0].flags.isEmpty }
    for (index, flags) in zip(chance.choose(hate.crimes.count, of: candidates), hate.crimes) {
      crimes[index].flags = flags
    }
  }
}
