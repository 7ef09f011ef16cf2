internal import Events
package import Snapshots

extension Ruling {
  /// What decided, to stand after a colon: the clause that leaves the record out, or the other record that it is taken for.
  /// - Parameter subject: what another record is called.
  package func words(_ subject: (RecordID) -> String) -> String {
    switch self {
    case .taken(let partner):
      guard let partner else { return "every clause holds" }
      let which = partner.isEarlier ? "an earlier" : "a later"
      return
        "\(which) record of the same party, \(subject(partner.id)) of \(PeriodFormat.date(partner.date)), lies within "
        + NumberFormat.counted(partner.relation.withinMonths, "month", "months")
    case .otherKind: return "records of its kind are not counted"
    case .failed(let test, let value):
      let has = value.map { "it has \(RecordWords.words($0))" } ?? "it has none"
      return "“\(ConditionSentences.clause(test))” is not so (\(has))"
    case .noAlternative(let choices): return "“\(ConditionSentences.alternatives(choices))” is not so"
    case .noneBefore(let relation): return "“preceded by \(ConditionSentences.relation(relation)) before it” is not so"
    case .noneAfter(let relation): return "“followed by \(ConditionSentences.relation(relation)) after it” is not so"
    }
  }
}
