package import Events

/// "Who judges."
package struct NaiveJudges: Sendable {
  private struct Candidate {
    let definition: Definition
    /// Nil: from the beginning.
    let effective: CivilDate?
  }

  private let candidates: [Candidate]

  /// - Parameters:
  ///   - known: the versions known at the point, in the order of adoption.
  ///   - only: the version that judges everything, where one was asked for.
  package init(known: [Definition], only: Definition?) {
    if let only {
      // "`--definition N` makes version N judge everything"
      candidates = [Candidate(definition: only, effective: nil)]
    } else if let restated = known.lastIndex(where: { $0.policy == .restated }) {
      // "Candidates among the versions known at that point: the newest adopted `restated` version, taken as
      // effective from the beginning, and every version adopted after it"
      candidates =
        [Candidate(definition: known[restated], effective: nil)]
        + known[(restated + 1)...].map { Candidate(definition: $0, effective: $0.effective) }
    } else {
      // "where none is restated, all"
      candidates = known.map { Candidate(definition: $0, effective: $0.effective) }
    }
  }

  private init(_ candidates: [Candidate]) { self.candidates = candidates }

  /// The same candidates without those that are none of some versions.
  func keeping(_ versions: [Definition]) -> NaiveJudges {
    NaiveJudges(candidates.filter { versions.contains($0.definition) })
  }

  /// "A record's judge is the candidate with the greatest `effective` <= its date (the later adopted on a
  /// tie; before all of them, the one with the smallest, the first adopted on a tie)."
  package func judge(on date: CivilDate) -> Definition? {
    func start(_ candidate: Candidate) -> Int32 { candidate.effective?.day ?? .min }
    var best: Candidate?
    for candidate in candidates where start(candidate) <= date.day {
      if best.map({ start(candidate) >= start($0) }) ?? true { best = candidate }
    }
    if let best { return best.definition }
    for candidate in candidates where best.map({ start(candidate) < start($0) }) ?? true { best = candidate }
    return best?.definition
  }

  /// "those that judge at least one day of the window", by version number.
  package func judges(of months: Range<Month>) -> [Definition] {
    var judges: [Definition] = []
    var day = months.lowerBound.start
    while day < months.upperBound.start {
      if let judge = judge(on: day), !judges.contains(judge) { judges.append(judge) }
      day = CivilDate(day: day.day + 1)
    }
    return judges.sorted { $0.version < $1.version }
  }
}
