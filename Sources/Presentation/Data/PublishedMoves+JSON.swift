package import Events
package import Figures

extension PublishedMoves {
  /// `[{"after":…,"area":…,"before":…,"indicator":…,"period":{…},"published":…,"report":…}]`
  package var json: JSONOutput {
    .array(
      moves.map { move in
        let period = move.after.part.period
        return .object([
          ("after", .string(move.after.display)), ("area", .string(move.after.question.area)),
          ("before", .string(move.before.display)), ("indicator", .string(move.after.question.indicator)),
          (
            "period",
            .object([
              ("end", .string(period.upperBound.description)), ("start", .string(period.lowerBound.description)),
            ])
          ), ("published", .string(move.published)), ("report", .string(move.report)),
        ])
      })
  }
}
