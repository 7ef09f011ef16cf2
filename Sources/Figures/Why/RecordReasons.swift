internal import Events
internal import Ledger
internal import Projections

/// The reasons for a difference between two figures that count records.
struct RecordReasons {
  private let explainer: Explainer
  private let a: SideContext
  private let b: SideContext
  private let table: SignatureTable
  private let values: MixtureValues

  init(_ explainer: Explainer, _ a: SideContext, _ b: SideContext, from: Rational, to: Rational) {
    self.explainer = explainer
    self.a = a
    self.b = b
    let mixed = [a, b].flatMap { window in [a, b].map { MixedJudges(window: window, definition: $0) } }
    let countings = mixed.flatMap(\.definitions).flatMap { [$0.count, $0.of].compactMap { $0 } }
    var (counted, sought): ([RecordKind], [RecordKind]) = ([], [])
    for counting in countings {
      counted += counting.records.filter { !counted.contains($0) }
      let relations = [counting.preceded, counting.followed, counting.each].compactMap { $0 }
      for kind in relations.flatMap(\.records) where !sought.contains(kind) { sought.append(kind) }
    }
    let kinds = counted + sought.filter { !counted.contains($0) }
    let changed = ChangedRecords(a: a, b: b, kinds: kinds, hasRelations: !sought.isEmpty)
    table = SignatureTable(a: a, b: b, changed: changed, kinds: counted, area: explainer.area)
    values = MixtureValues(a: a, b: b, table: table, from: from, to: to)
  }

  var notes: [String] {
    var notes: [String] = []
    if values.hasZeroDenominator {
      notes.append(
        "A mixture of the two sides has a zero denominator; its value is taken as the middle of the two figures, "
          + "and there are no shares of single records.")
    } else if !values.hasShares {
      notes.append("The two definitions are per different numbers, so there are no shares of single records.")
    }
    return notes
  }

  func reasons(evidence limit: Explainer.EvidenceLimit, by drill: Breakdown?) throws -> [Explanation.Reason] {
    var reasons: [Explanation.Reason] = []
    let disclosure = try drill.flatMap { try PartDisclosure(explainer, a, b, by: $0, entries: table.entries) }
    for factor in values.factors {
      let shares = Shares(factor, values: values, amounts: table.wholeAmounts)
      let bySignature = table.signatures.map(shares.share)
      let moving = bySignature.indices.filter { !bySignature[$0].isZero }
      for (part, signatures) in groups(factor, moving, bySignature) {
        var reason = reason(factor, part, shares, signatures)
        guard !reason.effect.isZero || !reason.denominator.isZero || reason.recordCount > 0 else { continue }
        reason.evidence = try evidence(signatures, bySignature, limit)
        if drill != nil, factor == .population, values.hasShares {
          reason.drill = [.own(reason)]
        } else if let drill, values.hasShares {
          reason.drill = try drill.parts(
            of: table.entries.filter { signatures.contains($0.signature) }, shares: shares, table: table, b: b,
            ledger: explainer.ledger)
          precondition(
            reason.drill.reduce(.zero) { $0 + $1.effect } == reason.effect, "the parts add up to the reason's effect")
          if let disclosure { reason.drill = disclosure.applied(to: reason.drill) }
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
      if factor == .population {
        sum.denominator = steps.reduce(.zero) {
          $0 + $1.weight * (values.denominator($1.after) - values.denominator($1.before))
        }
      }
    }
    return Explanation.Reason(
      factor: factor, part: part, effect: sum.effect, numerator: sum.numerator, denominator: sum.denominator,
      range: range, recordCount: groups.reduce(0) { $0 + $1.count }, text: "", evidence: [])
  }

  // MARK: Evidence

  /// The records with the greatest shares first; records with equal shares in the order of their first openings.
  private func evidence(
    _ signatures: Set<Int>, _ shares: [Shares.Sum], _ limit: Explainer.EvidenceLimit
  ) throws -> [Explanation.Evidence] {
    let sizes = Set(signatures.map { size(shares[$0]) }).sorted(by: >)
    let ranks = Dictionary(uniqueKeysWithValues: sizes.enumerated().map { ($1, $0) })
    let rank = Dictionary(uniqueKeysWithValues: signatures.map { ($0, ranks[size(shares[$0])] ?? 0) })
    var entries = table.entries.filter { signatures.contains($0.signature) }
    entries.sort { (rank[$0.signature] ?? 0, $0.id) < (rank[$1.signature] ?? 0, $1.id) }
    if case .first(let count) = limit { entries = Array(entries.prefix(count)) }
    let later = max(a.side.point.length, b.side.point.length)
    let finder = SubjectFinder(explainer.ledger, b.side.point.projection)
    return try entries.map { entry in
      let (subject, sequences) = try finder.events(of: entry.id, row: entry.row)
      return Explanation.Evidence(
        kind: entry.id.kind, subject: subject, sequences: sequences.filter { $0 < later },
        share: values.hasShares ? shares[entry.signature].effect : nil)
    }
  }

  private func size(_ share: Shares.Sum) -> Rational {
    let numbers = [share.effect, share.numerator, share.denominator].map(\.magnitude)
    return numbers.first { !$0.isZero } ?? .zero
  }
}

/// Finds a record's subject and events in the journal.
struct SubjectFinder {
  private let ledger: Ledger
  private let projection: Projection

  init(_ ledger: Ledger, _ projection: Projection) {
    self.ledger = ledger
    self.projection = projection
  }

  /// The subject of a record and the sequences of its own events, from any row of its postings.
  func events(of id: RecordID, row: Int) throws -> (subject: String, sequences: [Int]) {
    let reader = try event(of: id, row: row)
    return (reader.subject, try ledger.sequences(kind: .record(id.kind), subject: reader.subject))
  }

  /// The event that posted a row.
  func event(of id: RecordID, row: Int) throws -> EventReader {
    try stored(projection.records[id.kind].sequence(at: row))
  }

  /// The source of a record's first opening.
  func feed(of id: RecordID, row: Int) throws -> String {
    let (_, sequences) = try events(of: id, row: row)
    guard let first = sequences.first else { return "" }
    return try stored(first).source
  }

  func stored(_ sequence: Int) throws -> EventReader {
    var reader = EventReader()
    try ledger.readEvent(at: sequence, into: &reader)
    return reader
  }
}
