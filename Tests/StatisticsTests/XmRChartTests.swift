import Presentation
import Testing

@testable import Statistics

@Suite("XmR chart")
struct XmRChartTests {
  /// A spike among ones and twos.
  static let spike: [Double] = [1, 2, 1, 2, 1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1]
  /// Twelve months before and twelve after a change.
  static let before: [Double] = [12, 12, 10, 12, 13, 13, 14, 12, 10, 11, 10, 11]
  static let after: [Double] = [18, 18, 20, 20, 21, 19, 18, 20, 18, 17, 15, 16]

  @Test("published limits are reproduced with and without screening")
  func limits() throws {
    let screened = try #require(XmRLimits(Self.spike))
    #expect(abs(screened.mean - 1.944) < 5e-4)
    #expect(abs(screened.lower + 0.716) < 5e-4 && abs(screened.upper - 4.604) < 5e-4)
    let plain = try #require(XmRLimits(Self.spike, screening: false))
    #expect(abs(plain.lower + 3.063) < 5e-4 && abs(plain.upper - 6.952) < 5e-4)
    #expect(isClose(screened.nearUpper, screened.mean + 2 * 2.66 / 3))
    #expect(isClose(screened.nearLower, screened.mean - 2 * 2.66 / 3))
  }

  @Test("rebasing gives each segment its own limits where one pair would be bogus")
  func rebase() throws {
    let chart = XmRChart(Self.before + Self.after, rebasedAt: [12])
    #expect(chart.segments.map(\.range) == [0..<12, 12..<24])
    let (first, second) = (try #require(chart.segments[0].limits), try #require(chart.segments[1].limits))
    #expect(abs(first.mean - 11.667) < 5e-4 && abs(second.mean - 18.333) < 5e-4)
    #expect(abs(first.lower - 8.523) < 5e-4 && abs(first.upper - 14.810) < 5e-4)
    #expect(abs(second.lower - 14.948) < 5e-4 && abs(second.upper - 21.719) < 5e-4)
    #expect(chart.segments.allSatisfy { !$0.isShort })

    let whole = XmRChart(Self.before + Self.after)
    let bogus = try #require(whole.segments[0].limits)
    #expect(bogus.mean == 15)
    #expect(abs(bogus.lower - 11.7) < 0.05 && abs(bogus.upper - 18.3) < 0.05)
    #expect(whole.signals.compactMap { $0 }.count > chart.signals.compactMap { $0 }.count)
  }

  @Test("the rules come in their order, and the spike is outside the limits")
  func order() {
    let chart = XmRChart(Self.spike)
    #expect(chart.signals[8] == XmRSignal(rule: .outsideLimits, isHigh: true))
    #expect(chart.signals[8]?.words == "outside limits, above")
    #expect(chart.signals[8]?.judgement(.lowerIsBetter) == .worse)
    #expect(chart.signals.indices.filter { chart.signals[$0] != nil } == [8])
  }

  @Test("a rise of seven is a trend; the points outside the limits stay outside")
  func trend() throws {
    // A long flat stretch keeps the limits narrow; the rise leaves them at its end.
    let flat: [Double] = [10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12]
    let chart = XmRChart(flat + [9, 10, 11, 12, 13, 14, 40])
    let rise = chart.signals.suffix(7)
    #expect(
      rise.dropLast() == .init(repeating: XmRSignal(rule: .sevenPointTrend, isHigh: true), count: 6))
    #expect(rise.last == XmRSignal(rule: .outsideLimits, isHigh: true))
    #expect(rise.first??.words == "7 point trend, increasing")
  }

  @Test("a point that ends one trend and begins another belongs to the later one")
  func turningPoint() {
    let flags = XmRRules.sevenPointTrend([1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1])
    #expect(flags[6] == 1 && flags[12] == -1)
    #expect(XmRRules.partOfSeven(flags) == [1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1])
  }

  @Test("seven on one side are a shift, six are not, and a point on the mean breaks the run")
  func oneSide() {
    #expect(XmRRules.sevenOnOneSide([1, 1, 1, 1, 1, 1]).allSatisfy { !$0 })
    #expect(XmRRules.sevenOnOneSide([1, 1, 1, 1, 1, 1, 1]).last == true)
    #expect(XmRRules.sevenOnOneSide([1, 1, 1, 0, 1, 1, 1, 1, 1, 1]).allSatisfy { !$0 })
    #expect(XmRRules.sevenOnOneSide([Int](repeating: 0, count: 9)).allSatisfy { !$0 })
  }

  @Test("two of three count only when all three lie on one side, and only the outer points are flagged")
  func twoOfThree() throws {
    let limits = try #require(XmRLimits([0, 3, 0, 3, 0, 3, 0, 3]))
    // The mean is 1.5, the limits lie 7.98 away, the outer third begins 5.32 away.
    let above = XmRSignal.signals(of: [8, 2, 8, 1], limits: limits)
    let signal = XmRSignal(rule: .twoInThree, isHigh: true)
    #expect(above == [signal, nil, signal, nil])
    #expect(XmRSignal.signals(of: [8, 1, 8, 1], limits: limits) == [nil, nil, nil, nil])
    #expect(
      XmRSignal.signals(of: [-5, -5, 1], limits: limits).first??.words == "2 in 3 in the outer third, below")
  }

  @Test("few points are marked as a short segment, and one point has no limits")
  func short() {
    #expect(XmRChart(Array(Self.before.dropLast())).segments[0].isShort)
    #expect(!XmRChart(Self.before).segments[0].isShort)
    let chart = XmRChart([5, 6, 7], rebasedAt: [2])
    #expect(chart.segments[1].limits == nil)
    #expect(chart.signals == [nil, nil, nil])
    #expect(XmRChart([]).segments.isEmpty)
  }

  @Test("values that never change have limits without width")
  func constant() throws {
    let limits = try #require(XmRLimits([4, 4, 4, 4]))
    #expect(limits.lower == 4 && limits.upper == 4)
    #expect(XmRChart([4, 4, 4, 4]).signals.allSatisfy { $0 == nil })
  }

  @Test("assurance is judged by the last segment")
  func assurance() {
    let chart = XmRChart(Self.before + Self.after, rebasedAt: [12])
    #expect(chart.assurance(target: 14, polarity: .higherIsBetter) == .consistentlyPasses)
    #expect(chart.assurance(target: 14, polarity: .lowerIsBetter) == .consistentlyFails)
    #expect(chart.assurance(target: 22, polarity: .higherIsBetter) == .consistentlyFails)
    #expect(chart.assurance(target: 22, polarity: .lowerIsBetter) == .consistentlyPasses)
    #expect(chart.assurance(target: 18, polarity: .lowerIsBetter) == .inconsistent)
    #expect(chart.assurance(target: 18, polarity: .neither) == nil)
    #expect(XmRChart([1]).assurance(target: 1, polarity: .lowerIsBetter) == nil)
  }
}
