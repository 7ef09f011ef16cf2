internal import Events
internal import Figures
internal import Ledger
internal import Projections
internal import Snapshots

/// What a reader has to know beside the arithmetic: its limits, and the definitions and practice that changed.
struct ContextNotes {
  let a: SideContext
  let b: SideContext
  let question: ExplanationQuestion

  func notes() throws -> [Explanation.Note] { [.arithmetic] + (try definitions()) + practices }

  private var lengths: (first: Int, last: Int) {
    let both = [a.side.point.length, b.side.point.length]
    return (both.min() ?? 0, both.max() ?? 0)
  }

  /// The versions that judge one side and not the other, or were adopted between the two points.
  private func definitions() throws -> [Explanation.Note] {
    let versions = Set(a.figure.versions).symmetricDifference(b.figure.versions)
    return try b.side.point.projection.facts.definitions.compactMap { adoption in
      let definition = adoption.content.definition
      let isBetween = adoption.sequence >= lengths.first && adoption.sequence < lengths.last
      guard definition.indicator == question.indicator, isBetween || versions.contains(definition.version) else {
        return nil
      }
      let adopted = London.date(at: try question.ledger.recordedTime(of: adoption.sequence))
      return .version(
        definition.version, adopted: adopted, effective: definition.effective, reason: definition.reason)
    }
  }

  private var practices: [Explanation.Note] {
    let start = min(a.window.lowerBound, b.window.lowerBound)
    let end = max(a.window.upperBound, b.window.upperBound)
    return b.side.point.practiceNotes(
      for: question.indicator, in: question.area, before: end, known: lengths.last
    )
    .compactMap { $0.mention(from: start) }.map { .practice($0) }
  }
}
