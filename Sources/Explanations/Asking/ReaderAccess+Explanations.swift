package import Events
package import Figures
internal import Projections
internal import Questions
internal import Snapshots

extension ReaderAccess {
  /// How exactly a difference is told: exactly only where both sides are.
  /// - Parameters:
  ///   - sides: with the parameter that names each.
  ///   - asks: whether records are asked for as evidence, the reasons split, and that by category.
  /// - Throws: a `Refusal` that blames the authority, where it may not be asked.
  package func detail(
    explaining sides: [(side: ExplanationSide, parameter: Parameter)], of indicator: String, area: String,
    asks: (evidence: Bool, split: Bool, categories: Bool)
  ) throws(Refusal) -> Detail {
    var detail = Detail.exact
    for (side, _) in sides {
      let own = self.detail(of: indicator, at: side.point, definition: side.definition)
      if own != .exact { detail = own }
    }
    guard detail != .exact else {
      // What an open indicator counts by category is what protected ones count.
      let kinds = sides.flatMap { $0.side.point.adoptions(of: indicator) }.flatMap(\.definition.countedKinds)
      if asks.categories, !tellsRecords(of: Set(kinds)) { throw Refusal(.parameter(.by), AccessMistake.categories) }
      return .exact
    }
    guard detail == .rounded else { throw Refusal(.parameter(.indicator), value: indicator, AccessMistake.reasons) }
    if asks.split { throw Refusal(.parameter(.by), AccessMistake.split) }
    if asks.evidence { throw Refusal(.parameter(.evidence), AccessMistake.evidence) }
    for (side, parameter) in sides {
      do throws(Refusal) {
        _ = try allowed(
          FigureQuestion(
            indicator: indicator, area: area, to: side.to, definition: side.definition, window: side.window),
          at: side.point)
      } catch {
        if error.mistake as? AccessMistake != nil, case .parameter(.area) = error.place { throw error }
        throw error.at(.parameter(parameter))
      }
    }
    return .rounded
  }
}
