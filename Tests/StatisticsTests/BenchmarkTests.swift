import Presentation
import Testing

@testable import Statistics

@Suite("Benchmarks and thresholds")
struct BenchmarkTests {
  static func interval(_ lower: Double, _ upper: Double, level: Double = 0.95) -> Interval {
    Interval(level: level, method: .byar, lower: lower, upper: upper)
  }

  @Test("a limit equal to the benchmark is similar")
  func equality() {
    let interval = Self.interval(2, 4)
    #expect(BenchmarkComparison.difference(interval, benchmark: 2) == .similar)
    #expect(BenchmarkComparison.difference(interval, benchmark: 4) == .similar)
    #expect(BenchmarkComparison.difference(interval, benchmark: 1.9) == .higher)
    #expect(BenchmarkComparison.difference(interval, benchmark: 4.1) == .lower)
  }

  @Test("the surest level that holds is told")
  func levels() {
    let intervals = [Self.interval(1, 5, level: 0.998), Self.interval(2, 4)]
    let sure = BenchmarkComparison(intervals, benchmark: 0.5)
    #expect(sure.difference == .higher && sure.level == 0.998)
    #expect(sure.words(.lowerIsBetter) == "worse (99.8%)")
    #expect(sure.words(.higherIsBetter) == "better (99.8%)")
    let likely = BenchmarkComparison(intervals, benchmark: 4.5)
    #expect(likely.difference == .lower && likely.level == 0.95)
    #expect(likely.words(.neither) == "lower")
    let similar = BenchmarkComparison(intervals, benchmark: 3)
    #expect(
      similar.difference == .similar && similar.level == nil && similar.words(.lowerIsBetter) == "similar")
  }

  @Test("polarity decides the words")
  func polarity() {
    #expect(Difference.higher.judgement(.higherIsBetter) == .better)
    #expect(Difference.higher.judgement(.lowerIsBetter) == .worse)
    #expect(Difference.lower.judgement(.higherIsBetter) == .worse)
    #expect(Difference.lower.judgement(.lowerIsBetter) == .better)
    #expect(Difference.higher.judgement(.neither) == .higher)
    #expect(Difference.similar.judgement(.lowerIsBetter) == .similar)
  }

  @Test("45% of 400 cases is above a threshold of 40%, 44% is not distinguishable from it")
  func threshold() throws {
    let above = try Proportion(180, of: 400).wilson().scaled(by: 100)
    #expect(ThresholdStatus(above, threshold: 40) == .above)
    let unsure = try Proportion(176, of: 400).wilson().scaled(by: 100)
    #expect(ThresholdStatus(unsure, threshold: 40).rawValue == "not distinguishable")
    #expect(ThresholdStatus(unsure, threshold: 50) == .below)
  }
}

@Suite("Funnel limits")
struct FunnelTests {
  /// Rows of PHEindicatormethods' published funnel of proportions, baseline 80.642448 %.
  @Test(
    "published limits of proportions are reproduced",
    arguments: [
      (1.0, 3.204264, 100.0, 0.0, 100.0),
      (5, 46.011039, 100, 26.039864, 100),
      (10, 56.154344, 100, 42.03259, 100),
      (18, 62.390093, 98.894803, 51.864359, 100),
      (20, 63.326743, 97.958152, 53.341156, 100),
      (41, 68.548635, 92.73626, 61.574398, 99.710497),
      (139, 74.074227, 87.210669, 70.286478, 90.998418),
      (395, 76.74611, 84.538786, 74.499177, 86.785719),
      (1008, 78.203374, 83.081521, 76.796814, 84.488082),
      (2093, 78.949785, 82.335111, 77.973663, 83.311233),
      (13_669, 79.980099, 81.304797, 79.598137, 81.686759),
      (110_000, 80.408963, 80.875933, 80.274317, 81.010578),
    ])
  func proportions(size: Double, lower: Double, upper: Double, outerLower: Double, outerUpper: Double) {
    let inner = FunnelLimits.proportion(baseline: 0.80642448, denominator: size)
    let outer = FunnelLimits.proportion(baseline: 0.80642448, denominator: size, at: .percent998)
    #expect(abs(100 * inner.lower - lower) < 2e-6 && abs(100 * inner.upper - upper) < 2e-6)
    #expect(abs(100 * outer.lower - outerLower) < 2e-6 && abs(100 * outer.upper - outerUpper) < 2e-6)
  }

  /// Rows of its published funnel of rates per 100,000 over three years, baseline 116.1720835 (found there by
  /// bisection to about 1e-6): the population at which that
  /// many events in one year would lie on the limit, and the limit there.
  @Test(
    "published limits of rates are reproduced",
    arguments: [
      (ConfidenceLevel.percent95, 8862.823734, 75.22057153, 3505.293872, 190.1885237),
      (.percent95, 1598.675694, 20.85059119, 7.264481402, 4588.535848),
      (.percent95, 3348.002593, 49.78092521, 465.8280129, 357.7858395),
      (.percent95, 4902.152951, 61.19760093, 1180.827018, 254.0592274),
      (.percent95, 33_006.2688, 94.93146143, 21_795.70245, 143.7592268),
      (.percent95, 301_138.5767, 109.1413363, 265_528.1142, 123.7784811),
      (.percent998, 2649.348525, 12.58170943, 0.287087625, 116_108.569),
      (.percent998, 4721.370883, 35.30048174, 212.14848, 785.6132963),
      (.percent998, 10_915.38389, 61.07587907, 2570.385518, 259.3644657),
      (.percent998, 42_013.76515, 87.27298431, 23_073.38252, 158.91327),
      (.percent998, 424_043.2424, 106.9073359, 358_342.3275, 126.5084525),
    ])
  func rates(level: ConfidenceLevel, lowAt: Double, lower: Double, highAt: Double, upper: Double) {
    let baseline = 116.1720835 / 100_000
    let low = FunnelLimits.rate(baseline: baseline, exposure: 3 * lowAt, per: 100_000, at: level)
    #expect(isClose(low.lower, lower, relative: 1e-5))
    let high = FunnelLimits.rate(baseline: baseline, exposure: 3 * highAt, per: 100_000, at: level)
    #expect(isClose(high.upper, upper, relative: 1e-5))
  }

  /// Rows of its published funnel of standardised ratios (found there by bisection): the expected number at which that
  /// many events lie on the limit, and the limit there as a percentage of the expected.
  @Test(
    "published limits of ratios are reproduced",
    arguments: [
      (ConfidenceLevel.percent95, 3.0, 8.767273828, 34.21816244, 0.618671905, 484.9096876),
      (.percent95, 9, 17.08479966, 52.67840524, 4.11537405, 218.6921502),
      (.percent95, 27, 39.28358023, 68.73100629, 17.7931703, 151.7436159),
      (.percent95, 144, 169.533524, 84.93895285, 121.4414304, 118.5756785),
      (.percent95, 716, 770.4222128, 92.93605352, 664.5083011, 107.7488421),
      (.percent998, 1, 9.233410143, 10.83023482, 0.001000547, 99_945.32721),
      (.percent998, 12, 27.02598763, 44.40170759, 4.042439622, 296.8504448),
      (.percent998, 100, 134.9243187, 74.11562345, 71.92139974, 139.0406755),
    ])
  func ratios(
    level: ConfidenceLevel, events: Double, lowAt: Double, lower: Double, highAt: Double, upper: Double
  ) {
    let low = FunnelLimits.count(expected: lowAt, at: level)
    #expect(isClose(100 * low.lower / lowAt, lower, relative: 2e-5) && isClose(low.lower, events, relative: 2e-5))
    let high = FunnelLimits.count(expected: highAt, at: level)
    #expect(isClose(100 * high.upper / highAt, upper, relative: 1e-3))
  }

  @Test("a share lies outside the funnel exactly when its own interval excludes the baseline")
  func sharesAgree() throws {
    for level in [ConfidenceLevel.percent95, .percent998] {
      for size in [1.0, 7, 30, 400] {
        for baseline in [0.02, 0.37, 0.8] {
          let limits = FunnelLimits.proportion(baseline: baseline, denominator: size, at: level)
          for count in 0...Int(size) {
            let share = try Proportion(Double(count), of: size)
            let outside = share.share < limits.lower || share.share > limits.upper
            let difference = BenchmarkComparison.difference(share.wilson(at: level), benchmark: baseline)
            #expect(outside == (difference != .similar))
          }
        }
      }
    }
  }

  @Test("a count lies outside the funnel exactly when its exact interval excludes the expected number")
  func countsAgree() {
    for level in [ConfidenceLevel.percent95, .percent998] {
      for expected in [0.4, 3.1, 9.7, 55.3, 812.4] {
        let limits = FunnelLimits.count(expected: expected, at: level)
        #expect(limits.lower <= expected && expected <= limits.upper)
        for events in 0...Int(expected + 8 * expected.squareRoot() + 10) {
          let count = Double(events)
          let outside = count < limits.lower || count > limits.upper
          let excluded =
            Garwood.lower(count, at: level) > expected || Garwood.upper(count, at: level) < expected
          #expect(outside == excluded)
        }
      }
    }
  }
}
