import Events
import TestSupport
import Testing

@Suite("Numbers")
struct ExactDecimalTests {
  private func read(_ text: String) -> ExactDecimal? {
    guard let document = try? document(text) else { return nil }
    return document.number(document.root)
  }

  @Test(
    "a number whose shortest form survives a double is taken as the decimal it is",
    arguments: [
      ("0.8", 8, -1), ("0.80", 8, -1), ("8e-1", 8, -1), ("80E-2", 8, -1), ("1", 1, 0), ("1.0", 1, 0),
      ("100", 1, 2),
      ("-0", 0, 0), ("-0.0e5", 0, 0), ("0e999999999999999999999", 0, 0), ("0.0e-9223372036854775808", 0, 0),
      ("9007199254740992", 9_007_199_254_740_992, 0), ("9007199254740994", 9_007_199_254_740_994, 0),
      ("1e23", 1, 23), ("1e308", 1, 308), ("5e-324", 5, -324),
      ("1.7976931348623157e308", 17_976_931_348_623_157, 292),
      ("295147905179352830000", 29_514_790_517_935_283, 4), ("0.1", 1, -1),
      ("123456789012345", 123_456_789_012_345, 0),
      ("333333333.3333333", 3_333_333_333_333_333, -7),
      ("10000000000000000000000000000000000000000000000", 1, 46),
      ("0.000000000000000000000000000000000000000000000001", 1, -48), ("-2.5", -25, -1),
    ] as [(String, Int64, Int)])
  func taken(text: String, significand: Int64, exponent: Int) throws {
    let number = try #require(read(text))
    #expect(number.significand == significand)
    #expect(number.exponent == exponent)
    #expect(number.double == Double(text))
  }

  @Test(
    "a number that does not survive a double is refused",
    arguments: [
      "9007199254740993", "-9007199254740993", "333333333.33333329", "1e400", "-1e400", "1e-400", "1e-324",
      "0.1000000000000000055511151231257827", "295147905179352825856", "1.7976931348623159e308", "4e-324",
      "123456789012345678", "12345678901234567890", "0.30000000000000001", "1e99999999999999999999",
      "1e-99999999999999999999", "10e9223372036854775807", "12e9223372036854775807",
      "0.1e-9223372036854775808",
      "1e9223372036854775807", "1.5e-9223372036854775807",
    ])
  func refused(text: String) {
    #expect(brokenRule(text) == .inexactNumber)
  }

  @Test("the shortest form of any double reads back as that double")
  func roundTrip() throws {
    var random = SplitMix64(seed: 8785)
    for _ in 0..<200_000 {
      let double = Double(bitPattern: random.next())
      guard double.isFinite else { continue }
      let shortest = try #require(ExactDecimal(shortestOf: double))
      #expect(shortest.double == double)
      let text = shortest.description
      #expect(Double(text) == double)
      #expect(read(text) == shortest)
    }
  }

  @Test("the order is that of the numbers")
  func order() {
    var random = SplitMix64(seed: 1)
    var numbers = (-3...3).map { ExactDecimal($0) }
    for _ in 0..<120 {
      let digits = Int64(random.next() % 2_000_001) - 1_000_000
      numbers.append(ExactDecimal(significand: digits, exponent: Int(random.next() % 13) - 6))
    }
    for left in numbers {
      for right in numbers {
        // Scaled by 10^6 every one of these is a whole number.
        func scaled(_ number: ExactDecimal) -> Int128 {
          (0..<(number.exponent + 6)).reduce(Int128(number.significand)) { product, _ in product * 10 }
        }
        #expect((left < right) == (scaled(left) < scaled(right)))
        #expect((left == right) == (scaled(left) == scaled(right)))
      }
    }
    #expect(ExactDecimal(significand: 1, exponent: 300) > ExactDecimal(significand: 9, exponent: 299))
    #expect(ExactDecimal(significand: -1, exponent: 300) < ExactDecimal(significand: 1, exponent: -300))
  }

  @Test("a whole number is whole however it is written")
  func whole() {
    #expect(read("1e3")?.whole == 1000)
    #expect(read("12.0")?.whole == 12)
    #expect(read("1.5")?.whole == nil)
    #expect(read("1e18")?.whole == 1_000_000_000_000_000_000)
    #expect(read("1e19")?.whole == nil)
    #expect(read("-7")?.whole == -7)
  }
}
