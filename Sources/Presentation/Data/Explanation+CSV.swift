internal import Events
package import Explanations
internal import Figures
internal import Rationals

extension Explanation {
  /// The reasons as CSV, one a row; where they were split, each part in a row of its own with the reason's factor and
  /// its `key`. Shapley values of the two parts are `p/q` where they are not whole.
  package var csv: String {
    let columns = [
      "factor", "part", "key", "effect", "exact", "numerator", "denominator", "records", "least", "greatest",
      "revision", "text",
    ]
    return CSVTable.text(
      columns: columns,
      rows: zip(reasons, ReasonSentences(self, minus: .hyphen).sentences).flatMap { reason, text in
        [reason.row(text: text)] + reason.breakdown.map(reason.row)
      })
  }
}

extension Explanation.Reason {
  fileprivate func row(text: String) -> [String] {
    [
      factor.rawValue, part?.rawValue ?? "", "", JSONOutput.double(effect.double).text, effect.description,
      number(numerator), number(denominator), recordCount.map(String.init) ?? "",
      JSONOutput.double(range.lowerBound.double).text,
      JSONOutput.double(range.upperBound.double).text, factor.revisionCode, text,
    ]
  }

  fileprivate func row(_ split: Explanation.BreakdownPart) -> [String] {
    let numbers =
      split.isSuppressed
      ? ["", "", "", "", ""]
      : [
        JSONOutput.double(split.effect.double).text, split.effect.description, number(split.numerator),
        number(split.denominator), String(split.recordCount),
      ]
    return [factor.rawValue, part?.rawValue ?? "", split.key] + numbers
      + ["", "", factor.revisionCode, split.isSuppressed ? "[c]" : ""]
  }

  private func number(_ value: Rational) -> String { value.whole.map(String.init) ?? value.description }
}
