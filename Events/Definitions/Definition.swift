/// One version of the rule that turns records into an indicator (`Sources/Figures/DESIGN.md`, "How a figure comes
/// about").
public struct Definition: Hashable, Sendable {
  public enum Policy: String, CaseIterable, Sendable { case prospective, restated }

  public enum Measure: String, CaseIterable, Sendable { case count, rate, percentage, ratio, published }

  public enum Polarity: String, CaseIterable, Sendable {
    case lowerIsBetter = "lower-is-better"
    case higherIsBetter = "higher-is-better"
    case neither
  }

  /// Which window a figure is compared with.
  public enum Previous: String, CaseIterable, Sendable {
    case windowBefore = "window-before"
    case yearEarlier = "year-earlier"
  }

  public struct Threshold: Hashable, Sendable {
    public var lower: ExactDecimal?
    public var upper: ExactDecimal?
    public var source: String?
  }

  public var indicator: String
  public var version: Int
  public var title: String
  public var outcome: String?
  /// The first counting date that this version judges.
  public var effective: CivilDate
  public var policy: Policy
  public var reason: String?
  public var measure: Measure
  public var count: Counting?
  public var of: Counting?
  public var window: Window
  /// Persons that a rate is per.
  public var per: ExactDecimal
  public var polarity: Polarity
  public var threshold: Threshold?
  /// Decimal places of the displayed value.
  public var decimals: Int
  /// Numerators from 1 to one less than this are suppressed.
  public var suppressBelow: Int?
  /// The area it is reported for, where that is another than the report's.
  public var area: String?
  public var previous: Previous
  public var unit: String?
  public var source: String?
  public var caveats: [String]
}
