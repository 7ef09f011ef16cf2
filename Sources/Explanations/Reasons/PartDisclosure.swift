internal import Events
internal import Figures
internal import Projections
internal import Rationals
internal import Snapshots
internal import Statistics

/// Keeps the parts of a reason's effect from telling a small number: that of their own records, or that of an area whose
/// figure is shown at one side and kept back at the other.
struct PartDisclosure {
  private let rule: PrimarySuppression
  private let hasComplement: Bool
  private let hierarchy: Hierarchy
  /// The areas whose figures at either side are kept back where all are shown beside the explained one.
  private let areas: Set<String>

  /// Nil where there is no rule on small numbers, or they may be seen.
  /// - Parameter entries: all records that any reason concerns.
  init?(
    _ question: ExplanationQuestion, _ a: SideContext, _ b: SideContext, by breakdown: Breakdown,
    entries: [SignatureTable.Entry]
  ) throws {
    guard !question.disclose, let limit = [a, b].compactMap(\.header.suppressBelow).max() else { return nil }
    rule = PrimarySuppression(suppressBelow: limit)
    hasComplement = b.header.measure == .percentage
    hierarchy = b.side.point.hierarchy
    guard breakdown == .area else {
      areas = []
      return
    }
    let finder = RecordFinder(question.ledger, b.side.point.projection)
    var shown = Set([a, b].flatMap { $0.side.point.hierarchy.children(of: question.area) })
    for entry in entries { shown.insert(try breakdown.key(of: entry, b.side.point.projection, finder)) }
    shown.remove(question.area)
    var kept: Set<String> = []
    for side in [a, b] {
      let figures = try FigureMaker(side.side.point, ledger: question.ledger)
        .compare(side.figure.question, areas: [question.area] + shown.sorted())
      kept.formUnion(figures.filter(\.isWithheld).map(\.question.area))
    }
    areas = kept
  }

  /// The parts of one reason, with marks on those that are kept back. An area that is kept back is named whether the
  /// reason concerns it or not, so that nobody can tell.
  func applied(to parts: [Explanation.BreakdownPart]) -> [Explanation.BreakdownPart] {
    var parts = parts
    var missing = areas
    for index in parts.indices {
      let ancestry = [parts[index].key] + hierarchy.ancestors(of: parts[index].key)
      let kept = ancestry.filter(areas.contains)
      missing.subtract(kept)
      parts[index].isSuppressed = !kept.isEmpty
    }
    parts += missing.map { area in
      let name = hierarchy.name(of: area)
      return Explanation.BreakdownPart(
        key: area, name: name == area ? nil : name, effect: .zero, numerator: .zero, denominator: .zero, recordCount: 0,
        numeratorCount: 0, isSuppressed: true)
    }
    parts.sort { $0.key < $1.key }
    keepSmallBack(&parts)
    return parts
  }

  /// Keeps back parts of too few records, and as many more as are needed that what is kept back, which a reader finds
  /// together by subtraction, is neither one part nor itself of too few records. Few can be the records that have a
  /// share, those of them that have one in the numerator, and for a percentage the others.
  private func keepSmallBack(_ parts: inout [Explanation.BreakdownPart]) {
    func isSmall(_ indices: some Sequence<Int>) -> Bool {
      let (records, counted) = indices.reduce((0, 0)) {
        ($0.0 + parts[$1].recordCount, $0.1 + parts[$1].numeratorCount)
      }
      return rule.applies(to: Double(records)) || rule.applies(to: Double(counted))
        || hasComplement && rule.applies(to: Double(records - counted))
    }
    for index in parts.indices where isSmall([index]) { parts[index].isSuppressed = true }
    while true {
      let hidden = parts.indices.filter { parts[$0].isSuppressed }
      guard hidden.count == 1 || isSmall(hidden) else { return }
      let shown = parts.indices.filter { !parts[$0].isSuppressed }
      guard let next = shown.min(by: { parts[$0].recordCount < parts[$1].recordCount }) else { return }
      parts[next].isSuppressed = true
    }
  }
}
