internal import Events
package import Reports

extension CorrectionNotice {
  /// `Unscheduled correction of the paper 2019/20 Q1: the force sent a month twice.`
  package var sentence: String {
    Wording.said("\(kind) of the paper \(report): \(reason)")
  }

  package var kind: String { isScheduled ? "Scheduled correction" : "Unscheduled correction" }
}

extension Report.Correction {
  /// `Residential burglary, Leicestershire, 12 months to June 2019`.
  var subject: String { "\(title), \(areaName), \(PeriodFormat.long(period))" }

  var shownBefore: String { before.map { NumberFormat.quoted($0.display) } ?? "" }

  var shownAfter: String { after.map { NumberFormat.quoted($0.display) } ?? "withdrawn" }

  /// What was shown and what is, in a sentence.
  package var sentence: String {
    let was = before.map { "\(NumberFormat.quoted($0.display)) in the paper \($0.report)" } ?? "not in this ledger"
    return Wording.said("\(subject): \(was), now \(shownAfter).")
  }

  /// The question whose answer is why the two differ; nil where the figure is withdrawn.
  var question: String? {
    guard let before, let after else { return nil }
    let month = period.upperBound.month.adding(-1)
    return "\(Program.name) why \(indicator) --area \(area) --from \(month)@#\(before.knownAt) "
      + "--to \(month)@#\(after.knownAt)"
  }
}
