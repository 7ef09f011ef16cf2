internal import Events
internal import Ledger
internal import Projections
internal import Rationals
internal import Snapshots

/// The reasons for a difference between two figures that count records.
struct RecordReasons {
  private let question: ExplanationQuestion
  private let a: SideContext
  private let b: SideContext
  private let judges: MixedJudges.Grid
  private let changed: ChangedRecords
  private let table: SignatureTable
  private let values: MixtureValues

  init(
    _ question: ExplanationQuestion, _ a: SideContext, _ b: SideContext, from: Rational, to: Rational,
    isWanted: IsWanted
  ) throws {
    self.question = question
    self.a = a
    self.b = b
    judges = MixedJudges.Grid(a, b)
    let countings = judges.all.flatMap(\.definitions).flatMap(\.countings)
    let counted = countings.flatMap(\.records).withoutRepeats
    let sought = countings.flatMap(\.relations).flatMap(\.records)
    changed = try ChangedRecords(
      a: a, b: b, kinds: (counted + sought).withoutRepeats, hasRelations: !sought.isEmpty, isWanted: isWanted)
    table = try SignatureTable(
      a: a, b: b, judges: judges, changed: changed, kinds: counted, area: question.area, isWanted: isWanted)
    values = MixtureValues(a: a, b: b, table: table, from: from, to: to)
  }

  var notes: [Explanation.Note] {
    if values.hasZeroDenominator { return [.zeroDenominator] }
    return values.hasShares ? [] : [.differentPer]
  }

  func reasons(
    evidence limit: EvidenceLimit, by breakdown: Breakdown?, isWanted: IsWanted
  ) throws -> [Explanation.Reason] {
    var reasons: [Explanation.Reason] = []
    let disclosure = try breakdown.flatMap { try PartDisclosure(question, a, b, by: $0, entries: table.entries) }
    for factor in values.factors {
      try isWanted()
      let shares = Shares(factor, values: values, amounts: table.wholeAmounts)
      let bySignature = table.signatures.map(shares.share)
      let moving = bySignature.indices.filter { !bySignature[$0].isZero }
      for (part, signatures) in groups(factor, moving, bySignature) {
        var reason = reason(factor, part, shares, signatures)
        guard !reason.effect.isZero || !reason.denominator.isZero || reason.recordCount ?? 0 > 0 else { continue }
        for signature in signatures {
          reason.moveCounts[move(signature, bySignature), default: 0] += table.counts[signature]
        }
        reason.evidence = try evidence(signatures, bySignature, limit, factor, isWanted)
        if breakdown != nil, factor == .population, values.hasShares {
          reason.breakdown = [.own(reason)]
        } else if let breakdown, values.hasShares {
          reason.breakdown = try breakdown.parts(
            of: table.entries.filter { signatures.contains($0.signature) }, shares: shares, table: table, b: b,
            ledger: question.ledger)
          precondition(
            reason.breakdown.reduce(.zero) { $0 + $1.effect } == reason.effect,
            "the parts add up to the reason's effect")
          if let disclosure { reason.breakdown = disclosure.applied(to: reason.breakdown) }
          // The names of records can tell their months and areas.
          if reason.keepsPartsBack { reason.evidence = [] }
        }
        reasons.append(reason)
      }
    }
    return reasons
  }

  /// The signatures that a factor moves; those of the window apart, entered and left.
  private func groups(
    _ factor: Factor, _ moving: [Int], _ shares: [Shares.Sum]
  ) -> [(Explanation.Reason.Part?, Set<Int>)] {
    guard factor == .window, values.hasShares else { return [(nil, Set(moving))] }
    let entered = moving.filter { signature in
      let share = shares[signature]
      let sign = [share.numerator, share.denominator, share.effect].first { !$0.isZero } ?? .zero
      return sign > .zero
    }
    return [(.entered, Set(entered)), (.left, Set(moving).subtracting(entered))]
  }

  private func reason(
    _ factor: Factor, _ part: Explanation.Reason.Part?, _ shares: Shares, _ signatures: Set<Int>
  ) -> Explanation.Reason {
    let groups = signatures.map { (signature: table.signatures[$0], count: table.counts[$0]) }
    var sum = shares.sum(groups)
    let range: ClosedRange<Rational>
    if part != nil {
      range = shares.range(groups)
    } else {
      let steps = Shapley(factors: values.factors).steps(of: factor)
      let effects = steps.map { values.value($0.after) - values.value($0.before) }
      sum.effect = zip(steps, effects).reduce(.zero) { $0 + $1.0.weight * $1.1 }
      range = (effects.min() ?? .zero)...(effects.max() ?? .zero)
      if values.hasPersons {
        sum.denominator = steps.reduce(.zero) {
          $0 + $1.weight * (values.denominator($1.after) - values.denominator($1.before))
        }
      }
    }
    return Explanation.Reason(
      factor: factor, part: part, effect: sum.effect, numerator: sum.numerator, denominator: sum.denominator,
      range: range, recordCount: groups.reduce(0) { $0 + $1.count }, evidence: [])
  }

  private func move(_ signature: Int, _ shares: [Shares.Sum]) -> RecordMove {
    RecordMove(table.signatures[signature], share: shares[signature], amounts: table.amounts)
  }

  // MARK: Evidence

  /// The records with the greatest shares first; of records with equal shares those that no other reason undoes, then in the
  /// order of their first openings.
  private func evidence(
    _ signatures: Set<Int>, _ shares: [Shares.Sum], _ limit: EvidenceLimit, _ factor: Factor, _ isWanted: IsWanted
  ) throws -> [Explanation.Evidence] {
    let sizes = Set(signatures.map { size(shares[$0]) }).sorted(by: >)
    let ranks = Dictionary(uniqueKeysWithValues: sizes.enumerated().map { ($1, $0) })
    let rank = Dictionary(uniqueKeysWithValues: signatures.map { ($0, ranks[size(shares[$0])] ?? 0) })
    var entries = table.entries.filter { signatures.contains($0.signature) }
    let undone = Set(signatures.filter { move($0, shares) == .undone })
    entries.sort { left, right in
      let (one, other) = (undone.contains(left.signature) ? 1 : 0, undone.contains(right.signature) ? 1 : 0)
      return (rank[left.signature] ?? 0, one, left.id) < (rank[right.signature] ?? 0, other, right.id)
    }
    if case .first(let count) = limit { entries = Array(entries.prefix(count)) }
    let later = max(a.side.point.length, b.side.point.length)
    let finder = RecordFinder(question.ledger, b.side.point.projection)
    // What single records say of dates and areas is small numbers.
    let stories =
      question.disclose
      ? RecordStories(question, a, b, judges: judges, changed: changed, entries: entries) : nil
    return try entries.enumerated().map { index, entry in
      if index % 1024 == 0 { try isWanted() }
      let (subject, sequences) = try finder.events(of: entry.id, row: entry.row)
      return Explanation.Evidence(
        kind: entry.id.kind, subject: subject, sequences: sequences.filter { $0 < later },
        share: values.hasShares ? shares[entry.signature].effect : nil,
        move: move(entry.signature, shares), story: try stories?.story(of: entry, factor))
    }
  }

  private func size(_ share: Shares.Sum) -> Rational {
    let numbers = [share.effect, share.numerator, share.denominator].map(\.magnitude)
    return numbers.first { !$0.isZero } ?? .zero
  }
}
