import Events
import Testing

@Suite("Canonical JSON")
struct CanonicalJSONTests {
  private func canonical(_ text: String) throws -> String {
    let document = try document(text)
    var bytes: [UInt8] = []
    CanonicalJSON.write(document, document.root, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("keys are sorted by UTF-16 code units (RFC 8785, section 3.2.3)")
  func keyOrder() throws {
    let sample = #"""
      {"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
       "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control",
       "\u00f6": "Latin Small Letter O With Diaeresis"}
      """#
    let expected =
      "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\","
      + "\"\u{f6}\":\"Latin Small Letter O With Diaeresis\",\"\u{20ac}\":\"Euro Sign\","
      + "\"\u{1f600}\":\"Emoji: Grinning Face\",\"\u{fb33}\":\"Hebrew Letter Dalet With Dagesh\"}"
    #expect(try Array(canonical(sample).utf8) == Array(expected.utf8))
  }

  @Test("strings, numbers and literals are as in RFC 8785, section 3.2.2")
  func values() throws {
    // The RFC's first number, 333333333.33333329, does not survive a double and is refused here; its double
    // is not.
    let sample = #"""
      {
        "numbers": [333333333.3333333, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
        "literals": [null, true, false]
      }
      """#
    let expected =
      #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
      + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#
    #expect(try canonical(sample) == expected)
  }

  @Test(
    "the samples beside RFC 8785 come out as published",
    arguments: [
      (#"[56,{"d":true,"10":null,"1":[ ]}]"#, #"[56,{"1":[],"10":null,"d":true}]"#),
      (
        #"{"peach":"This sorting order","péché":"is wrong according to French","#
          + #""pêche":"but canonicalization MUST","sin":"ignore locale"}"#,
        #"{"peach":"This sorting order","péché":"is wrong according to French","#
          + #""pêche":"but canonicalization MUST","sin":"ignore locale"}"#
      ),
      (
        #"{"1":{"f":{"f":"hi","F":5},"\n":56.0},"10":{},"":"empty","a":{},"111":[{"e":"yes","E":"no"}],"A":{}}"#,
        #"{"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"A":{},"a":{}}"#
      ),
      (#"{"Unnormalized Unicode":"A\u030a"}"#, "{\"Unnormalized Unicode\":\"A\u{30a}\"}"),
    ])
  func samples(text: String, expected: String) throws {
    #expect(try Array(canonical(text).utf8) == Array(expected.utf8))
  }

  @Test(
    "numbers are written as in the table of RFC 8785, appendix B",
    arguments: [
      (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
      (0x8000_0000_0000_0001, "-5e-324"), (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
      (0xFFEF_FFFF_FFFF_FFFF, "-1.7976931348623157e+308"), (0x4340_0000_0000_0000, "9007199254740992"),
      (0xC340_0000_0000_0000, "-9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
      (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"), (0x44B5_2D02_C7E1_4AF6, "1e+23"),
      (0x44B5_2D02_C7E1_4AF7, "1.0000000000000001e+23"), (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"),
      (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"), (0x444B_1AE4_D6E2_EF50, "1e+21"),
      (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"), (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
      (0x41B3_DE43_5555_5553, "333333333.3333332"), (0x41B3_DE43_5555_5554, "333333333.33333325"),
      (0x41B3_DE43_5555_5555, "333333333.3333333"), (0x41B3_DE43_5555_5556, "333333333.3333334"),
      (0x41B3_DE43_5555_5557, "333333333.33333343"), (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
      (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
    ] as [(UInt64, String)])
  func numbers(bits: UInt64, expected: String) throws {
    let double = Double(bitPattern: bits)
    #expect(ExactDecimal(shortestOf: double)?.description == expected)
    #expect(try canonical(expected) == expected)
    #expect(try canonical(double.description) == expected)
  }

  @Test(
    "a number has one form however it is written",
    arguments: [
      (["1", "1.0", "1e0", "10e-1", "0.1E1", "1.000"], "1"), (["-0", "0", "0.0", "-0e5"], "0"),
      (["0.05", "5e-2", "0.050"], "0.05"), (["0.0000001", "1e-7", "1.0E-7"], "1e-7"),
      (["-0.0000015", "-1.5e-6"], "-0.0000015"), (["0.00000015", "1.5e-7"], "1.5e-7"),
      (["100000000000000000000", "1e20"], "100000000000000000000"),
      (["1000000000000000000000", "1E21"], "1e+21"),
      (["1.50", "1.5"], "1.5"), (["-1.212224"], "-1.212224"), (["52.630000"], "52.63"),
      (["123456789012345.60", "1.234567890123456E14"], "123456789012345.6"),
    ])
  func oneForm(texts: [String], expected: String) throws {
    for text in texts { #expect(try canonical(text) == expected) }
  }

  @Test("only what has to be escaped is, in its shortest form")
  func escapes() throws {
    let controls = (0..<0x20).map { "\\u00" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let expected =
      "\"" + (0..<8).map { "\\u000\($0)" }.joined() + "\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f"
      + (16..<32).map { "\\u00" + String($0, radix: 16) }.joined() + "\""
    #expect(try canonical("\"\(controls)\"") == expected)
    #expect(try canonical(#""\u007f\u2028\/\u003c""#) == "\"\u{7f}\u{2028}/<\"")
    #expect(try canonical(#""\\\"\/""#) == #""\\\"/""#)
  }

  @Test("the canonical form is its own canonical form")
  func idempotent() throws {
    let text = #"{"b":[1.50,{"z":"\u00e9\/","a":null}],"a":{"\ud83d\ude00":-0,"\ufb33":1e21}}"#
    let once = try canonical(text)
    #expect(try canonical(once) == once)
  }
}
