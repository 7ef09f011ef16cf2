internal import Events
internal import Figures
internal import Projections
internal import Rationals
internal import Snapshots

/// The records that are counted in some mixture and may be counted differently in another, by signature: records with
/// equal signatures have equal shares.
struct SignatureTable {
  /// A record with its signature and the row that tells its area, month and category.
  struct Entry {
    let id: RecordID
    let signature: Int
    let row: Int
  }

  private(set) var signatures: [Signature] = []
  private(set) var entries: [Entry] = []
  private(set) var counts: [Int] = []
  let amounts: [Rational]
  /// The amounts over one denominator.
  let wholeAmounts: CommonDenominator
  /// What all other records add in every mixture: they stand alike and are counted alike.
  let steady: (numerator: Rational, denominator: Rational)

  init(
    a: SideContext, b: SideContext, judges: MixedJudges.Grid, changed: ChangedRecords, kinds: [RecordKind],
    area: String, isWanted: IsWanted
  ) throws {
    let contributions = Contributions(a: a, b: b, judges: judges, changed: changed, area: area)
    var positions: [Signature: Int] = [:]
    var unchangedPositions: [UnchangedSignature: Int] = [:]
    var signatures: [Signature] = []
    func position(_ signature: Signature) -> Int {
      if let known = positions[signature] { return known }
      positions[signature] = signatures.count
      signatures.append(signature)
      return signatures.count - 1
    }
    func position(_ signature: UnchangedSignature) -> Int {
      if let known = unchangedPositions[signature] { return known }
      let position = position(signature.signature)
      unchangedPositions[signature] = position
      return position
    }
    var entries: [Entry] = []
    for (index, (id, state)) in changed.states.enumerated() {
      if index % 16_384 == 0 { try isWanted() }
      let signature = contributions.signature(of: id, state)
      guard !signature.isEmpty else { continue }
      entries.append(Entry(id: id, signature: position(signature), row: state.lastRow))
    }
    for kind in kinds {
      var open: [UInt32: Entry] = [:]
      let unchanged = Unchanged(
        a: a, b: b, kind: kind, area: area, but: contributions.steadyDays,
        conditions: contributions.conditions(of: kind))
      try unchanged.visit(isWanted) { postings, row in
        let id = RecordID(kind: kind, number: postings.record(at: row))
        guard changed.states[id] == nil else { return }
        guard postings.sign(at: row) > 0 else {
          open[id.number] = nil
          return
        }
        let signature = contributions.signature(ofUnchanged: id, postings, row: row)
        if !signature.isEmpty { open[id.number] = Entry(id: id, signature: position(signature), row: row) }
      }
      entries.append(contentsOf: open.values)
    }
    self.signatures = signatures
    self.entries = entries.sorted { $0.id < $1.id }
    amounts = contributions.amounts.amounts
    wholeAmounts = CommonDenominator(amounts)
    counts = [Int](repeating: 0, count: signatures.count)
    for entry in entries { counts[entry.signature] += 1 }
    steady = SignatureTable.steady(a, contributions, Array(zip(signatures, counts)))
  }

  private static func steady(
    _ a: SideContext, _ contributions: Contributions, _ groups: [(signature: Signature, count: Int)]
  ) -> (numerator: Rational, denominator: Rational) {
    guard !contributions.steadyDays.isEmpty else { return (.zero, .zero) }
    let amounts = contributions.amounts.amounts
    // With every factor at A's side the records add up to A's own figure.
    var numerator = a.figure.part.numerator ?? .zero
    var denominator = contributions.hasDenominator ? a.figure.part.denominator ?? .zero : .zero
    for (signature, count) in groups {
      numerator = numerator - Rational(count) * amounts[Int(signature.numerator[0])]
      denominator = denominator - Rational(count) * amounts[Int(signature.denominator[0])]
    }
    return (numerator, denominator)
  }
}

/// The postings known at both sides that may count in a mixture and not alike in all: their date lies in one of the
/// windows and is not steady, their area in the area by one of the hierarchies.
private struct Unchanged {
  private let postings: Postings
  private let count: Int
  private let windows: [Range<Int32>]
  private let areas: [(ranks: [Int32], set: RankSet)]
  private let steadyDays: SteadyDays
  /// The rows of which some may count, ascending, and from which one on all may.
  private let candidates: (rows: [UInt32], all: Int)

  /// - Parameter conditions: what is counted meets one of them.
  init(
    a: SideContext, b: SideContext, kind: RecordKind, area: String, but steadyDays: SteadyDays, conditions: [Condition]
  ) {
    self.steadyDays = steadyDays
    postings = b.side.point.projection.records[kind]
    count = postings.count(at: min(a.side.point.length, b.side.point.length))
    windows = [a, b].map { $0.window.lowerBound.day..<$0.window.upperBound.day }
    let months = windows.reduce(into: Set<Int>()) { $0.formUnion(Month.indices(of: $1)) }
    let isOneHierarchy = a.side.point.assignmentCount == b.side.point.assignmentCount
    candidates = b.side.point.candidates(
      conditions, kind: kind, months: months, in: isOneHierarchy ? b.side.point.ranks.set(of: area) : nil, among: count)
    areas = (isOneHierarchy ? [b] : [a, b]).map { ($0.side.point.ranks.rank.all, $0.side.point.ranks.set(of: area)) }
  }

  func visit(_ isWanted: IsWanted, _ body: (Postings, Int) -> Void) throws {
    guard let column = postings.column(of: .area), count > 0 else { return }
    let (first, second) = (windows[0], windows[1])
    let dates = postings.days
    func isCounted(_ row: Int, _ day: Int32) -> Bool {
      guard first.contains(day) || second.contains(day), !steadyDays.contains(day) else { return false }
      let number = Int(column[row])
      return areas.contains { $0.set.contains($0.ranks[number]) }
    }
    for (index, row) in candidates.rows.enumerated() {
      if index % 16_384 == 0 { try isWanted() }
      if isCounted(Int(row), postings.day(at: Int(row))) { body(postings, Int(row)) }
    }
    for run in dates.runs(candidates.all..<count) {
      try isWanted()
      dates.withRun(run) { days in
        for offset in days.indices {
          let row = run.lowerBound + offset
          if isCounted(row, Int32(bitPattern: days[offset])) { body(postings, row) }
        }
      }
    }
  }
}
