internal import Events
internal import Figures
internal import Ledger
internal import Projections
internal import Snapshots

/// Says of single records how they stood at the two ends of a reason, and which clause decided.
///
/// Under the factor `definition` the two ends are the two versions, held against the record as it is; under every other
/// factor they are the two figures.
final class RecordStories {
  private let a: SideContext
  private let b: SideContext
  private let area: String
  private let judges: MixedJudges.Grid
  private let changed: ChangedRecords
  private let finder: RecordFinder
  private let rulings: (a: Rulings, b: Rulings)

  /// - Parameter entries: those that are told of.
  init(
    _ question: ExplanationQuestion, _ a: SideContext, _ b: SideContext, judges: MixedJudges.Grid,
    changed: ChangedRecords, entries: [SignatureTable.Entry]
  ) {
    (self.a, self.b, area, self.judges, self.changed) = (a, b, question.area, judges, changed)
    let projection = b.side.point.projection
    finder = RecordFinder(question.ledger, projection)
    var parties: Set<UInt32> = []
    for entry in entries {
      let state = changed.states[entry.id] ?? RecordState(rowA: entry.row, rowB: entry.row)
      for row in [state.rowA, state.rowB].compactMap(\.self) {
        parties.insert(projection.records[entry.id.kind].value(of: .party, at: row))
      }
    }
    rulings = (Rulings(a.side.point, parties: parties), Rulings(b.side.point, parties: parties))
  }

  private var records: RecordProjection { b.side.point.projection.records }

  func story(of entry: SignatureTable.Entry, _ factor: Factor) throws -> RecordStory {
    let (id, postings) = (entry.id, records[entry.id.kind])
    let state = changed.states[id] ?? RecordState(rowA: entry.row, rowB: entry.row)
    let (before, after) = factor == .definition ? versions(id, state, entry.row) : sides(id, state)
    let shown = state.rowB ?? state.rowA ?? entry.row
    let fields = id.kind.fields.compactMap { field -> RecordStory.Field? in
      guard ![.date, .area, .party].contains(field) else { return nil }
      return records.value(of: FieldName(field), id.kind, row: shown).map { (field, $0) }
    }
    var subjects: [RecordID: String] = [:]
    for partner in [before, after].flatMap(\.partners) where subjects[partner.id] == nil {
      subjects[partner.id] = try finder.subject(of: partner.id, row: partner.row)
    }
    return RecordStory(
      date: CivilDate(day: postings.day(at: shown)), area: label(postings, shown), fields: fields, before: before,
      after: after, subjects: subjects)
  }

  private func label(_ postings: Postings, _ row: Int) -> Figure.AreaLabel {
    let code = records.value(of: FieldName(.area), postings.kind, row: row)?.plainText ?? ""
    return Figure.AreaLabel(code: code, name: b.side.point.hierarchy.label(of: code))
  }

  // MARK: The two ends

  private func sides(_ id: RecordID, _ state: RecordState) -> (RecordStory.Standing, RecordStory.Standing) {
    (standing(id, state, state.rowA, a, rulings.a), standing(id, state, state.rowB, b, rulings.b))
  }

  private func standing(
    _ id: RecordID, _ state: RecordState, _ row: Int?, _ side: SideContext, _ rulings: Rulings
  ) -> RecordStory.Standing {
    guard let row else { return state.change == .removed ? .closed : .unknown }
    let postings = records[id.kind]
    let (date, ranks) = (CivilDate(day: postings.day(at: row)), side.side.point.ranks)
    guard side.window.contains(date), let judge = side.judges.judge(of: date) else { return .outsidePeriod(date) }
    guard ranks.set(of: area).contains(ranks.rank[Int(postings.value(of: .area, at: row))]) else {
      return .outsideArea(label(postings, row))
    }
    return judged(judge, id, row, rulings)
  }

  /// The versions of the two sides over the window in which the record lies.
  private func versions(
    _ id: RecordID, _ state: RecordState, _ last: Int
  ) -> (RecordStory.Standing, RecordStory.Standing) {
    let row = state.rowB ?? state.rowA ?? last
    let (day, rulings) = (records[id.kind].day(at: row), state.rowB == nil ? rulings.a : rulings.b)
    let isInB = b.window.contains(CivilDate(day: day))
    func end(_ isAtB: Bool) -> RecordStory.Standing {
      let mixed = judges.all[MixedJudges.Grid.position(window: isInB, definition: isAtB)]
      guard let judge = mixed.judge(of: day) else { return .outsidePeriod(CivilDate(day: day)) }
      return judged(mixed.definitions[judge], id, row, rulings)
    }
    return (end(false), end(true))
  }

  private func judged(
    _ definition: Definition, _ id: RecordID, _ row: Int, _ rulings: Rulings
  ) -> RecordStory.Standing {
    let hasDenominator = definition.measure == .percentage || definition.measure == .ratio
    let of = hasDenominator ? definition.of.map { rulings.ruling($0, on: id, row: row) } : nil
    let counts = definition.count.map { rulings.ruling($0, on: id, row: row) } ?? .otherKind
    return .judged(version: definition.version, counts, of: of)
  }
}

extension RecordStory.Standing {
  /// The other records that its rulings name.
  fileprivate var partners: [Ruling.Partner] {
    guard case .judged(_, let counts, let of) = self else { return [] }
    return [counts, of].compactMap { ruling in
      if case .taken(let partner?) = ruling { partner } else { nil }
    }
  }
}
