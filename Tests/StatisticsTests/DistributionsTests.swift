import Testing

@testable import Statistics

/// Expected values were computed with 40 digits by mpmath (gammainc, betainc, erfinv), and agree with
/// scipy.stats.
@Suite("Distributions")
struct DistributionsTests {
  @Test("the normal quantiles in use are exact to the last digit")
  func normalQuantiles() {
    // 1.95996398454005423552… and 3.09023230616781354153…; scipy's 95% one ends in a lower last bit.
    #expect(ConfidenceLevel.percent95.z == 1.9599639845400543)
    #expect(ConfidenceLevel.percent998.z == 3.090232306167813)
    #expect(Normal.quantile(0.5) == 0)
    #expect(isClose(Normal.quantile(0.025), -1.959963984540054))
    #expect(isClose(Normal.quantile(1e-12, tail: .upper), 7.034483825301132))
    #expect(isClose(Normal.quantile(0.9), 1.2815515655446004))
  }

  @Test("the normal distribution keeps its digits in both tails")
  func normalTails() {
    #expect(isClose(Normal.cumulative(-8), 6.220960574271785e-16))
    #expect(isClose(Normal.tails(8).upper, 6.220960574271785e-16))
    #expect(isClose(Normal.cumulative(1.959963984540054), 0.975))
    #expect(Normal.cumulative(0) == 0.5)
  }

  @Test(
    "the incomplete gamma function agrees in both tails, up to a million events",
    arguments: [
      (0.5, 0.1, 0.345279153981423, 0.654720846018577),
      (0.5, 5.0, 0.9984345977419975, 0.0015654022580025497),
      (1.0, 1.0, 0.6321205588285577, 0.36787944117144233),
      (2.5, 0.3, 0.011996757205906266, 0.9880032427940937),
      (10.0, 3.0, 0.0011024881301154798, 0.9988975118698845),
      (10.0, 10.0, 0.5420702855281478, 0.4579297144718522),
      (10.0, 25.0, 0.9997785233617512, 0.00022147663824878357),
      (100.0, 90.0, 0.15822098918643016, 0.8417790108135699),
      (100.0, 140.0, 0.9998389428252874, 0.00016105717471255585),
      (10000.0, 9900.0, 0.15865119219356466, 0.8413488078064354),
      (10000.0, 10350.0, 0.9997332077185105, 0.000266792281489493),
      (1000000.0, 997000.0, 0.0013381041673135997, 0.9986618958326864),
      (1000000.0, 1003000.5, 0.9986404869115576, 0.0013595130884424237),
      (250000.5, 251000.0, 0.9770877696033938, 0.022912230396606222),
    ])
  func gammaTails(shape: Double, x: Double, lower: Double, upper: Double) {
    let tails = Gamma.tails(x, shape: shape)
    #expect(isClose(tails.lower, lower))
    #expect(isClose(tails.upper, upper))
  }

  @Test(
    "chi-squared quantiles agree in both tails",
    arguments: [
      (1.0, 0.001, Tail.lower, 1.57079714926249e-06),
      (1.0, 0.3, .lower, 0.14847186183254543),
      (2.0, 0.025, .lower, 0.05063561596857975),
      (18.0, 0.025, .lower, 8.230746194756666),
      (20.0, 0.001, .lower, 5.921040745487519),
      (2000.0, 0.025, .lower, 1877.9460368153905),
      (7.0, 0.5, .lower, 6.3458111955215175),
      (1.0, 0.002, .upper, 9.549535706083244),
      (1.0, 0.05, .upper, 3.841458820694126),
      (2.0, 0.025, .upper, 7.3777589082278725),
      (20.0, 0.001, .upper, 45.31474661812586),
      (40.0, 0.025, .upper, 59.3417071431712),
      (200002.0, 0.025, .upper, 201243.48947948776),
    ])
  func chiSquaredQuantiles(degreesOfFreedom: Double, probability: Double, tail: Tail, expected: Double) {
    let quantile = 2 * Gamma.quantile(probability, tail: tail, shape: degreesOfFreedom / 2)
    #expect(isClose(quantile, expected))
  }

  @Test(
    "the incomplete beta function agrees",
    arguments: [
      (1.0, 1.0, 0.25, 0.25),
      (0.5, 0.5, 0.9, 0.7951672353008665),
      (2.0, 5.0, 0.1, 0.114265),
      (2.0, 5.0, 0.7, 0.989065),
      (30.0, 3.0, 0.8, 0.03169126500570578),
      (11.0, 22.0, 0.21, 0.05614492272837594),
      (200.0, 300.0, 0.41, 0.6776281647721789),
      (3.0, 5000.0, 0.001, 0.8756426259625865),
    ])
  func incompleteBeta(a: Double, b: Double, x: Double, expected: Double) {
    #expect(isClose(Beta.regularised(x, a, b), expected))
    #expect(isClose(Beta.tails(odds: (1 - x) / x, b, a).upper, expected))
  }

  @Test("a quantile leads back to its probability, for small and large shapes and both tails")
  func roundTrips() {
    for shape in [0.3, 1, 2.5, 9, 57, 1234, 99_999, 4_000_000] {
      for probability in [1e-9, 0.001, 0.025, 0.4, 0.75, 0.999] {
        for tail in [Tail.lower, .upper] {
          let x = Gamma.quantile(probability, tail: tail, shape: shape)
          #expect(isClose(Gamma.tails(x, shape: shape)[tail], probability))
          for other in [1, 7.5, 3000] {
            let odds = Beta.quantileOdds(probability, tail: tail, shape, other)
            #expect(isClose(Beta.tails(odds: odds, shape, other)[tail], probability))
          }
        }
      }
    }
  }

  @Test("binomial tails are the sums of their terms in every small world")
  func binomialTails() {
    for trials in 0...12 {
      for odds in [0.05, 1, 2.5] {
        let p = odds / (1 + odds)
        var terms: [Double] = []
        for successes in 0...trials {
          var term = 1.0
          for factor in 0..<successes { term *= Double(trials - factor) / Double(factor + 1) * p }
          for _ in successes..<trials { term *= 1 - p }
          terms.append(term)
        }
        for successes in 0...trials {
          let atMost = terms[...successes].reduce(0, +)
          let atLeast = terms[successes...].reduce(0, +)
          #expect(isClose(Binomial.atMost(successes, of: trials, odds: odds), atMost))
          #expect(isClose(Binomial.atLeast(successes, of: trials, odds: odds), atLeast))
        }
      }
    }
    #expect(Binomial.atMost(-1, of: 3, odds: 1) == 0)
    #expect(Binomial.atLeast(4, of: 3, odds: 1) == 0)
  }

  @Test("certain and impossible successes have certain tails")
  func extremeOdds() {
    #expect(Binomial.atMost(2, of: 5, odds: 0) == 1)
    #expect(Binomial.atMost(2, of: 5, odds: .infinity) == 0)
    #expect(Gamma.tails(0, shape: 2) == Tails(lower: 0))
    #expect(Gamma.tails(.infinity, shape: 2) == Tails(upper: 0))
  }
}
