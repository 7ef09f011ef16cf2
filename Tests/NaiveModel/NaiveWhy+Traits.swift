import Events

/// What explanations of random histories have to show, so that a test can tell that nothing is never asked for.
extension NaiveWhy {
  package var traits: Set<String> {
    var traits: Set<String> = []
    func note(_ trait: String, _ holds: Bool) { if holds { traits.insert(trait) } }
    let (measure, isRate) = (from.header.measure.rawValue, from.header.measure == .rate)
    for (factor, reason) in reasons where reason.effect != .zero { note("\(measure) \(factor.rawValue)", true) }
    note("zero denominator", hasZeroDenominator)
    note("per", isRate && from.header.per != to.header.per)
    note("over", isRate && from.header.over != to.header.over)
    note("population of the definition's own side", servesItself(from, to) || servesItself(to, from))
    note("weights", [from, to].contains { $0.figure.current.hasWeights })
    note("another hierarchy", from.world.areas.parents != to.world.areas.parents)
    return traits
  }

  /// Whether one side's definition is over what the other side does not know.
  private func servesItself(_ definition: NaiveSide, _ population: NaiveSide) -> Bool {
    definition.header.measure == .rate
      && population.world.population(
        of: population.figure.area, Word(definition.header.over), windowEnd: population.months.upperBound.start) == nil
  }

  package static let expectedTraits: [String] = {
    var expected = ["count", "rate", "percentage", "ratio"].flatMap { measure in
      ["window", "late", "removed", "corrected", "definition"].map { "\(measure) \($0)" }
    }
    expected += ["rate population", "published window", "published published", "zero denominator", "per", "over"]
    return expected + ["population of the definition's own side", "weights", "another hierarchy"]
  }()
}
