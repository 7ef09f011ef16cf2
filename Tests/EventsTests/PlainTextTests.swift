import Events
import Testing

@Suite("Plain text")
struct PlainTextTests {
  private static let harmful: [Unicode.Scalar] =
    ((0x00...0x1F).map { UInt32($0) } + (0x7F...0x9F).map { UInt32($0) } + (0x202A...0x202E).map { UInt32($0) }
    + (0x2066...0x2069).map { UInt32($0) } + [0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF])
    .compactMap(Unicode.Scalar.init)

  @Test("every harmful character is replaced, and only those", arguments: harmful)
  func replaced(scalar: Unicode.Scalar) {
    #expect(TextSanitizer.isHarmful(scalar))
    let text = TextSanitizer.line("a\(Character(scalar))b")
    #expect(text == "a b" || text == "a\u{FFFD}b")
    #expect(
      !TextSanitizer.screen("a\(Character(scalar))b\n").unicodeScalars.dropLast().contains(
        where: TextSanitizer.isHarmful)
        || scalar == "\n")
  }

  @Test("letters of any script, signs and emoji stay as they are")
  func kept() {
    for text in [
      "", "Ruddington – 5 °C, £3 ½", "Llanrhaeadr-ym-Mochnant", "שלום", "مرحبا", "日本", "👩‍👩‍👧", "e\u{301}", "│█▓",
    ] {
      #expect(TextSanitizer.line(text) == text)
      #expect(TextSanitizer.screen(text) == text)
      #expect(TextSanitizer.json(Array(text.utf8)) == Array(text.utf8))
    }
  }

  @Test("line ends and tabs are spaces in a line, and stay line ends on a screen")
  func lineEnds() {
    #expect(TextSanitizer.line("a\nb\tc\rd\u{85}e\u{2028}f") == "a b c d e f")
    #expect(TextSanitizer.lines(["a\nb", "c\u{1B}[2J"]) == "a b\nc\u{FFFD}[2J\n")
    #expect(TextSanitizer.screen("a\u{1B}b\nc\r\nd\re\n\n") == "a\u{FFFD}b\nc\r\nd e\n\n")
  }

  @Test("JSON keeps its meaning, and shows no harmful character")
  func json() throws {
    let value = "\u{1B}[2J\n\u{9B}31m \u{202E}txt.exe\u{7F} é \u{FEFF}"
    let json = JSONOutput.object([(value, .array([.string(value)]))]).text
    #expect(!json.unicodeScalars.contains(where: TextSanitizer.isHarmful))
    var document = JSONDocument()
    try document.read(Array(json.utf8)[...])
    var canonical: [UInt8] = []
    CanonicalJSON.write(document, document.root, to: &canonical)
    var expected: [UInt8] = Array("{".utf8)
    JSONEscapes.write(value, to: &expected)
    expected += Array(":[".utf8)
    JSONEscapes.write(value, to: &expected)
    #expect(canonical == expected + Array("]}".utf8))
  }
}
