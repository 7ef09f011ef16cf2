package import Events
package import Figures
package import Rationals
internal import Statistics

extension Figure {
  /// The figure as JSON. What is kept back is null.
  package var json: JSONOutput {
    .object(opening + populationJSON + rest)
  }

  private var opening: [(String, JSONOutput)] {
    [
      ("indicator", .string(question.indicator)), ("title", .string(title)),
      (
        "definition",
        .object([
          ("choice", question.definition.map { .whole($0) } ?? .string("inForce")),
          ("versions", .array(versions.map { .whole($0) })),
        ])
      ),
      ("area", .string(question.area)), ("period", Figure.json(part.period)),
      (
        "knownAt",
        .object([("sequence", .whole(knownLength)), ("time", .optional(knownTime?.description))])
      ),
      ("value", .optional(value)), ("display", .string(display)), ("unit", .optional(unit)),
      ("numerator", number(part.numerator, of: part)), ("denominator", number(part.denominator, of: part)),
    ]
  }

  /// What the denominator of a rate is of, and its year.
  private var populationJSON: [(String, JSONOutput)] {
    guard let year = populationYear, let of = populationOf else { return [] }
    return [("population", .object([("of", .string(of)), ("year", .whole(year))]))]
  }

  private var rest: [(String, JSONOutput)] {
    [
      ("interval", intervalJSON), ("previous", previousJSON), ("change", changeJSON),
      ("comparison", isWithheld || isPreviousWithheld ? .null : .optional(comparison?.rawValue)),
      ("threshold", thresholdJSON), ("comparators", .array(comparators.map(\.json))),
      ("marks", .array(marks.sorted().map { .string($0.rawValue) })),
      ("notes", .array(notes.map { .string($0.sentence(minus: .hyphen)) })), ("receipt", .optional(receipt?.text)),
    ]
  }

  private func number(_ value: Rational?, of part: Part) -> JSONOutput {
    guard let value, !(part.isSuppressed && !question.disclose) else { return .null }
    return value.json
  }

  private static func json(_ period: Range<CivilDate>) -> JSONOutput {
    .object([
      ("start", .string(period.lowerBound.description)), ("end", .string(period.upperBound.description)),
    ])
  }

  private var intervalJSON: JSONOutput {
    guard let interval, !isWithheld else { return .null }
    return .object([
      ("level", .double(interval.level)), ("method", .string(interval.method.rawValue)),
      ("lower", .double(interval.lower)), ("upper", .double(interval.upper)),
    ])
  }

  private var previousJSON: JSONOutput {
    .object([
      ("period", Figure.json(previous.period)),
      ("value", isPreviousWithheld ? .null : .optional(previous.value?.double)),
      ("numerator", number(previous.numerator, of: previous)),
      ("denominator", number(previous.denominator, of: previous)),
    ])
  }

  private var changeJSON: JSONOutput {
    guard let change else { return .null }
    return .object([
      ("absolute", .double(change.double)), ("percent", .optional(percentChange?.double)),
    ])
  }

  private var thresholdJSON: JSONOutput {
    guard let threshold = header?.threshold else { return .null }
    var members: [(String, JSONOutput)] = []
    if let lower = threshold.lower { members.append(("lower", .decimal(lower))) }
    if let upper = threshold.upper { members.append(("upper", .decimal(upper))) }
    members.append(("status", isWithheld ? .null : .optional(thresholdStatus?.rawValue)))
    return .object(members)
  }
}

extension Figure.Comparator {
  var json: JSONOutput {
    .object([
      ("area", .string(area)), ("name", .string(name)), ("value", .decimal(value)),
      ("publisher", .string(publisher)), ("lower", lower.map { .decimal($0) } ?? .null),
      ("upper", upper.map { .decimal($0) } ?? .null),
    ])
  }
}

extension Rational {
  /// A whole number or a decimal as a number; what no short decimal can say as `p/q`.
  package var json: JSONOutput {
    if let whole { return .whole(whole) }
    if let decimal = ExactDecimal(shortestOf: double), Rational(decimal) == self { return .decimal(decimal) }
    return .string(description)
  }
}
