/// One version of the rule that turns records into an indicator (contract, section 3).
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

/// Which records are counted: of which kinds, under which condition, in which relation to others.
public struct Counting: Hashable, Sendable {
  public var records: [RecordKind]
  public var condition: Condition
  /// An earlier, or later, record of the same party has to exist.
  public var preceded: Relation?
  public var followed: Relation?
  /// A record adds the number of its followers in place of 1.
  public var each: Relation?
}

/// A relation between records of one party.
public struct Relation: Hashable, Sendable {
  public var records: [RecordKind]
  /// How far apart the dates may be, in months, both ends included.
  public var withinMonths: Int
  public var condition: Condition
}

/// A condition on a record: every test holds, and at least one of the alternatives where there are any.
public struct Condition: Hashable, Sendable {
  public var tests: [FieldTest]
  public var anyOf: [Condition]?

  /// The condition that every record meets.
  public static let always = Condition(tests: [], anyOf: nil)
}

public struct FieldTest: Hashable, Sendable {
  public var field: RecordField
  public var test: Test
}

/// A test of one field of a record.
public indirect enum Test: Hashable, Sendable {
  /// Equal; for an offence the path or anything below it; for a list field it contains the scalar.
  case equals(Scalar)
  case anyOf([Scalar])
  case not(Test)
  /// Numbers, or levels of risk by their rank (0, 1, 2).
  case range(atLeast: ExactDecimal?, atMost: ExactDecimal?)
  /// A list field contains all of them.
  case all([Scalar])
}

/// A scalar of JSON. Texts are equal when their bytes are: an é of one code point is not an é of two.
public enum Scalar: Hashable, Sendable {
  case text(String)
  case number(ExactDecimal)
  case flag(Bool)

  public static func == (left: Scalar, right: Scalar) -> Bool {
    switch (left, right) {
    case (.text(let mine), .text(let theirs)): mine.utf8.elementsEqual(theirs.utf8)
    case (.number(let mine), .number(let theirs)): mine == theirs
    case (.flag(let mine), .flag(let theirs)): mine == theirs
    default: false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .text(let text): for byte in text.utf8 { hasher.combine(byte) }
    case .number(let number): hasher.combine(number)
    case .flag(let flag): hasher.combine(flag)
    }
  }
}

/// The months that a figure counts.
public enum Window: Hashable, Sendable {
  /// Rolling, ending with the `--to` month.
  case months(Int)
  /// The calendar quarter that holds the `--to` month.
  case quarter
  /// From the 1 April before to the end of the `--to` month.
  case financialYearToDate

  /// The first month and the month after the last, for a figure to a month.
  public func months(to month: Month) -> Range<Month> {
    switch self {
    case .months(let count): month.adding(1 - count)..<month.adding(1)
    case .quarter:
      Quarter(of: month).first..<Quarter(of: month).last.adding(1)
    case .financialYearToDate:
      Month(year: month.month >= 4 ? month.year : month.year - 1, month: 4)..<month.adding(1)
    }
  }

  /// The window that a figure is compared with.
  public func previous(of months: Range<Month>, rule: Definition.Previous) -> Range<Month> {
    let length = months.upperBound.index - months.lowerBound.index
    let distance = self == .financialYearToDate || rule == .yearEarlier ? 12 : length
    return months.lowerBound.adding(-distance)..<months.upperBound.adding(-distance)
  }
}
