public import Events
package import Rationals
package import Statistics

/// The value of an indicator for an area and a period, as known at a point, under a definition. Exact: rounding is for the
/// display, doubles are for intervals.
public struct Figure: Sendable {
  /// What was counted in one window.
  package struct Part: Sendable {
    /// The dates counted, the end exclusive.
    package var period: Range<CivilDate>
    package var value: Rational?
    package var numerator: Rational?
    package var denominator: Rational?
    /// The number of records that add to the numerator; for a percentage, of those of the denominator that do not.
    package var recordCount = 0
    package var complementCount: Int?
    /// The number of records of the denominator, where it counts any.
    package var wholeCount: Int?
    /// Whether the numbers of records are too small to be shown.
    package var isSuppressed = false
  }

  package struct Comparator: Sendable {
    package var area: String
    package var name: String
    package var value: ExactDecimal
    package var publisher: String
    package var lower: ExactDecimal?
    package var upper: ExactDecimal?
  }

  /// The official shorthand (Government Statistical Service).
  package enum Mark: String, Comparable, CaseIterable, Sendable {
    case breakInSeries = "b"
    case suppressed = "c"
    case estimated = "e"
    case provisional = "p"
    case revised = "r"
    case unreliable = "u"
    case notAvailable = "x"

    package static func < (left: Mark, right: Mark) -> Bool { left.rawValue < right.rawValue }

    /// As it stands behind a value, or in its place: `[c]`.
    package var text: String { "[\(rawValue)]" }
  }

  public package(set) var question: FigureQuestion
  public package(set) var title: String
  public package(set) var areaName: String
  /// What tells the area from others of its name; nil where no other area that is known has it.
  package var areaKind: String?
  /// The version in force on the last day of the month asked for, or the one asked for; nil where none is known.
  package var header: Definition?
  /// The versions that judge at least one day of the window.
  public package(set) var versions: [Int]
  /// The number of events known, and the recorded time of the last.
  public package(set) var knownLength: Int
  public package(set) var knownTime: RecordedTime?
  package var part: Part
  package var previous: Part
  package var interval: Interval?
  package var changeTest: ChangeTest?
  package var thresholdStatus: ThresholdStatus?
  package var comparators: [Comparator] = []
  package var marks: Set<Mark> = []
  /// What the versions count that judge the window: figures are comparable where it is one and the same.
  package var contents: [SeriesContent] = []
  /// The year of the population that a rate is over, and what it is of.
  package var populationYear: Int?
  package var populationOf: String?
  package var notes: [Note] = []
  /// When a paper last showed a figure of this indicator, area and period; nil where none did, or it was taken back.
  package var publishedTime: RecordedTime?
  /// What a paper showed in place of the value, where the figure is what it showed.
  package var shown: String?
  /// What it was computed from; nil for a figure of a version that is only proposed.
  public package(set) var receipt: Receipt?

  /// The area's name, with its kind where others share it: `Leicestershire county`.
  package var areaLabel: String { areaKind.map { "\(areaName) \($0)" } ?? areaName }

  /// Whether the numbers are kept back: too small, and not disclosed.
  public var isWithheld: Bool { part.isSuppressed && !question.disclose }

  /// The same of the window before.
  package var isPreviousWithheld: Bool { previous.isSuppressed && !question.disclose }

  /// The value as a double; nil where there is none or it is kept back.
  public var value: Double? { isWithheld ? nil : part.value?.double }

  /// The difference from the previous window; nil where either is missing or kept back.
  package var change: Rational? {
    guard !isWithheld, !isPreviousWithheld, let value = part.value,
      let before = previous.value
    else { return nil }
    return value - before
  }

  /// Whether it differs from the previous value; nil where that is not tested.
  package var comparison: Difference? { changeTest?.difference }

  /// The difference as a percentage of the previous value; nil where that is zero.
  package var percentChange: Rational? {
    guard let change, let before = previous.value, !before.isZero else { return nil }
    return Rational(100) * change / before
  }

  /// Whether a value is shown, and no mark in its place.
  package var hasShownValue: Bool { !isWithheld && part.value != nil && header != nil }

  /// The value as data say it: rounded half away from zero, or the mark that stands for it.
  public var display: String { shown ?? display(part) }

  package var previousDisplay: String { display(previous) }

  private func display(_ part: Part) -> String {
    if part.isSuppressed, !question.disclose || part.value == nil { return Mark.suppressed.text }
    guard let value = part.value, let header else { return Mark.notAvailable.text }
    return value.rounded(decimals: header.decimals) + (header.measure == .percentage ? "%" : "")
  }

  /// `count`, `per 1000`, `percent`, `ratio`, or the definition's; nil where no version is known.
  public var unit: String? {
    guard let header else { return nil }
    if let unit = header.unit { return unit }
    return switch header.measure {
    case .count: "count"
    case .rate: "per \(header.per)"
    case .percentage: "percent"
    case .ratio: "ratio"
    case .published: nil
    }
  }
}
