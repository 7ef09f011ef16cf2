/// The binomial distribution of successes among `trials`, with the chance of success given as odds.
package enum Binomial {
  /// P(X ≤ k) = I_(1-p)(n-k, k+1), with p = odds / (1 + odds).
  package static func atMost(_ successes: Int, of trials: Int, odds: Double) -> Double {
    precondition(trials >= 0, "A number of trials is at least 0.")
    if successes < 0 { return 0 }
    if successes >= trials { return 1 }
    return Beta.tails(odds: odds, Double(successes) + 1, Double(trials) - Double(successes)).upper
  }

  /// P(X ≥ k) = I_p(k, n-k+1), with p = odds / (1 + odds).
  package static func atLeast(_ successes: Int, of trials: Int, odds: Double) -> Double {
    precondition(trials >= 0, "A number of trials is at least 0.")
    if successes <= 0 { return 1 }
    if successes > trials { return 0 }
    return Beta.tails(odds: odds, Double(successes), Double(trials) - Double(successes) + 1).lower
  }
}
