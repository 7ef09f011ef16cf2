internal import Events
internal import Projections
internal import Rationals
internal import Snapshots

/// Counts single records in the mixtures: a record in each mixture's world, judged by the mixture's judges.
final class Contributions {
  private let a: Snapshot
  private let judges: MixedJudges.Grid
  /// The rules of the definitions of each of the judges.
  private let rules: [[VersionRules]]
  /// By side: for each number of an area its rank, and the ranks of the areas that are counted.
  private let ranks: [[Int32]]
  private let sets: [RankSet]
  private let changed: ChangedRecords
  private let projection: Projection
  private var conditions: [ConditionKey: RowCondition] = [:]
  private var partnersAtA: [Relation: RelatedRecords] = [:]
  /// The changed records by the parties that they have at either side.
  private var changedByParty: [UInt32: [RecordID]] = [:]
  private(set) var amounts = AmountTable()
  let steadyDays: SteadyDays
  /// Whether the measure counts records for a denominator.
  let hasDenominator: Bool

  private struct ConditionKey: Hashable {
    let condition: Condition
    let kind: RecordKind
  }

  /// The factors that records can see, in the order of the bits of a signature's index.
  static let factors: [Factor] = [.window, .late, .removed, .corrected, .definition]

  /// The mixture at an index of a signature.
  static func mixture(_ index: Int) -> Mixture {
    Mixture(bits: factors.enumerated().reduce(0) { $0 | (index >> $1.offset & 1 == 1 ? $1.element.bit : 0) })
  }

  private static let mixtures = (0..<32).map(mixture)

  init(a: SideContext, b: SideContext, judges: MixedJudges.Grid, changed: ChangedRecords, area: String) {
    let (pointA, pointB) = (a.side.point, b.side.point)
    self.a = pointA
    self.changed = changed
    let records = pointB.projection.records
    hasDenominator = a.header.measure == .percentage || a.header.measure == .ratio
    var known: [Int: VersionRules] = [:]
    for definition in judges.all.flatMap(\.definitions) where known[definition.version] == nil {
      known[definition.version] = VersionRules(definition, records: records, hasDenominator: hasDenominator)
    }
    self.judges = judges
    rules = judges.all.map { $0.definitions.compactMap { known[$0.version] } }
    ranks = [pointA.ranks.rank.all, pointB.ranks.rank.all]
    sets = [pointA, pointB].map { $0.ranks.set(of: area) }
    steadyDays = SteadyDays(judges, isOneHierarchy: pointA.assignmentCount == pointB.assignmentCount)
    projection = pointB.projection
    for (id, state) in changed.states {
      let postings = projection.records[id.kind]
      let parties = Set([state.rowA, state.rowB].compactMap { $0 }.map { postings.value(of: .party, at: $0) })
      for party in parties where party != 0 { changedByParty[party, default: []].append(id) }
    }
  }

  /// The conditions of which a record of a kind that is counted meets one.
  func conditions(of kind: RecordKind) -> [Condition] {
    let parts = rules.joined().flatMap { [$0.numerator, $0.denominator].compactMap { $0 } }
    return parts.map(\.counting).filter { $0.records.contains(kind) }.map(\.condition).withoutRepeats
  }

  private func condition(_ condition: Condition, _ kind: RecordKind) -> RowCondition {
    let key = ConditionKey(condition: condition, kind: kind)
    if let known = conditions[key] { return known }
    let made = RowCondition(condition, kind: kind, records: projection.records)
    conditions[key] = made
    return made
  }

  // MARK: Signatures

  /// The signature of a record that stands differently, or may be counted differently, at the two sides.
  func signature(of id: RecordID, _ state: RecordState) -> Signature {
    let postings = projection.records[id.kind]
    var signature = Signature.empty
    for (index, mixture) in Contributions.mixtures.enumerated() {
      guard let row = state.row(mixture),
        let rules = rules(
          postings.day(at: row), window: mixture.isAtB(.window), definition: mixture.isAtB(.definition)),
        isInArea(postings, row, side: mixture.isAtB(.corrected) ? 1 : 0)
      else { continue }
      signature.numerator[index] = amount(rules.numerator, id, postings, row, mixture)
      signature.denominator[index] = amount(rules.denominator, id, postings, row, mixture)
    }
    return signature
  }

  /// The signature of a record that stands alike in all mixtures, at a row of its postings.
  func signature(ofUnchanged id: RecordID, _ postings: Postings, row: Int) -> UnchangedSignature {
    var signature = UnchangedSignature()
    let day = postings.day(at: row)
    var (judge, numerator, denominator): (VersionRules?, UInt32, UInt32) = (nil, 0, 0)
    for side in 0..<2 where isInArea(postings, row, side: side) {
      for window in 0..<2 {
        for definition in 0..<2 {
          guard let rules = rules(day, window: window == 1, definition: definition == 1) else { continue }
          if rules !== judge {
            judge = rules
            numerator = amount(rules.numerator, id, postings, row, nil)
            denominator = amount(rules.denominator, id, postings, row, nil)
          }
          let index = window | side << 1 | definition << 2
          (signature.numerator[index], signature.denominator[index]) = (numerator, denominator)
        }
      }
    }
    return signature
  }

  /// The rules of the judge of a day; nil outside the window.
  private func rules(_ day: Int32, window: Bool, definition: Bool) -> VersionRules? {
    let position = MixedJudges.Grid.position(window: window, definition: definition)
    return judges.all[position].judge(of: day).map { rules[position][$0] }
  }

  private func isInArea(_ postings: Postings, _ row: Int, side: Int) -> Bool {
    sets[side].contains(ranks[side][Int(postings.value(of: .area, at: row))])
  }

  /// The position of what a record adds to a part.
  /// - Parameter mixture: nil for a record that stands alike in all mixtures, with all of its party.
  private func amount(
    _ part: VersionRules.Part?, _ id: RecordID, _ postings: Postings, _ row: Int, _ mixture: Mixture?
  ) -> UInt32 {
    guard let part, part.takes(postings, at: row) else { return 0 }
    let times = part.hasRelations ? multiplicity(of: part.counting, id, postings, row, mixture) : 1
    guard times > 0 else { return 0 }
    if part.addsOne(id.kind) { return times == 1 ? AmountTable.one : amounts.position(of: Rational(times)) }
    let own = part.amounts(of: id.kind)
    return amounts.position(of: own.amount(of: own.number(at: row)) * Rational(times))
  }

  // MARK: Relations

  /// 1, or the number of followers; 0 where a relation that has to hold does not.
  private func multiplicity(
    of counting: Counting, _ id: RecordID, _ postings: Postings, _ row: Int, _ mixture: Mixture?
  ) -> Int {
    let (party, day) = (postings.value(of: .party, at: row), postings.day(at: row))
    func followers(_ relation: Relation) -> Int {
      guard let mixture else {
        return partnersAtPointA(relation).followers(party: party, day: day, record: id.number)
      }
      return partners(relation, party, mixture).count {
        isLater($0, day, id.number) && $0.day <= CivilDate(day: day).adding(months: relation.withinMonths).day
      }
    }
    func isPreceded(_ relation: Relation) -> Bool {
      guard let mixture else {
        return partnersAtPointA(relation).precede(party: party, day: day, record: id.number)
      }
      return partners(relation, party, mixture).contains {
        isLater((day, id.number), $0.day, $0.record)
          && day <= CivilDate(day: $0.day).adding(months: relation.withinMonths).day
      }
    }
    if let relation = counting.preceded, !isPreceded(relation) { return 0 }
    if let relation = counting.followed, followers(relation) == 0 { return 0 }
    return counting.each.map(followers) ?? 1
  }

  /// Whether one of two records is the later: by date, on one date by first opening.
  private func isLater(_ one: (day: Int32, record: UInt32), _ day: Int32, _ record: UInt32) -> Bool {
    (one.day, one.record) > (day, record)
  }

  /// The records of a party that a relation looks for, as they stand in a mixture. All records of a party that has
  /// a changed one are among the changed.
  private func partners(
    _ relation: Relation, _ party: UInt32, _ mixture: Mixture
  ) -> [(day: Int32, record: UInt32)] {
    guard party != 0 else { return [] }
    return (changedByParty[party] ?? []).compactMap { id in
      guard relation.records.contains(id.kind), let row = changed.states[id]?.row(mixture) else { return nil }
      let postings = projection.records[id.kind]
      guard postings.value(of: .party, at: row) == party,
        condition(relation.condition, id.kind).holds(postings, at: row)
      else { return nil }
      return (postings.day(at: row), id.number)
    }
  }

  /// The partners of records whose party has no changed record: they stand alike at both sides.
  private func partnersAtPointA(_ relation: Relation) -> RelatedRecords {
    if let known = partnersAtA[relation] { return known }
    let made = RelatedRecords(relation, at: a)
    partnersAtA[relation] = made
    return made
  }
}
