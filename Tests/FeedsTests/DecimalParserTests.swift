import Events
import TestSupport
import Testing

@testable import Feeds

@Suite("Numbers as they are written")
struct DecimalParserTests {
  @Test("are the shortest form of the double, as RFC 8785 has it")
  func seeded() throws {
    var random = SplitMix64(seed: 85)
    for step in 0..<50_000 {
      let digits = Int.random(in: 0...9, using: &random)
      let scale = (0..<digits).reduce(1.0) { product, _ in product * 10 }
      let number =
        step % 5 == 0
        ? Double.random(in: -180...180, using: &random)
        : (Double.random(in: -180...180, using: &random) * scale).rounded() / scale
      var (written, expected): ([UInt8], [UInt8]) = ([], [])
      DecimalParser.append(number, to: &written)
      try #require(ExactDecimal(shortestOf: number)).write(to: &expected)
      #expect(written == expected, "\(number)")
    }
  }
}
