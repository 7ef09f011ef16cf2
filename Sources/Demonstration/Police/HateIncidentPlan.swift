/// The hate incidents of the county in a year: how many belong to which strand, which are crimes, which are racially
/// or religiously aggravated. Strands overlap in a few.
struct HateIncidentPlan {
  /// The flags of those that are crimes, and of those that are incidents only.
  private(set) var crimes: [Flags] = []
  private(set) var incidents: [Flags] = []

  /// A year of the county whose number is given.
  /// - Parameter isReported: whether the report prints the shares: 62 % racial, 18 % by sexual orientation and 10 % by
  ///   disability.
  init(total: Int, aggravated: Int, isReported: Bool, _ chance: inout SplitMix64) {
    func share(_ percent: Int) -> Int { (total * percent + 50) / 100 }
    let racial = share(62) + (isReported ? chance.pick(-1...1) : chance.pick(-9...9))
    let orientation = share(18) + (isReported ? chance.pick(-1...1) : chance.pick(-5...5))
    let disability = share(10) + (isReported ? chance.pick(-1...1) : chance.pick(-5...5))
    let both = (religion: chance.pick(18...22), disability: chance.pick(3...6))
    let religion = chance.pick(56...62)
    let transgender = total - racial - orientation - (disability - both.disability) - (religion - both.religion)
    precondition(transgender > 0, "every hate incident has a strand")

    var slots: [Flags] = []
    for index in 0..<racial {
      let second: Flags =
        index < both.religion ? .religion : index < both.religion + both.disability ? .disability : []
      slots.append([.race, second])
    }
    slots += Array(repeating: .sexualOrientation, count: orientation)
    slots += Array(repeating: .disability, count: disability - both.disability)
    slots += Array(repeating: .religion, count: religion - both.religion)
    slots += Array(repeating: .transgender, count: transgender)
    chance.shuffle(&slots)

    var left = aggravated
    var rest: [Flags] = []
    for slot in slots {
      if left > 0, slot.contains(.race) || slot.contains(.religion) && chance.happens(6000) {
        crimes.append(slot.union(.aggravated))
        left -= 1
      } else {
        rest.append(slot)
      }
    }
    precondition(left == 0, "what is aggravated is racial or religious")
    let others = total * 62 / 100 - aggravated
    crimes += rest.prefix(others)
    incidents = Array(rest.dropFirst(others))
  }

  /// A year of which nothing is reported.
  init(about total: Int, _ chance: inout SplitMix64) {
    for _ in 0..<total {
      let flags: Flags = chance.pick([
        .race, .race, .race, .race, .race, .race, .religion, .sexualOrientation, .sexualOrientation, .disability,
        [.race, .religion], .race,
      ])
      guard chance.happens(6200) else {
        incidents.append(flags)
        continue
      }
      let canBeAggravated = flags.contains(.race) || flags.contains(.religion)
      crimes.append(canBeAggravated && chance.happens(7500) ? flags.union(.aggravated) : flags)
    }
  }
}
