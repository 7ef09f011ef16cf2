import Presentation
import Testing

@testable import Statistics

@Suite("Trend test")
struct TrendTests {
  typealias Value = TrendTest.Value
  typealias Share = TrendTest.Share

  /// Points of the public unit tests of Fingertips and FingertipsNext, oldest first.
  static let rising = [
    Value(24.67, lower: 23.16, upper: 26.25), Value(24.6, lower: 23.15, upper: 26.19),
    Value(28, lower: 26.44, upper: 29.64), Value(30.2, lower: 28.63, upper: 31.9),
    Value(30.6, lower: 28.98, upper: 32.25),
  ]
  static let level = [
    Value(20.5506, lower: 18.1803, upper: 23.1427), Value(19.5952, lower: 17.3444, upper: 22.0602),
    Value(19.0349, lower: 16.8421, upper: 21.4394), Value(21.3966, lower: 19.0918, upper: 23.8975),
    Value(18.4372, lower: 16.2925, upper: 20.7941),
  ]
  static let vaccination = [
    Value(92.6254, lower: 92.4168, upper: 92.8288), Value(92.3221, lower: 92.1072, upper: 92.5315),
    Value(90.8708, lower: 90.6358, upper: 91.1004), Value(90.017, lower: 89.7694, upper: 90.2594),
    Value(90.1013, lower: 89.8578, upper: 90.3396),
  ]
  static let sightLoss = [
    Value(2.935, lower: 2.7841, upper: 3.0919), Value(1.93028, lower: 1.8085, upper: 2.058),
    Value(2.7567, lower: 2.6113, upper: 2.9082), Value(2.8701, lower: 2.7225, upper: 3.0237),
    Value(3.0121, lower: 2.8616, upper: 3.1683),
  ]
  /// The last value of the source's list, 120.7742, is written `120/7742` there.
  static let cancer = [
    Value(126.9341, lower: 125.9343, upper: 127.94), Value(125.829, lower: 124.8371, upper: 126.8268),
    Value(121.5234, lower: 120.5533, upper: 122.4993), Value(122.3782, lower: 121.4012, upper: 123.361),
    Value(120.7742, lower: 119.8035, upper: 121.7507),
  ]
  static let shares = [
    Share(994, of: 40299), Share(1023, of: 41527), Share(1199, of: 42811), Share(1332, of: 44064),
    Share(1367, of: 44701),
  ]

  @Test(
    "published statistics of values are reproduced",
    arguments: [
      (rising, 46.77, 0.005, TrendTest.Direction.increasing),
      (level, 0.464, 0.0005, .noSignificantChange),
      (vaccination, 418.54, 0.005, .decreasing),
      (sightLoss, 33.49, 0.005, .increasing),
      (cancer, 97.095, 0.0005, .decreasing),
    ])
  func values(points: [Value], chiSquared: Double, within: Double, direction: TrendTest.Direction) throws {
    let trend = try TrendTest.values(TrendSeries(points))
    #expect(abs(trend.chiSquared - chiSquared) < within)
    #expect(trend.direction == direction)
    #expect(!trend.vetoed)
  }

  @Test("the published statistic of shares is reproduced")
  func proportions() throws {
    let trend = try TrendTest.shares(TrendSeries(Self.shares))
    #expect(isClose(trend.chiSquared, 47.896676707589116))
    #expect(trend.direction == .increasing && trend.slope > 0)
  }

  @Test("the critical value is the chi-squared quantile at 99.8%")
  func critical() {
    #expect(isClose(TrendTest.criticalValue, 9.54953570608324, relative: 1e-14))
    #expect(
      isClose(TrendTest.criticalValue, 2 * Gamma.quantile(0.002, tail: .upper, shape: 0.5)))
  }

  /// χ² by the plain sums of the published formula: 17.24 for the values, 14.36 for the shares.
  @Test("one odd point makes no trend")
  func veto() throws {
    let values = [12.2, 12.0, 11.8, 11.9, 15.6].map { Value($0, lower: $0 - 1, upper: $0 + 1) }
    let trend = try TrendTest.values(TrendSeries(values))
    #expect(isClose(trend.chiSquared, 17.2449424))
    #expect(trend.vetoed && trend.direction == .noSignificantChange)
    #expect(trend.words(.lowerIsBetter) == "no significant change, as one point alone makes the trend")
    let shares = [310.0, 305, 300, 298, 420].map { Share($0, of: 10_000) }
    let other = try TrendTest.shares(TrendSeries(shares))
    #expect(isClose(other.chiSquared, 14.360312142396765))
    #expect(other.vetoed && other.direction == .noSignificantChange)
  }

  @Test("only the five most recent points are looked at")
  func recent() throws {
    let longer = [Value(900, lower: 1, upper: 2), nil] + Self.rising
    let trend = try TrendTest.values(TrendSeries(longer, breaks: [1, 2]))
    #expect(trend == (try TrendTest.values(TrendSeries(Self.rising))))
  }

  @Test("mirrored values have the mirrored trend")
  func mirrored() throws {
    let falling = Self.rising.map { Value(-$0.value, lower: -$0.upper, upper: -$0.lower) }
    let (up, down) = (
      try TrendTest.values(TrendSeries(Self.rising)), try TrendTest.values(TrendSeries(falling))
    )
    #expect(down.direction == .decreasing)
    #expect(isClose(down.chiSquared, up.chiSquared) && isClose(down.slope, -up.slope))
  }

  @Test("a series that may not be tested is refused with the reason")
  func refusals() {
    let points: [Value?] = Self.rising
    func refusal(_ series: TrendSeries<Value>) -> TrendRefusal? {
      #expect(throws: TrendRefusal.self) { try TrendTest.values(series) }
    }
    #expect(refusal(TrendSeries(Array(points.dropFirst()))) == .fewerThanFivePoints(4))
    #expect(refusal(TrendSeries(points, periods: .rolling)) == .rolling)
    #expect(refusal(TrendSeries(points, periods: .quarters)) == .quarterly)
    #expect(refusal(TrendSeries(points, periods: .months)) == .monthly)
    #expect(refusal(TrendSeries(points, breaks: [3])) == .breakInSeries)
    #expect(refusal(TrendSeries(points.dropLast() + [nil])) == .missingPoint)
    #expect(refusal(TrendSeries(points.dropLast() + [Value(3, lower: 3, upper: 3)])) == .noInterval)
    #expect(TrendRefusal.rolling.words.hasPrefix("cannot be calculated: rolling periods overlap"))
    #expect(
      TrendRefusal.fewerThanFivePoints(4).words == "cannot be calculated: five points are needed and there are 4")
  }

  @Test("shares of nothing, above one, and without variation are refused")
  func shareRefusals() {
    func refusal(_ points: [Share]) -> TrendRefusal? {
      #expect(throws: TrendRefusal.self) { try TrendTest.shares(TrendSeries(points)) }
    }
    let four = Array(Self.shares.dropLast())
    #expect(refusal(four + [Share(0, of: 0)]) == .noShare)
    #expect(refusal(four + [Share(2, of: 1)]) == .noShare)
    #expect(refusal((1...5).map { Share(0, of: Double($0)) }) == .noVariation)
    #expect(refusal((1...5).map { Share(Double($0), of: Double($0)) }) == .noVariation)
  }

  @Test("polarity makes a direction good or bad news")
  func words() throws {
    let trend = try TrendTest.values(TrendSeries(Self.rising))
    #expect(trend.words(.lowerIsBetter) == "increasing and getting worse")
    #expect(trend.words(.higherIsBetter) == "increasing and getting better")
    #expect(trend.words(.neither) == "increasing")
    #expect(
      try TrendTest.values(TrendSeries(Self.level)).words(.lowerIsBetter) == "no significant change")
  }
}
