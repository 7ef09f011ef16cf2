internal import Events
internal import Ledger
internal import Projections

/// What a reader has to know beside the arithmetic: its limits, and the definitions and practice that changed.
struct ExplanationContext {
  let a: SideContext
  let b: SideContext
  let indicator: String
  let area: String
  let ledger: Ledger

  static let caveat =
    "This is arithmetic: it says what was counted differently, not what caused it."

  func notes() throws -> [String] { [ExplanationContext.caveat] + (try definitions()) + practices }

  private var lengths: (first: Int, last: Int) {
    let both = [a.side.point.length, b.side.point.length]
    return (both.min() ?? 0, both.max() ?? 0)
  }

  /// The versions that judge one side and not the other, or were adopted between the two points.
  private func definitions() throws -> [String] {
    let versions = Set(a.figure.versions).symmetricDifference(b.figure.versions)
    return try b.side.point.projection.facts.definitions.compactMap { adoption in
      let definition = adoption.content.definition
      let isBetween = adoption.sequence >= lengths.first && adoption.sequence < lengths.last
      guard definition.indicator == indicator, isBetween || versions.contains(definition.version) else { return nil }
      let adopted = London.date(at: try ledger.recordedTime(of: adoption.sequence))
      return
        "Version \(definition.version) of the definition, adopted on \(PeriodFormat.date(adopted)), effective from "
        + "\(PeriodFormat.date(definition.effective))" + (definition.reason.map { ": \($0)" } ?? ".")
    }
  }

  private var practices: [String] {
    let start = min(a.window.lowerBound, b.window.lowerBound)
    let end = max(a.window.upperBound, b.window.upperBound)
    let areas = Set([area] + b.side.point.hierarchy.ancestors(of: area))
    return b.side.point.projection.facts.practices.known(at: lengths.last).map(\.content)
      .filter { $0.effective < end && $0.concerns(indicator, in: areas) }
      .compactMap { $0.line(from: start) }
  }
}
