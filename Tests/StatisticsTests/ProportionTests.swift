import Testing

@testable import Statistics

@Suite("Proportions")
struct ProportionTests {
  /// 65/100, 1045/5000 and 0.445/1 are PHEindicatormethods' published values; all by mpmath to 16 digits.
  @Test(
    "Wilson's interval agrees",
    arguments: [
      (65.0, 100.0, ConfidenceLevel.percent95, 0.5525444329688796, 0.7363575175690247),
      (65, 100, .percent998, 0.49549465740704474, 0.7783540614089686),
      (1045, 5000, .percent95, 0.19795549880013297, 0.22049130373189027),
      (0.445, 1, .percent95, 0.04381744772058818, 0.9334621276979157),
      (180, 400, .percent95, 0.40195222801404185, 0.4989990014193878),
      (0, 10, .percent95, 0, 0.27753279986288926),
      (10, 10, .percent95, 0.7224672001371107, 1),
      (1, 1_000_000, .percent998, 8.724258418884406e-08, 1.146218283024402e-05),
    ])
  func wilson(
    numerator: Double, denominator: Double, level: ConfidenceLevel, lower: Double, upper: Double
  ) throws {
    let interval = try Proportion(numerator, of: denominator).wilson(at: level)
    #expect(interval.method.rawValue == "wilson")
    #expect(isClose(interval.lower, lower))
    #expect(isClose(interval.upper, upper))
  }

  /// Newcombe, Two-sided confidence intervals for the single proportion (Statistics in Medicine, 1998), Table I, method 3.
  @Test(
    "Newcombe's table of Wilson's intervals is reproduced",
    arguments: [
      (81.0, 263.0, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718),
    ])
  func table(numerator: Double, denominator: Double, lower: Double, upper: Double) throws {
    let interval = try Proportion(numerator, of: denominator).wilson()
    #expect(abs(interval.lower - lower) <= 0.00005 && abs(interval.upper - upper) <= 0.00005)
  }

  @Test("a percentage of 180 in 400 has the limits that are printed")
  func example() throws {
    let interval = try Proportion(180, of: 400).wilson().scaled(by: 100)
    #expect(isClose(interval.lower, 40.195222801404185))
    #expect(isClose(interval.upper, 49.89990014193878))
  }

  /// By mpmath: ten answers, Wilson's interval with p = 6.6/11.2 on n = 11.2² / 14.16.
  @Test("weights lower the effective sample size")
  func weighted() throws {
    let share = try Proportion(6.6, of: 11.2, squares: 14.16)
    #expect(isClose(share.sampleSize, 8.858757062146893))
    #expect(isClose(share.wilson().lower, 0.2903674645280421))
    #expect(isClose(share.wilson().upper, 0.8341911192431284))
    let equal = try Proportion(6, of: 12, squares: 24)
    #expect(equal == (try Proportion(3, of: 6)))
  }

  @Test("every share lies within its limits, which mirror those of its complement")
  func mirror() throws {
    for denominator in 1...40 {
      for numerator in 0...denominator {
        let n = Double(denominator)
        let share = try Proportion(Double(numerator), of: n)
        let (interval, other) = (share.wilson(), try Proportion(n - Double(numerator), of: n).wilson())
        #expect(interval.contains(share.share))
        #expect(interval.lower >= 0 && interval.upper <= 1)
        #expect(abs(interval.lower - (1 - other.upper)) < 1e-14)
      }
    }
  }

  @Test("a numerator above its denominator, a negative one and an empty denominator are refused")
  func refusals() {
    #expect(throws: StatisticsError(.numeratorExceedsDenominator, "")) { try Proportion(11, of: 10) }
    #expect(throws: StatisticsError(.negativeCount, "")) { try Proportion(-1, of: 10) }
    #expect(throws: StatisticsError(.emptyDenominator, "")) { try Proportion(0, of: 0) }
    #expect(throws: StatisticsError(.emptyDenominator, "")) { try Proportion(1, of: 2, squares: 0) }
    #expect(throws: StatisticsError(.negativeCount, "")) { try Proportion(.nan, of: 10) }
  }
}
