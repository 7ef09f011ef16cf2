import Testing

@testable import Statistics

@Suite("Standardised rates")
struct StandardisedRateTests {
  static let events = [3, 1, 0, 4, 9, 12, 10, 14, 11, 15, 21, 25, 30, 42, 55, 61, 70, 48, 33]
  static let populations: [Double] = [
    5210, 5630, 5480, 5120, 6010, 6350, 6890, 7020, 6680, 6440, 6980, 7210, 6330, 5560, 5010, 3760, 2380,
    1290,
    770,
  ]
  static let bands = zip(events, populations).map { StandardisedRate.Band(events: $0, population: $1) }

  @Test("the European standard population of 2013 has 19 bands and 100,000 people")
  func weights() {
    #expect(EuropeanStandardPopulation.weights.count == 19)
    #expect(EuropeanStandardPopulation.weights.reduce(0, +) == 100_000)
    #expect(EuropeanStandardPopulation.ageBands.count == 19)
    #expect(EuropeanStandardPopulation.ageBands.first == "0-4")
    #expect(EuropeanStandardPopulation.ageBands.suffix(2) == ["85-89", "90+"])
  }

  /// By mpmath: value + √(Var/O) (Byar(O) - O).
  @Test("a rate and its limits agree at both levels")
  func value() throws {
    let rate = try StandardisedRate(Self.bands)
    #expect(rate.events == 464)
    #expect(rate.interval.method.rawValue == "dobson")
    #expect(isClose(rate.value, 4.852672805319771))
    #expect(isClose(rate.interval.lower, 4.419316443874375))
    #expect(isClose(rate.interval.upper, 5.316897609847891))
    let wide = try StandardisedRate(Self.bands, at: .percent998).interval
    #expect(isClose(wide.lower, 4.183333064621846) && isClose(wide.upper, 5.593110131888725))
  }

  /// PHEindicatormethods' published areas: the lower limit fixes the variance, and with it the upper limit.
  @Test(
    "published limits are Dobson's",
    arguments: [
      (895, 10_430.247991, 9_717.709068, 11_178.940915),
      (91, 1_103.212025, 877.455768, 1_367.088223),
    ])
  func published(events: Int, value: Double, lower: Double, upper: Double) throws {
    let count = Double(events)
    let byar = try RateInterval.count(events)
    let stretch = (value - lower) / (count - byar.lower)
    let limits = try Dobson.limits(
      value, variance: stretch * stretch * count, events: events, at: .percent95)
    #expect(isClose(limits.lower, lower))
    #expect(isClose(limits.upper, upper, relative: 2e-9))
  }

  /// PHEindicatormethods' rate of 895 events by people with more than one: 9,532.9 to 11,373.1.
  @Test("published limits of repeated events are stretched alike on both sides")
  func publishedRepeated() throws {
    let value = 10_430.247991
    let stretch = (11_373.1 - value) / (11_178.940915 - value)
    #expect(isClose(value - stretch * (value - 9_717.709068), 9_532.9, relative: 1e-5))
    #expect(abs(stretch - 1.26) < 0.005)
  }

  @Test("equal weights and equal bands give the crude rate and Byar's limits")
  func crude() throws {
    let bands = [10, 20, 30].map { StandardisedRate.Band(events: $0, population: 500) }
    let rate = try StandardisedRate(bands, weights: [1, 1, 1], per: 1000)
    let crude = try RateInterval.rate(events: 60, population: 1500)
    #expect(isClose(rate.value, 40))
    #expect(isClose(rate.interval.lower, crude.lower) && isClose(rate.interval.upper, crude.upper))
  }

  @Test("repeated events in a band widen the limits by the root of their variance")
  func repeated() throws {
    let doubled = Self.bands.map {
      StandardisedRate.Band(events: $0.events, population: $0.population, variance: 4 * Double($0.events))
    }
    let (plain, wide) = (try StandardisedRate(Self.bands), try StandardisedRate(doubled))
    #expect(isClose(wide.interval.upper - wide.value, 2 * (plain.interval.upper - plain.value)))
  }

  @Test("fewer than ten events, a missing band and an empty band are refused")
  func refusals() {
    let few = Self.populations.enumerated().map {
      StandardisedRate.Band(events: $0.offset < 9 ? 1 : 0, population: $0.element)
    }
    #expect(throws: StatisticsError(.tooFewEvents, "")) { try StandardisedRate(few) }
    #expect(throws: StatisticsError(.lengthsDiffer, "")) {
      try StandardisedRate(Array(Self.bands.dropLast()))
    }
    #expect(throws: StatisticsError(.emptyDenominator, "")) {
      try StandardisedRate([.init(events: 20, population: 0)], weights: [1])
    }
  }
}
