import Events
import NaiveModel
import TestSupport
import Testing

@Suite("The model's foundations")
struct FoundationsTests {
  @Test("SHA-256 gives the digests of FIPS 180-4")
  func sha256() {
    let vectors = [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
    ]
    for (text, digest) in vectors { #expect(SHA256.hex(SHA256.hash(Array(text.utf8))) == digest) }
    let million = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(
      SHA256.hex(SHA256.hash(million)) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test("the tree hash gives the roots that Certificate Transparency's tests use")
  func tree() {
    let leaves: [[UInt8]] = [
      [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43], Array(0x50...0x57),
      Array(0x60...0x6F),
    ]
    let roots = [
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]
    for (count, root) in roots.enumerated() {
      #expect(SHA256.hex(MerkleTree.root(leaves.prefix(count))) == root)
    }
  }

  @Test("fractions are exact and in lowest terms")
  func fractions() {
    #expect(Fraction(6, -4) == Fraction(-3, 2))
    #expect(Fraction(1, 3) + Fraction(1, 6) == Fraction(1, 2))
    #expect(Fraction(1, 3) - Fraction(1, 3) == .zero)
    #expect(Fraction(2, 3) * Fraction(3, 4) == Fraction(1, 2))
    #expect(Fraction(1, 2) / Fraction(-1, 4) == Fraction(-2))
    #expect(Fraction(1, 3) < Fraction(2, 5))
    #expect(Fraction(ExactDecimal(significand: 8, exponent: -1)) == Fraction(4, 5))
    #expect(Fraction(ExactDecimal(significand: 12, exponent: 2)).description == "1200/1")
  }

  @Test(
    "rounding is half away from zero",
    arguments: [
      (1, 2, 0, "1"), (-1, 2, 0, "-1"), (3, 2, 0, "2"), (5, 2, 0, "3"), (-5, 2, 0, "-3"), (49, 100, 0, "0"),
      (1, 20, 1, "0.1"), (-1, 20, 1, "-0.1"), (-1, 25, 1, "0.0"), (1, 3, 2, "0.33"), (2, 3, 2, "0.67"),
      (45, 1, 0, "45"),
      (45, 1, 1, "45.0"), (1005, 1000, 2, "1.01"), (12345, 10, 0, "1235"),
    ] as [(Int, Int, Int, String)])
  func rounding(numerator: Int, denominator: Int, decimals: Int, expected: String) {
    #expect(Fraction(numerator, denominator).rounded(decimals: decimals) == expected)
  }

  @Test("the canonical form, written twice, is the same")
  func canonical() throws {
    var random = SplitMix64(seed: 9)
    for _ in 0..<20_000 {
      let double = Double(bitPattern: random.next())
      guard double.isFinite, let number = ExactDecimal(shortestOf: double) else { continue }
      #expect(JSONValue.number(number).canonical == number.description)
    }
    #expect(JSONValue.text("\u{1}\"\\/\n\u{7f}é😀").canonical == "\"\\u0001\\\"\\\\/\\n\u{7f}é😀\"")
    let object = JSONValue.object(["\u{fb33}": .null, "\u{1f600}": .flag(true), "": .list([])])
    #expect(object.canonical == "{\"\":[],\"\u{1f600}\":true,\"\u{fb33}\":null}")
  }

  @Test("texts that differ in how a letter is composed are different")
  func words() {
    #expect(Word("\u{e9}") != Word("e\u{301}"))
    #expect(Word("burglary/residential").isAtOrBelow("burglary"))
    #expect(!Word("burglary-distraction").isAtOrBelow("burglary"))
  }
}
