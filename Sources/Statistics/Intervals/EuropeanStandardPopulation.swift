/// The European Standard Population 2013 (Eurostat, Revision of the European Standard Population, 2013): how
/// many of 100,000 people fall into each of 19 age bands, 0-4 to 85-89 and 90 and over.
package enum EuropeanStandardPopulation {
  package static let weights: [Double] = [
    5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000,
    7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500, 1000,
  ]

  /// "0-4", "5-9" … "90+", in the order of the weights.
  package static let ageBands: [String] =
    (0..<18).map { "\($0 * 5)-\($0 * 5 + 4)" } + ["90+"]
}
