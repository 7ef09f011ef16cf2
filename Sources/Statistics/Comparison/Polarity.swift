/// Which direction of an indicator is the good one; the raw values are those of a definition.
package enum Polarity: String, Sendable, CaseIterable {
  case lowerIsBetter = "lower-is-better"
  case higherIsBetter = "higher-is-better"
  case neither
}

/// How one value lies to another, beyond what chance explains.
package enum Difference: String, Sendable, CaseIterable {
  case higher, lower, similar

  /// The word for it given which direction is good.
  package func judgement(_ polarity: Polarity) -> Judgement {
    switch (self, polarity) {
    case (.similar, _): .similar
    case (.higher, .higherIsBetter), (.lower, .lowerIsBetter): .better
    case (.higher, .lowerIsBetter), (.lower, .higherIsBetter): .worse
    case (.higher, .neither): .higher
    case (.lower, .neither): .lower
    }
  }
}

/// A difference in words: better or worse where a direction is good, higher or lower where none is.
package enum Judgement: String, Sendable, CaseIterable {
  case better, worse, similar, higher, lower
}
