import Testing

@testable import Events

/// A text as a document.
func document(_ text: String) throws -> JSONDocument {
  var document = JSONDocument()
  try document.read(ArraySlice(text.utf8))
  return document
}

/// The rule that a text breaks; nil where it is taken.
func brokenRule(_ bytes: [UInt8]) -> JSONMistake? {
  var document = JSONDocument()
  do {
    try document.read(bytes[...])
    return nil
  } catch {
    return error.mistake
  }
}

func brokenRule(_ text: String) -> JSONMistake? { brokenRule(Array(text.utf8)) }

@Suite("JSON documents")
struct JSONDocumentTests {
  @Test(
    "texts of RFC 8259 are taken",
    arguments: [
      "null", "true", "false", "0", "-0", "1.5", "1E3", "1e+3", "1e-3", "-12.25E2", "\"\"", "\"a\"", "[]",
      "{}",
      " \t\r\n[ ] ", "[1,2]", "[ 1 , [ ] , { } ]", #"{"a":1,"b":{"a":2}}"#, #"{"":0}"#,
      #""\"\\\/\b\f\n\r\t""#,
      #""\u0041\u00e9\ud83d\uDE02\u0000""#, "\"\u{7f}é€😂\"", "[null,true,false,0,\"\"]",
      "\"\u{2028}\u{feff}\"",
    ])
  func taken(text: String) { #expect(brokenRule(text) == nil) }

  /// The rule that a string breaks which has one byte among letters, and where.
  private func fault(_ byte: UInt8, at place: Int, in text: [UInt8]) -> JSONError? {
    switch byte {
    case 0..<0x20: JSONError(.controlCharacter, at: place)
    case 0x80...: JSONError(.invalidUTF8, at: place)
    case UInt8(ascii: "\""): JSONError(.unexpected, at: place + 1)
    // In front of the closing quote it takes that away.
    case UInt8(ascii: "\\"):
      text[place + 1] == UInt8(ascii: "\"")
        ? JSONError(.unterminated, at: text.count) : JSONError(.invalidEscape, at: place)
    default: nil
    }
  }

  @Test("each byte is looked at wherever it stands in a string")
  func places() {
    for count in 1..<20 {
      for place in 0..<count {
        for byte in UInt8.min...UInt8.max {
          var content = [UInt8](repeating: UInt8(ascii: "x"), count: count)
          content[place] = byte
          let text = Array("[\"".utf8) + content + Array("\"]".utf8)
          var (document, found) = (JSONDocument(), JSONError?.none)
          do { try document.read(text[...]) } catch { found = error }
          #expect(found == fault(byte, at: place + 2, in: text), "\(byte) at \(place) of \(count)")
          if found == nil { #expect(document.string(1).utf8.elementsEqual(content)) }
        }
      }
    }
  }

  @Test(
    "texts outside RFC 8259 are refused",
    arguments: [
      ("", .empty), (" \n", .empty), ("[", .unterminated), ("[1", .unterminated), ("[1,", .unterminated),
      ("{", .unterminated), (#"{"a""#, .unterminated), (#"{"a":"#, .unterminated),
      (#"{"a":1"#, .unterminated),
      ("\"a", .unterminated), ("tru", .unterminated), ("[1,]", .unexpected), ("[,1]", .unexpected),
      (#"{"a":1,}"#, .unexpected), (#"{"a" 1}"#, .unexpected), ("{1:2}", .unexpected),
      ("{'a':1}", .unexpected),
      ("[1 2]", .unexpected), ("[1}", .unexpected), ("nul1", .unexpected), ("True", .unexpected),
      ("NaN", .unexpected), ("Infinity", .unexpected), ("+1", .unexpected), (".5", .unexpected),
      ("// c\n1", .unexpected), ("\u{feff}1", .unexpected), ("\u{a0}1", .unexpected), ("1 2", .trailing),
      ("{}{}", .trailing), ("0x10", .trailing), ("1_000", .trailing), ("01", .invalidNumber),
      ("-01", .invalidNumber), ("-", .invalidNumber), ("1.", .invalidNumber), ("1.e3", .invalidNumber),
      ("1e", .invalidNumber), ("1e+", .invalidNumber), ("-a", .invalidNumber),
      ("\"a\nb\"", .controlCharacter),
      ("\"\t\"", .controlCharacter), ("\"\0\"", .controlCharacter), (#""\x41""#, .invalidEscape),
      (#""\u12""#, .invalidEscape), (#""\u12g4""#, .invalidEscape), (#""\'""#, .invalidEscape),
      (#""\ud83d""#, .loneSurrogate), (#""\ud83dx""#, .loneSurrogate), (#""\ud83d\u0041""#, .loneSurrogate),
      (#""\ude02""#, .loneSurrogate), (#""\ud83d\ud83d""#, .loneSurrogate), (#""\ud83d\n""#, .loneSurrogate),
    ] as [(String, JSONMistake)])
  func refused(text: String, rule: JSONMistake) { #expect(brokenRule(text) == rule) }

  @Test("a key that stands twice is refused, however it is written")
  func duplicateKeys() {
    #expect(brokenRule(#"{"a":1,"b":2,"a":1}"#) == .duplicateKey("a"))
    #expect(brokenRule(#"{"a":1,"\u0061":2}"#) == .duplicateKey("a"))
    #expect(brokenRule(#"[{"x":{"a/b":1,"a\/b":2}}]"#) == .duplicateKey("a/b"))
    // Composed and decomposed forms are different strings in JSON.
    #expect(brokenRule("{\"\u{e9}\":1,\"e\u{301}\":2}") == nil)
  }

  @Test(
    "bytes that are not UTF-8 are refused",
    arguments: [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xE0, 0x9F, 0xBF], [0xE2, 0x82],
      [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80],
      [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xF0, 0x9F, 0x98],
    ] as [[UInt8]])
  func invalidUTF8(bytes: [UInt8]) {
    #expect(brokenRule([0x22] + bytes + [0x22]) == .invalidUTF8)
    #expect(String(validating: bytes, as: UTF8.self) == nil)
  }

  @Test("every scalar of Unicode is taken as it is and as an escape")
  func scalars() throws {
    for value in stride(from: UInt32(0x20), through: 0x10FFFF, by: 37) {
      guard let scalar = Unicode.Scalar(value), scalar != "\"", scalar != "\\" else { continue }
      let plain = String(Character(scalar))
      let escape = plain.utf16.map { unit in
        "\\u" + String(repeating: "0", count: 4 - String(unit, radix: 16).count) + String(unit, radix: 16)
      }.joined()
      let list = try document("[\"\(plain)\",\"\(escape)\"]")
      #expect(list.string(1).unicodeScalars.elementsEqual([scalar]))
      #expect(list.string(2).unicodeScalars.elementsEqual([scalar]))
    }
  }

  @Test("values may nest 64 deep, and not without bound")
  func depth() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(brokenRule(nested(64)) == nil)
    #expect(brokenRule(nested(66)) == .tooDeep)
    #expect(brokenRule(String(repeating: "[", count: 1_000_000)) == .tooDeep)
    #expect(brokenRule(String(repeating: #"{"a":"#, count: 1_000_000)) == .tooDeep)
  }

  @Test("the byte at fault is named")
  func offset() {
    var document = JSONDocument()
    #expect(throws: JSONError.self) { try document.read(Array(#"{"a": tru }"#.utf8)[...]) }
    do {
      try document.read(Array(#"[1, 2, x]"#.utf8)[...])
      Issue.record("taken")
    } catch {
      #expect(error.offset == 7)
      #expect(error.refusal(of: document.bytes).field == "byte 8")
    }
  }

  @Test("a document that failed can be used again")
  func reuse() throws {
    var document = JSONDocument()
    #expect(throws: JSONError.self) { try document.read(Array("[1, 2, x]".utf8)[...]) }
    try document.read(Array("[3]".utf8)[...])
    #expect(document.kind(document.root) == .array)
    #expect(document.elements(document.root).map { document.number($0) } == [ExactDecimal(3)])
  }
}
