import Spreadsheets
import Testing

@Suite("Spreadsheets: text") struct TextTests {
  private static func utf16(_ text: String, isBigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isBigEndian ? bytes : bytes.reversed()
    }
  }

  @Test("fields in quotes hold delimiters, doubled quotes and line breaks; rows count as shown, lines as they stand")
  func quotes() throws {
    let text = "a,\"b,\"\"c\"\"\",d\r\n\"x\r\ny\",\"\",z\r\n\r\n,,\r\nlast,\"one\" \n"
    #expect(try Reading.rows(text) == ["1: a | b,\"c\" | d", "2: x¶y |  | z", "5 (line 6): last | one"])
  }

  @Test("line breaks are LF, CR or CR LF, the last one need not be there", arguments: ["\n", "\r", "\r\n"])
  func lineBreaks(_ lineBreak: String) throws {
    let text = ["a,b", "\"c\(lineBreak)d\",e", "f,g"].joined(separator: lineBreak)
    for end in ["", lineBreak] {
      #expect(try Reading.rows(text + end) == ["1: a | b", "2: c¶d | e", "3 (line 4): f | g"])
    }
  }

  @Test("a quote within a field that does not begin with one is text")
  func innerQuotes() throws {
    #expect(try Reading.rows("5\" pipe,The \"Angel\"\n") == ["1: 5\" pipe | The \"Angel\""])
  }

  @Test(
    "delimiters are recognised outside quotes",
    arguments: [
      ("a;b;c\n1,5;2;3\n", ["1: a | b | c", "2: 1,5 | 2 | 3"]), ("a\tb\n1\t2\n", ["1: a | b", "2: 1 | 2"]),
      ("a|b\n1|2\n", ["1: a | b", "2: 1 | 2"]),
      ("\"Cases; open, closed\",b\n1,2\n", ["1: Cases; open, closed | b", "2: 1 | 2"]),
      ("\"a, with, commas\";b\n1;2\n", ["1: a, with, commas | b", "2: 1 | 2"]),
      (
        "Return, 2019\nRef;Place\n1;\"x, y\"\n2;a, b\n",
        ["1: Return, 2019", "2: Ref | Place", "3: 1 | x, y", "4: 2 | a, b"]
      ),
      ("alone\nx\n", ["1: alone", "2: x"]), ("a;b", ["1: a | b"]),
      ("\"a\nb\";c\n\"d\ne\";f\n", ["1: a¶b | c", "2 (line 3): d¶e | f"]),
    ])
  func delimiters(_ text: String, _ rows: [String]) throws {
    #expect(try Reading.rows(text) == rows)
  }

  @Test("a delimiter that is named is taken")
  func namedDelimiter() throws {
    let options = SpreadsheetOptions(delimiter: UInt8(ascii: "^"))
    #expect(try Reading.rows("a^b,c\n", options: options) == ["1: a | b,c"])
  }

  @Test(
    "the line sep= names the delimiter and is no row",
    arguments: ["sep=;\r\na;b,c\r\n", "\"sep=;\"\na;b,c\n", "SEP=;\ra;b,c", "\u{FEFF}sep=;\na;b,c"])
  func separatorLine(_ text: String) throws {
    #expect(try Reading.rows(text) == ["1 (line 2): a | b,c"])
  }

  @Test("a text that begins like the line sep= is a row", arguments: ["sep=;x\n", "separator;b\n", "sep="])
  func noSeparatorLine(_ text: String) throws {
    #expect(try Reading.rows(text).count == 1)
  }

  @Test("encodings are recognised, with their mark and without")
  func encodings() throws {
    let (text, rows) = ("Zoë,£5\n€,“q” – 𝄞\n", ["1: Zoë | £5", "2: € | “q” – 𝄞"])
    #expect(try Reading.rows(text) == rows)
    #expect(try Reading.rows("\u{FEFF}" + text) == rows)
    for isBigEndian in [true, false] {
      #expect(try Reading.rows(Self.utf16("\u{FEFF}" + text, isBigEndian: isBigEndian)) == rows)
      #expect(try Reading.rows(Self.utf16(text, isBigEndian: isBigEndian)) == rows)
    }
    let windows: [UInt8] = Array("Zo".utf8) + [0xEB, 0x2C, 0xA3, 0x35, 0x0A, 0x80, 0x2C, 0x93, 0x71, 0x94, 0x20, 0x96]
    #expect(try Reading.rows(windows) == ["1: Zoë | £5", "2: € | “q” –"])
  }

  @Test("an encoding that is named is taken, and what it cannot hold is refused with the line")
  func namedEncodings() throws {
    let umlaut: [UInt8] = Array("a\r\nb\r\nc".utf8) + [0xC3, 0xA9]
    #expect(try Reading.rows(umlaut, options: SpreadsheetOptions(encoding: .windows1252)).last == "3: cÃ©")
    let faults: [([UInt8], TextEncoding?, SpreadsheetMistake)] = [
      (Array("a\r\nb\r\n".utf8) + [0xE9, 0x0A], .utf8, .notText(.utf8)),
      ([0xEF, 0xBB, 0xBF] + Array("a\r\nb\r\n".utf8) + [0xE9, 0x0A], nil, .notText(.utf8)),
      (Array("a\rb\r".utf8) + [0xE9, 0x81, 0x0A], nil, .notText(.windows1252)),
      (Self.utf16("\u{FEFF}a\nb\n", isBigEndian: true) + [0xD8, 0x00, 0x00, 0x41], nil, .notText(.utf16)),
      (Self.utf16("\u{FEFF}a\nb\n", isBigEndian: false) + [0x41], nil, .notText(.utf16)),
      (Array("a\nb\nc\0d".utf8), nil, .holdsNUL), (Array("a\nb\nc\0d".utf8), .windows1252, .holdsNUL),
    ]
    for (bytes, encoding, mistake) in faults {
      let fault = Reading.fault(bytes, options: SpreadsheetOptions(encoding: encoding))
      #expect(fault?.mistake == mistake)
      #expect(fault?.line == 3)
    }
  }

  @Test("a quote that is not closed, and text behind one, are refused with row and line")
  func openQuotes() throws {
    let open = try #require(Reading.fault(Array("a,b\n\"c\nd\",\"e\nf\n".utf8)))
    #expect(open.mistake == .openQuote)
    #expect((open.row, open.line) == (2, 3))
    let behind = try #require(Reading.fault(Array("a,b\n\"c\nd\"e,f\n".utf8)))
    #expect(behind.mistake == .textAfterQuote)
    #expect((behind.row, behind.line) == (2, 3))
  }

  @Test("what is beyond the limits is refused, what is at them is read")
  func limits() throws {
    let long = String(repeating: "é", count: 32_767)
    #expect(try Reading.rows("a,\(long)\n") == ["1: a | \(long)"])
    let tooLong = try #require(Reading.fault(Array("a,\(long)é\n".utf8)))
    #expect(tooLong.mistake == .tooManyCharacters)
    #expect((tooLong.row, tooLong.line, tooLong.column) == (1, 1, 1))
    #expect(
      Reading.fault(Array(("a,\"" + String(repeating: "b\n", count: 1 << 20)).utf8))?.mistake == .tooManyCharacters)
    #expect(Reading.fault(Array(("a," + String(repeating: "b", count: 1 << 21)).utf8))?.mistake == .tooManyCharacters)
    let wide = String(repeating: ",", count: 16_383)
    #expect(try Reading.rows(wide + "x").first?.hasSuffix("| x") == true)
    #expect(Reading.fault(Array((wide + ",x").utf8))?.mistake == .tooManyColumns)
    let tall = [UInt8](repeating: 0x0A, count: 1_048_575)
    #expect(try Reading.rows(tall + [0x78]) == ["1048576: x"])
    #expect(Reading.fault(tall + [0x0A, 0x78])?.mistake == .tooManyRows)
  }

  @Test("a record is read whole wherever the pieces of the file end")
  func pieces() throws {
    // Characters of two and three bytes, line breaks in quotes and doubled quotes cross every border.
    let record = "\"é\r\n€\"\"\",x\r\n"
    let count = 60_000
    var rows = 0
    for (text, bytes) in [("", 0), ("\u{FEFF}", 3), ("y", 1)] {
      let workbook = try Workbook(
        bytes: Array((text + String(repeating: record, count: count)).utf8), name: "f",
        options: SpreadsheetOptions(delimiter: UInt8(ascii: ",")))
      if bytes == 1 { continue }
      try workbook.forEachRow(ofSheet: 0) { row in
        rows += 1
        #expect(row.cells == [.text("é\n€\""), .text("x")])
        #expect(row.line == 2 * row.number - 1)
        return true
      }
    }
    #expect(rows == 2 * count)
  }

  @Test("a body that has enough ends the reading")
  func stop() throws {
    let workbook = try Workbook(bytes: Array("a\nb\nc\n\"".utf8), name: "f")
    var numbers: [Int] = []
    try workbook.forEachRow(ofSheet: 0) { row in
      numbers.append(row.number)
      return row.number < 2
    }
    #expect(numbers == [1, 2])
    #expect(workbook.sheets == [SheetInfo(name: nil, isHidden: false)])
  }
}
