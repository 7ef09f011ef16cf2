internal import Events
package import Figures
internal import Rationals
internal import Statistics

/// What a figure says, in parts: terminal, paper, page and table take them from here and only lay them out.
package struct FigureSummary {
  package let figure: Figure

  package init(_ figure: Figure) { self.figure = figure }

  private var header: Definition? { figure.header }
  private var isPercentage: Bool { header?.measure == .percentage }

  package var direction: Direction { Direction(figure) }

  // MARK: Value

  /// `8.77`, `45%`, or the mark in the value's place.
  package var display: String { NumberFormat.grouped(text: NumberFormat.quoted(figure.display)) }

  package var previousDisplay: String { NumberFormat.grouped(text: NumberFormat.quoted(figure.previousDisplay)) }

  /// The unit as it stands behind a value; nil where the value says it by itself, or there is none.
  package var unit: String? {
    guard figure.hasShownValue, let unit = figure.unit, unit != "count", unit != "percent" else { return nil }
    return unit
  }

  /// The unit behind a title: `, per 1000`; empty for a count.
  package var titleUnit: String { figure.unit.map { $0 == "count" ? "" : ", \($0)" } ?? "" }

  /// `8.77 per 1000`, `45%`, `1,627`, or the mark in the value's place.
  package var value: String { unit.map { "\(display) \($0)" } ?? display }

  /// The marks that qualify the value, beside the one that may stand in its place already.
  package var marks: [Figure.Mark] {
    figure.marks.sorted().filter { mark in
      if !figure.hasShownValue, mark == (figure.isWithheld ? .suppressed : .notAvailable) { return false }
      return !(figure.isWithheld && mark == .unreliable)
    }
  }

  private var marksText: String { marks.map { " " + $0.text }.joined() }

  /// The value with the marks that qualify it.
  package var valueWithMarks: String { display + marksText }

  /// The same with the unit.
  package var valueWithUnitAndMarks: String { value + marksText }

  /// All marks of a figure, for a column of their own: `[b] [p]`.
  package static func marks(_ figure: Figure) -> String {
    figure.marks.sorted().map(\.text).joined(separator: " ")
  }

  // MARK: Range

  /// The 95 % range, with one decimal more than the value.
  package var range: String? {
    guard !figure.isWithheld, let interval = figure.interval else { return nil }
    return "\(rounded(interval.lower)) to \(rounded(interval.upper))"
  }

  /// The 95 % range with the method.
  package var rangeWithMethod: String? { range.map { "\($0) (\(method))" } }

  private var method: String {
    switch figure.interval?.method {
    case .byar: "Byar's method"
    case .exact: "exact Poisson limits"
    case .wilson: "Wilson's method"
    case .published: "as published"
    default: "95%"
    }
  }

  /// A double with the decimals of the display and one more.
  package func rounded(_ value: Double) -> String {
    NumberFormat.grouped(text: NumberFormat.limit(value, decimals: (header?.decimals ?? 1) + 1))
  }

  // MARK: Counted

  /// `184 of 407 records`, `45,674 of 698,268 residents`, `1,627`.
  package var counted: String? {
    guard let numerator, let denominator else { return numerator }
    return "\(numerator) of \(denominator) " + (header?.measure == .rate ? population : "records")
  }

  /// What a rate is over, and of which year: `residents (mid-2018)`.
  private var population: String {
    let of = (figure.populationOf ?? header?.over ?? "").replacing("-", with: " ")
    return figure.populationYear.map { "\(of) (mid-\($0))" } ?? of
  }

  /// The two parts by themselves: `184`, `407`; nil where they are kept back, or there is none.
  package var numerator: String? { figure.isWithheld ? nil : figure.part.numerator?.formatted }
  package var denominator: String? { figure.isWithheld ? nil : figure.part.denominator?.formatted }

  // MARK: Change

  /// The change with its sign: `+1.08 (+14.1%)`, of percentages in points; nil where there is none to give.
  package var change: String? {
    guard let absolute else { return nil }
    return relative.map { "\(absolute) (\($0))" } ?? absolute
  }

  /// The change at its shortest: in percent, of percentages in points.
  package var shortChange: String? { relative ?? absolute }

  /// The change with all that is known of it, the absolute one first: `+1.08, +14.1%`.
  var changes: String { [absolute, relative].compactMap { $0 }.joined(separator: ", ") }

  /// The change and how it is to be taken: `+12.1 points: higher; 95% range +5.3 to +18.8 points`.
  package var changeWithDirection: String? {
    guard let change else { return nil }
    switch direction {
    case .tested: return "\(change): \(directionWord)" + (changeRange.map { "; 95% range \($0)" } ?? "")
    case .notComparable: return "\(change): \(directionWord)"
    case .notTested, .nothingBefore, .suppressed, .notAvailable: return change
    }
  }

  /// The direction as it stands in a sentence: `worse`, `not comparable [b]`.
  private var directionWord: String { direction.word.prefix(1).lowercased() + direction.word.dropFirst() }

  /// The change where the two figures may be compared; nil across a break in the series.
  package var comparableChange: String? { direction == .notComparable ? nil : change }

  /// The 95 % range of the change: `+4.9% to +7.5%`, of percentages `−2.7 to +0.7 points`; nil where nothing is tested.
  package var changeRange: String? {
    guard figure.change != nil, isPercentage || figure.percentChange != nil, let interval = figure.changeTest?.limits,
      let lower = ExactDecimal(shortestOf: interval.lower)
    else { return nil }
    func signed(_ limit: ExactDecimal) -> String {
      NumberFormat.signed(Rational(limit), decimals: 1) + (isPercentage ? "" : "%")
    }
    return signed(lower) + " to " + (ExactDecimal(shortestOf: interval.upper).map(signed) ?? "no limit")
      + (isPercentage ? " points" : "")
  }

  /// The change in the value's own unit. Points have a decimal, so that they agree with what is rounded to none.
  private var absolute: String? {
    guard let change = figure.change, let header else { return nil }
    let text = NumberFormat.grouped(
      text: NumberFormat.signed(change, decimals: isPercentage ? max(1, header.decimals) : header.decimals))
    return isPercentage ? text + " points" : text
  }

  private var relative: String? {
    isPercentage ? nil : figure.percentChange.map { NumberFormat.signed($0, decimals: 1) + "%" }
  }

  // MARK: Who judges

  /// `versions 1, 2`, `version 1`; nil where none is known.
  package var versions: String? { header == nil ? nil : ListFormat.versions(figure.versions) }

  /// `marac-repeat, versions 1, 2`.
  package var definition: String {
    versions.map { "\(figure.question.indicator), \($0)" } ?? "none known"
  }

  // MARK: Place

  /// `Leicestershire (E10000018)`; a code alone where it has no name.
  package var area: String {
    let code = figure.question.area
    return figure.areaName == code ? code : "\(figure.areaName) (\(code))"
  }
}
