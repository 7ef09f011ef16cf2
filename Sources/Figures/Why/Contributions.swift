internal import Events
internal import Projections

/// What a record adds above and below the line in each of the 32 mixtures of the five factors that records can see.
/// Amounts are positions in a table of exact amounts; 0 adds nothing.
struct Signature: Hashable {
  var above: [UInt32]
  var below: [UInt32]

  static let empty = Signature(
    above: [UInt32](repeating: 0, count: 32), below: [UInt32](repeating: 0, count: 32))

  var isEmpty: Bool { self == Signature.empty }
}

/// The exact amounts that records add, each once; number 0 is nothing.
struct AmountTable {
  private(set) var amounts: [Rational] = [.zero]
  private var positions: [Rational: UInt32] = [.zero: 0]

  mutating func position(of amount: Rational) -> UInt32 {
    if let position = positions[amount] { return position }
    precondition(
      amounts.count < Int(UInt32.max), "an explanation has fewer than four thousand million different amounts")
    positions[amount] = UInt32(amounts.count)
    amounts.append(amount)
    return UInt32(amounts.count - 1)
  }
}

/// Counts single records in the mixtures: a record in each mixture's world, judged by the mixture's judges.
final class Contributions {
  private let a: SideRules
  private let b: SideRules
  /// By window side and definition side: [window at B][definition at B].
  private let judges: [[MixedJudges]]
  private let ranges: [Range<Int32>]
  private let changed: ChangedRecords
  private let projection: Projection
  private let weights: ValueDictionary
  private var conditions: [ConditionKey: RowCondition] = [:]
  private var partnersAtA: [Relation: Partners] = [:]
  /// The changed records by the parties that they have at either side.
  private var changedByParty: [UInt32: [RecordID]] = [:]
  private(set) var amounts = AmountTable()
  private let hasDenominator: Bool

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

  init(a: SideRules, b: SideRules, changed: ChangedRecords, area: String) {
    self.a = a
    self.b = b
    self.changed = changed
    judges = [a, b].map { window in [a, b].map { MixedJudges(window: window, definition: $0) } }
    ranges = [a, b].map { $0.side.point.ranks.range(of: area) }
    projection = b.side.point.projection
    weights = projection.records.dictionary(of: .weight)
    hasDenominator = a.header.measure == .percentage || a.header.measure == .ratio
    for (id, state) in changed.states {
      let postings = projection.records[id.kind]
      let parties = Set([state.rowA, state.rowB].compactMap { $0 }.map { postings.value(of: .party, at: $0) })
      for party in parties where party != 0 { changedByParty[party, default: []].append(id) }
    }
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
    var signature = Signature.empty
    for index in 0..<32 {
      let mixture = Contributions.mixture(index)
      guard let row = state.row(mixture) else { continue }
      (signature.above[index], signature.below[index]) = contribution(id, row, mixture, isChanged: true)
    }
    return signature
  }

  /// The signature of a record that stands alike in all mixtures, at a row of its postings.
  func signature(ofUnchanged id: RecordID, row: Int) -> Signature {
    var signature = Signature.empty
    for index in 0..<32 {
      // It sees only the window, the hierarchy (with corrected) and the definition.
      let canonical = index & 0b11001
      if canonical == index {
        (signature.above[index], signature.below[index]) = contribution(
          id, row, Contributions.mixture(index), isChanged: false)
      } else {
        signature.above[index] = signature.above[canonical]
        signature.below[index] = signature.below[canonical]
      }
    }
    return signature
  }

  private func contribution(
    _ id: RecordID, _ row: Int, _ mixture: Mixture, isChanged: Bool
  ) -> (UInt32, UInt32) {
    let postings = projection.records[id.kind]
    let mixed = judges[mixture.isAtB(.window) ? 1 : 0][mixture.isAtB(.definition) ? 1 : 0]
    guard let judge = mixed.judge(of: postings.day(at: row)) else { return (0, 0) }
    let side = mixture.isAtB(.corrected) ? 1 : 0
    let ranks = (side == 0 ? a : b).side.point.ranks
    let rank = ranks.rank[Int(postings.value(of: .area, at: row))]
    guard ranges[side].contains(rank) else { return (0, 0) }
    let definition = mixed.definitions[judge]
    func amount(_ counting: Counting?) -> UInt32 {
      guard let counting, counting.records.contains(id.kind),
        condition(counting.condition, id.kind).holds(postings, at: row)
      else { return 0 }
      let number = multiplicity(of: counting, id, row, mixture, isChanged: isChanged)
      guard number > 0 else { return 0 }
      return amounts.position(of: Rational(number) * weight(id.kind, row))
    }
    return (amount(definition.count), hasDenominator ? amount(definition.of) : 0)
  }

  private func weight(_ kind: RecordKind, _ row: Int) -> Rational {
    guard kind == .answer else { return Rational(1) }
    let number = projection.records[kind].value(of: .weight, at: row)
    guard number != 0, case .number(let decimal) = StoredValue(weights[number]) else { return Rational(1) }
    return Rational(decimal)
  }

  // MARK: Relations

  /// 1, or the number of followers; 0 where a relation that has to hold does not.
  private func multiplicity(
    of counting: Counting, _ id: RecordID, _ row: Int, _ mixture: Mixture, isChanged: Bool
  ) -> Int {
    guard counting.hasRelations else { return 1 }
    let postings = projection.records[id.kind]
    let (party, day) = (postings.value(of: .party, at: row), postings.day(at: row))
    func followers(_ relation: Relation) -> Int {
      isChanged
        ? partners(relation, party, mixture).count {
          isLater($0, day, id.number) && $0.day <= CivilDate(day: day).adding(months: relation.withinMonths).day
        } : partnersAtPointA(relation).followers(party: party, day: day, record: id.number)
    }
    if let relation = counting.preceded {
      let holds =
        isChanged
        ? partners(relation, party, mixture).contains {
          isLater((day, id.number), $0.day, $0.record)
            && day <= CivilDate(day: $0.day).adding(months: relation.withinMonths).day
        } : partnersAtPointA(relation).precede(party: party, day: day, record: id.number)
      guard holds else { return 0 }
    }
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
  private func partnersAtPointA(_ relation: Relation) -> Partners {
    if let known = partnersAtA[relation] { return known }
    let made = Partners(relation, at: a.side.point)
    partnersAtA[relation] = made
    return made
  }
}
