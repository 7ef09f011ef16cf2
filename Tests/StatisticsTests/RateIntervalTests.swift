import Testing

@testable import Statistics

@Suite("Rate intervals")
struct RateIntervalTests {
  /// PHEindicatormethods' published test values of `phe_rate`.
  @Test(
    "published rates are reproduced",
    arguments: [
      (1, 100.0, 100.0, 0.025317807984, 5.571643390939, Interval.Method.exact),
      (5, 100, 100, 1.623486390118, 11.668332079323, .exact),
      (20, 100, 100, 12.211428834876, 30.889880369197, .byar),
      (65, 100, 100, 50.163187710459, 82.849138545940, .byar),
      (250, 220, 100_000, 99_984.947385, 128_631.144875, .byar),
    ])
  func published(
    events: Int, population: Double, per: Double, lower: Double, upper: Double, method: Interval.Method
  ) throws {
    let interval = try RateInterval.rate(events: events, population: population, per: per)
    #expect(interval.method == method)
    #expect(interval.level == 0.95)
    #expect(isClose(interval.lower, lower, relative: 1e-10))
    #expect(isClose(interval.upper, upper, relative: 1e-10))
  }

  /// scipy: chi2.ppf(a/2, 2*O)/2 and chi2.ppf(1 - a/2, 2*O + 2)/2.
  @Test("few events have exact limits at both levels")
  func exact() throws {
    let nine = try RateInterval.count(9)
    #expect(nine.method.rawValue == "exact")
    #expect(isClose(nine.lower, 8.230746194756666 / 2))
    let none = try RateInterval.count(0, at: .percent998)
    #expect(none.lower == 0)
    // With no events the upper limit is -log(tail).
    #expect(isClose(none.upper, 6.907755278982137))
    #expect(none.level == 0.998)
    #expect(try RateInterval.count(10).method.rawValue == "byar")
  }

  /// Garwood's exact limits as tables of the Poisson distribution print them (Ulm, American Journal of Epidemiology, 1990).
  @Test("the printed table of exact limits is reproduced")
  func garwood() throws {
    let table = [
      (0, 3.69), (0.03, 5.57), (0.24, 7.22), (0.62, 8.77), (1.09, 10.24), (1.62, 11.67), (2.20, 13.06), (2.81, 14.42),
      (3.45, 15.76), (4.12, 17.08),
    ]
    for (events, limits) in table.enumerated() {
      let interval = try RateInterval.count(events)
      #expect(abs(interval.lower - limits.0) <= 0.00501 && abs(interval.upper - limits.1) <= 0.00501)
    }
  }

  @Test("Byar's lower limit exists from ten events on, and is never negative below")
  func byarLower() {
    for level in [ConfidenceLevel.percent95, .percent998] {
      for events in 1...40 {
        let lower = Byar.lower(Double(events), at: level)
        if events >= RateInterval.smallestCountForByar { #expect(lower != nil) }
        if let lower { #expect(lower >= 0 && lower < Double(events)) }
      }
    }
    #expect(Byar.lower(0, at: .percent95) == nil)
    #expect(Byar.lower(1, at: .percent95) != nil)
    #expect(Byar.lower(1, at: .percent998) == nil)
  }

  @Test("limits grow with the count, hold it, and are close to the exact ones where Byar takes over")
  func shape() throws {
    var previous = try RateInterval.count(0)
    for events in 1...400 {
      let interval = try RateInterval.count(events)
      #expect(interval.lower > previous.lower && interval.upper > previous.upper)
      #expect(interval.contains(Double(events)))
      let wide = try RateInterval.count(events, at: .percent998)
      #expect(wide.lower < interval.lower && wide.upper > interval.upper)
      previous = interval
    }
    #expect(isClose(try RateInterval.count(10).lower, Garwood.lower(10, at: .percent95), relative: 2e-3))
    #expect(isClose(try RateInterval.count(10).upper, Garwood.upper(10, at: .percent95), relative: 2e-3))
  }

  @Test("no population and a negative count are refused")
  func refusals() {
    #expect(throws: StatisticsError(.emptyDenominator, "")) {
      try RateInterval.rate(events: 3, population: 0)
    }
    #expect(throws: StatisticsError(.negativeCount, "")) { try RateInterval.count(-1) }
  }

  /// By mpmath: O + √(Σ f² n_f / O) · (Byar(O) - O) for 40 people once, 7 twice, 2 five times.
  @Test("repeated people widen the interval")
  func repeated() throws {
    let people = try RepeatedEvents(people: [1: 40, 2: 7, 5: 2])
    #expect(people.events == 64)
    #expect(people.variance == 118)
    let interval = try people.interval()
    #expect(isClose(interval.lower, 44.019728704044944))
    #expect(isClose(interval.upper, 88.07175779979218))
    let rate = try people.rateInterval(population: 2000, per: 1000)
    #expect(isClose(rate.upper, 88.07175779979218 / 2))
  }

  @Test("people counted once each give Byar's interval")
  func independent() throws {
    let interval = try RepeatedEvents(people: [0: 500, 1: 37]).interval()
    let plain = try RateInterval.count(37)
    #expect(isClose(interval.lower, plain.lower) && isClose(interval.upper, plain.upper))
    #expect(throws: StatisticsError(.tooFewEvents, "")) { try RepeatedEvents(people: [1: 9]).interval() }
  }
}
