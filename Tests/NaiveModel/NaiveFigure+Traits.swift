import Events

/// What figures of random histories have to show, so that a test can tell that nothing is never asked for.
extension NaiveFigure {
  package var traits: Set<String> {
    var traits: Set<String> = []
    func note(_ trait: String, _ holds: Bool) { if holds { traits.insert(trait) } }
    for absence in current.absences { note("absence " + absence.rawValue, true) }
    note("several absences", current.absences.count > 1)
    note("value of \(measure)", current.value != nil)
    for mark in marks { note("mark " + mark, true) }
    note("no mark", marks.isEmpty)
    note("suppressed without a value", isSuppressed && current.value == nil)
    note("several judges that count alike", current.versions.count > 1 && !hasBreak)
    note("weights", current.hasWeights)
    note("fractional numerator", current.numerator?.isWhole == false)
    note("negative numerator", current.numerator.map { $0 < .zero } ?? false)
    note("negative change", absoluteChange.map { $0 < .zero } ?? false)
    coverageTraits(note)
    note("unplaced", unplaced > 0)
    note("nowhere", nowhere != nil)
    note("nowhere suppressed", nowhere?.isSuppressed ?? false)
    note("nowhere in more than three areas", (nowhere?.areas.count ?? 0) > 3)
    note("comparators", comparators.count > 1)
    note("follow-up open", isFollowUpOpen)
    for what in [current.populationOf, previous.populationOf].compactMap({ $0 }) { note("population of \(what)", true) }
    note("another year's population before", current.populationYear != previous.populationYear)
    note("interval of \(measure)", hasInterval)
    note("comparison of \(measure)", hasComparison)
    let isCompared = current.value != nil && previous.value != nil && [.rate, .percentage].contains(measure)
    note("no comparison for a break", isCompared && hasBreak)
    note("no comparison where the figure is suppressed", isCompared && !hasBreak && isSuppressed)
    note(
      "no comparison where the one before is suppressed",
      isCompared && !hasBreak && !isSuppressed && previous.isSuppressed)
    note("no comparison for weights", isCompared && !hasBreak && current.hasWeights)
    note("rate above one", measure == .rate && current.exceeds && hasInterval)
    note("percentage above a hundred", measure == .percentage && current.exceeds && current.value != nil)
    return traits
  }

  private func coverageTraits(_ note: (String, Bool) -> Void) {
    let coverage = current.coverage
    note("partial", current.isPartial)
    note("recordless", !coverage.recordless.isEmpty)
    note("partial before", previous.isPartial && !current.isPartial)
    note("recordless before", !previous.coverage.recordless.isEmpty && coverage.recordless.isEmpty)
    note("unaccounted before", previous.absences.contains(.unaccounted) && current.value != nil)
    for (choice, gap) in coverage.gaps {
      note("undeclared", !gap.undeclared.isEmpty)
      note("missing", !gap.missing.isEmpty)
      note("none of several feeds", choice.count > 1)
      note("kind unaccounted", choice.count == 1 && RecordKind(word: choice[0].text) != nil)
    }
  }

  package static let expectedTraits: [String] = {
    var expected = Absence.allCases.filter { $0 != .noVersion }.map { "absence " + $0.rawValue }
    expected += Definition.Measure.allCases.map { "value of \($0)" }
    expected += ["b", "c", "p", "r", "u", "x"].map { "mark " + $0 } + ["no mark", "several absences"]
    expected += ["suppressed without a value", "several judges that count alike", "weights"]
    expected += ["fractional numerator", "negative numerator", "negative change"]
    expected += ["partial", "recordless", "partial before", "recordless before", "unaccounted before"]
    expected += ["undeclared", "missing", "none of several feeds", "kind unaccounted"]
    expected += ["unplaced", "nowhere", "nowhere suppressed", "nowhere in more than three areas", "comparators"]
    expected += ["follow-up open", "population of residents", "population of households"]
    expected += ["another year's population before"]
    expected += ["interval of rate", "interval of percentage", "interval of published"]
    expected += ["comparison of rate", "comparison of percentage", "no comparison for a break"]
    expected += ["no comparison where the figure is suppressed", "no comparison where the one before is suppressed"]
    expected += ["no comparison for weights", "rate above one", "percentage above a hundred"]
    return expected
  }()
}
