import Events
import TestSupport
import Testing

/// The stored form of an event must not depend on how its sender wrote the JSON.
@Suite("Canonical form")
struct CanonicalFormTests {
  private func canonical(_ text: String) throws -> String {
    var document = JSONDocument()
    try document.read(Array(text.utf8)[...])
    var output: [UInt8] = []
    CanonicalJSON.write(document, document.root, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// A value, and a way to write it: sorted and plain, or with white space, shuffled keys and needless escapes.
  private indirect enum Value {
    case word(String)
    case number(String)
    case text(String)
    case list([Value])
    case object([(key: String, value: Value)])

    static func random(_ depth: Int, _ generator: inout some RandomNumberGenerator) -> Value {
      switch Int.random(in: 0..<(depth > 0 ? 6 : 4), using: &generator) {
      case 0: .word(["true", "false", "null"].randomElement(using: &generator)!)
      case 1:
        .number(
          ["0", "-1.5", "20", "0.000001", "1e-7", "0.0305", "-0.05", "1e+21", "100"].randomElement(
            using: &generator)!)
      case 2, 3:
        .text(["", "a", "é\u{E000}", "\u{10000}b", "q\"\\\n", "x/y"].randomElement(using: &generator)!)
      case 4: .list((0..<Int.random(in: 0..<4, using: &generator)).map { _ in random(depth - 1, &generator) })
      default:
        .object(
          ["a", "aa", "b", "é", "\u{E000}", "\u{FFFD}z", "\u{10000}", "\u{10000}a", "ab/c", "\t"].shuffled(
            using: &generator
          )
          .prefix(Int.random(in: 0..<7, using: &generator))
          .map { ($0, random(depth - 1, &generator)) })
      }
    }

    func written(plain: Bool, _ generator: inout some RandomNumberGenerator) -> String {
      func space() -> String { plain ? "" : ["", "", " ", "\n\t"].randomElement(using: &generator)! }
      switch self {
      case .word(let word): return word
      case .number(let number):
        return plain || !number.utf8.allSatisfy({ $0 < 0x3A && $0 != 0x2B && $0 != 0x2D })
          ? number : number + (number.contains(".") ? "0" : ".0")
      case .text(let text): return Value.quoted(text, plain: plain, &generator)
      case .list(let values):
        return "[" + space()
          + values.map { $0.written(plain: plain, &generator) + space() }.joined(separator: "," + space())
          + "]"
      case .object(let members):
        let ordered =
          plain
          ? members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
          : members.shuffled(using: &generator)
        return "{" + space()
          + ordered.map {
            Value.quoted($0.key, plain: plain, &generator) + space() + ":" + space()
              + $0.value.written(plain: plain, &generator)
          }.joined(separator: space() + "," + space()) + space() + "}"
      }
    }

    private static func quoted(_ text: String, plain: Bool, _ generator: inout some RandomNumberGenerator)
      -> String
    {
      var result = "\""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": result += "\\" + String(scalar)
        case "\n": result += "\\n"
        case "\t": result += "\\t"
        case _ where !plain && scalar.value < 0x10000 && Bool.random(using: &generator):
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: result += String(scalar)
        }
      }
      return result + "\""
    }
  }

  @Test("is the same however the JSON was written, and is its own canonical form")
  func writing() throws {
    var generator = SplitMix64(seed: 8785)
    for _ in 0..<3000 {
      let value = Value.random(3, &generator)
      let expected = value.written(plain: true, &generator)
      #expect(try canonical(expected) == expected)
      for _ in 0..<3 {
        let written = value.written(plain: false, &generator)
        let found = try canonical(written)
        #expect(found == expected, "\(written)")
      }
    }
  }

  @Test(
    "of a number is that of ECMAScript",
    arguments: [
      ("0", "0"), ("-0", "0"), ("0.0", "0"), ("-0.0", "0"), ("10", "10"), ("1.0", "1"), ("1.10", "1.1"),
      ("-1.212224", "-1.212224"), ("0.05", "0.05"), ("-0.000001", "-0.000001"), ("0.0000001", "1e-7"),
      ("0.0000011", "0.0000011"), ("0.00000011", "1.1e-7"), ("100000", "100000"), ("1e5", "100000"),
      ("-5", "-5"),
      ("123456789012345", "123456789012345"), ("0.10", "0.1"), ("1E-7", "1e-7"),
      ("1000000000000000000000", "1e+21"),
      ("0.000000", "0"), ("12.50", "12.5"), ("-12.05", "-12.05"),
    ])
  func numbers(text: String, expected: String) throws {
    #expect(try canonical(text) == expected)
    #expect(try canonical("[\(text)]") == "[\(expected)]")
  }
}
