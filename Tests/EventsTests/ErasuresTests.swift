import Testing

@testable import Events

@Suite("An erased party in a text")
struct ErasuresTests {
  private static let erasures = Erasures(["p1", "5", "Zo\u{EB}", "x\"&%/y", "AB12CD34:00ff", "p1-extra"])

  @Test(
    "is masked where its code points stand between what is no letter and no digit",
    arguments: [
      ("p1", "[erased]"), ("see p1.", "see [erased]."), ("p1,p1", "[erased],[erased]"), ("p1_p1", "[erased]_[erased]"),
      ("beat/p1", "beat/[erased]"), ("p10", "p10"), ("xp1", "xp1"), ("\u{E9}p1", "\u{E9}p1"),
      ("p1\u{3B1}", "p1\u{3B1}"),
      ("P1", "P1"), ("p-1", "p-1"), ("room 5", "room [erased]"), ("15", "15"), ("", ""), ("p", "p"),
      ("p1-extra", "[erased]"), ("p1-extras", "[erased]s"), ("\u{1F600}p1\u{1F600}", "\u{1F600}[erased]\u{1F600}"),
    ])
  func short(text: String, masked: String) {
    #expect(ErasuresTests.erasures.masked(text) == masked)
    #expect(ErasuresTests.erasures.isNamed(in: text) == (text != masked))
  }

  @Test("is masked within longer words too where it has eight code points or more")
  func long() {
    #expect(ErasuresTests.erasures.masked("xAB12CD34:00ffx") == "x[erased]x")
    #expect(Erasures(["1234567"]).masked("x1234567x") == "x1234567x")
    #expect(Erasures(["12345678"]).masked("x12345678x") == "x[erased]x")
    // By code points: six letters with two marks are eight.
    #expect(Erasures(["abce\u{301}fe\u{301}"]).masked("xabce\u{301}fe\u{301}x") == "x[erased]x")
  }

  @Test("is compared by its code points: one that looks alike is another, and a mark behind it does not hide it")
  func codePoints() {
    let erasures = ErasuresTests.erasures
    #expect(erasures.masked("Zo\u{EB}") == "[erased]")
    #expect(Array(erasures.masked("Zoe\u{308}").unicodeScalars) == Array("Zoe\u{308}".unicodeScalars))
    #expect(Array(erasures.masked("p1\u{301}").unicodeScalars) == Array("[erased]\u{301}".unicodeScalars))
    #expect(erasures.contains("Zo\u{EB}") && !erasures.contains("Zoe\u{308}"))
  }

  @Test("is found percent-encoded, as keys are in subjects and parameters in addresses")
  func encoded() {
    #expect(ErasuresTests.erasures.masked("marac/x\"&%25%2Fy/1") == "marac/[erased]/1")
    #expect(ErasuresTests.erasures.masked("?p=x%22%26%25%2Fy") == "?p=[erased]")
    #expect(ErasuresTests.erasures.masked("?p=x%22%26%25%2fy") == "?p=[erased]")
    #expect(ErasuresTests.erasures.masked("zo Zo%C3%AB") == "zo [erased]")
  }

  @Test("is told by a placeholder, another for each, that is shown as [erased] and stands for what was meant")
  func told() {
    let erasures = ErasuresTests.erasures
    let start = String(Unicode.Scalar(UInt32(0xFDD0))!)
    for text in ["p1", "of p1 and p1-extra", "beat/p1", "x\"&%25%2Fy", start, "\(start)p1\(start)", "none"] {
      let told = erasures.told(text)
      #expect(Array(erasures.meant(told).utf8) == Array(text.utf8), "\(text)")
      #expect(Array(Erasures.shown(told).utf8) == Array(erasures.masked(text).utf8), "\(text)")
      #expect(Erasures.isErased(in: told) == erasures.isNamed(in: text), "\(text)")
      #expect(!erasures.isNamed(in: told))
    }
    #expect(erasures.told("a/p1") != erasures.told("a/5") && erasures.told("p1").count == Erasures.mark.count)
    #expect(Erasures.word(erasures.told("a/p1")) == "a/erased-1")
    // Who is erased later leaves the placeholders of others as they are.
    #expect(Erasures(["p1", "5"]).told("p1") == Erasures(["p1"]).told("p1"))
    #expect(Erasures.none.told("p1") == "p1" && Erasures.none.masked("p1") == "p1" && Erasures.none.isEmpty)
  }

  @Test("is told in JSON in keys and strings, and dates stay")
  func json() {
    let json = #"{"p1":["see p1","2018-05-05"],"n":5,"q":"x\"&%/y"}"#
    let told = ErasuresTests.erasures.toldJSON(Array(json.utf8))
    #expect(
      Erasures.shown(String(decoding: told, as: UTF8.self))
        == #"{"[erased]":["see [erased]","2018-05-05"],"n":5,"q":"[erased]"}"#)
  }
}
