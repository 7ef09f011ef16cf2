import Testing

@testable import Statistics

@Suite("Comparison of rates")
struct RateComparisonTests {
  /// By exact sums of binomial terms with 40 digits (mpmath); the limits of the first two are those that R's
  /// poisson.test prints (0.858426, 4.277266 and 0.021774, 1.000549), whose p-values are not the central
  /// ones.
  @Test(
    "the central p-value and the ratio's limits agree, also for counts of hundreds of thousands",
    arguments: [
      (11, 800.0, 21, 3011.0, 0.11201731957539932, 0.8584264033916397, 4.277265943654075),
      (2, 17877, 9, 16660, 0.0501064956141089, 0.0217740627590647, 1.000549104487722),
      (5, 1000, 0, 1000, 0.0625, 0.9163558573154597, .infinity),
      (0, 1000, 7, 2500, 0.18972901232843944, 0, 1.7345349502411316),
      (61_000, 12e6, 56_800, 12e6, 2.0105915392144845e-34, 1.0617227333361052, 1.0863065139965984),
      (135_112, 8_346_600, 134_020, 8_346_600, 0.03546438587043832, 1.000551646392243, 1.0158021604174574),
      (300_123, 8_346_600, 301_999, 8_461_200, 0.004080632827258516, 1.0023531494210665, 1.0125383934311634),
      (10, 100, 10, 100, 1, 0.3735468466993662, 2.6770404002494734),
      (400, 12, 330, 12, 0.010605994778707738, 1.0450919043387774, 1.4066062636602308),
    ])
  func exact(
    first: Int, firstExposure: Double, second: Int, secondExposure: Double,
    probability: Double, lower: Double, upper: Double
  ) throws {
    let comparison = try RateComparison(
      .init(events: first, exposure: firstExposure), to: .init(events: second, exposure: secondExposure))
    #expect(isClose(comparison.probability, probability, relative: 1e-11))
    let interval = try #require(comparison.interval)
    #expect(isClose(interval.lower, lower))
    #expect(isClose(interval.upper, upper))
    #expect(interval.method.rawValue == "clopper-pearson")
  }

  @Test("the published ratios are reproduced")
  func ratios() throws {
    let one = try RateComparison(.init(events: 11, exposure: 800), to: .init(events: 21, exposure: 3011))
    #expect(isClose(try #require(one.ratio), 1.971488, relative: 1e-6))
    let two = try RateComparison(.init(events: 2, exposure: 17877), to: .init(events: 9, exposure: 16660))
    #expect(isClose(try #require(two.ratio), 0.207094, relative: 3e-6))
    #expect(two.difference == .similar)
  }

  @Test("no events at all are similar with certainty")
  func noEvents() throws {
    let comparison = try RateComparison(.init(events: 0, exposure: 10), to: .init(events: 0, exposure: 3))
    #expect(comparison.probability == 1)
    #expect(comparison.ratio == nil && comparison.interval == nil)
    #expect(comparison.difference == .similar)
  }

  @Test("the p-value and the interval never contradict each other, and turning round turns round")
  func consistency() throws {
    for exposure in [0.5, 1, 3.7] {
      for first in 0...30 {
        for second in 0...30 where first + second > 0 {
          let (one, two) = (
            RateComparison.Side(events: first, exposure: exposure),
            RateComparison.Side(events: second, exposure: 1)
          )
          let comparison = try RateComparison(one, to: two)
          let interval = try #require(comparison.interval)
          switch comparison.difference {
          case .higher: #expect(interval.lower > 1 && comparison.probability < 0.05)
          case .lower: #expect(interval.upper < 1 && comparison.probability < 0.05)
          case .similar: #expect(interval.contains(1) && comparison.probability >= 0.05)
          }
          let turned = try RateComparison(two, to: one)
          #expect(isClose(turned.probability, comparison.probability))
          #expect(isClose(try #require(turned.interval).lower, 1 / interval.upper, relative: 1e-11))
        }
      }
    }
  }

  @Test("a side without exposure or with a negative count is refused")
  func refusals() {
    #expect(throws: StatisticsError(.emptyDenominator, "")) {
      try RateComparison(.init(events: 1, exposure: 0), to: .init(events: 1, exposure: 1))
    }
    #expect(throws: StatisticsError(.negativeCount, "")) {
      try RateComparison(.init(events: 1, exposure: 1), to: .init(events: -1, exposure: 1))
    }
  }
}

@Suite("Comparison of proportions")
struct ProportionComparisonTests {
  /// 56/70 and 48/80 is Newcombe's own example (0.0524, 0.3339); 9/10 and 3/10, 10/10 and 0/20 are his too.
  @Test(
    "Newcombe's intervals agree",
    arguments: [
      (56.0, 70.0, 48.0, 80.0, 0.05243147240236488, 0.33387265403690597, Difference.higher),
      (9, 10, 3, 10, 0.17052272393450288, 0.809017973535488, .higher),
      (132, 400, 180, 400, -0.18603701757112476, -0.05243226125881127, .lower),
      (10, 10, 0, 20, 0.6790860371419146, 1, .higher),
      (0, 10, 0, 20, -0.16112515805281938, 0.27753279986288926, .similar),
    ])
  func newcombe(
    first: Double, firstOf: Double, second: Double, secondOf: Double,
    lower: Double, upper: Double, difference: Difference
  ) throws {
    let comparison = ProportionComparison(
      try Proportion(first, of: firstOf), to: try Proportion(second, of: secondOf))
    #expect(isClose(comparison.change, first / firstOf - second / secondOf))
    #expect(isClose(comparison.interval.lower, lower))
    #expect(isClose(comparison.interval.upper, upper))
    #expect(comparison.interval.method.rawValue == "newcombe")
    #expect(comparison.difference == difference)
  }

  /// Newcombe, Interval estimation for the difference between independent proportions (Statistics in Medicine, 1998),
  /// Table II, method 10.
  @Test(
    "Newcombe's table of differences is reproduced",
    arguments: [
      (56.0, 70.0, 48.0, 80.0, 0.0524, 0.3339), (9, 10, 3, 10, 0.1705, 0.8090), (6, 7, 2, 7, 0.0582, 0.8062),
      (5, 56, 0, 29, -0.0381, 0.1926), (0, 10, 0, 20, -0.1611, 0.2775), (0, 10, 0, 10, -0.2775, 0.2775),
      (10, 10, 0, 20, 0.6791, 1), (10, 10, 0, 10, 0.6075, 1),
    ])
  func table(first: Double, firstOf: Double, second: Double, secondOf: Double, lower: Double, upper: Double) throws {
    let interval = ProportionComparison(
      try Proportion(first, of: firstOf), to: try Proportion(second, of: secondOf)
    ).interval
    #expect(abs(interval.lower - lower) <= 0.00005 && abs(interval.upper - upper) <= 0.00005)
  }

  @Test("uneven weights make a difference harder to show")
  func weighted() throws {
    let second = try Proportion(132, of: 400)
    let plain = ProportionComparison(try Proportion(164, of: 400), to: second)
    let weighted = ProportionComparison(try Proportion(164, of: 400, squares: 1600), to: second)
    #expect(plain.change == weighted.change)
    #expect(plain.difference == .higher && weighted.difference == .similar)
  }
}
