import Events
import Feeds
import Testing

@Suite("A CSV reader") struct CSVReaderTests {
  private func rows(_ bytes: [UInt8]) throws(Refusal) -> [(line: Int, fields: [String])] {
    var reader = CSVReader(file: "in.csv", bytes: bytes)
    var rows: [(Int, [String])] = []
    while try reader.next() { rows.append((reader.line, reader.fields.indices.map { reader.text($0) })) }
    return rows
  }

  /// Rows and refusals in their order, as `line: fields` or `line! rule`.
  private func transcript(_ text: String, fields: Int?) -> [String] {
    var reader = CSVReader(file: "in.csv", bytes: Array(text.utf8))
    reader.expectedFields = fields
    var lines: [String] = []
    while true {
      do throws(Refusal) {
        guard try reader.next() else { return lines }
        lines.append(
          "\(reader.line): " + reader.fields.indices.map { reader.text($0) }.joined(separator: "|"))
      } catch {
        lines.append("\(error.line)! \(error.rule)")
      }
    }
  }

  @Test(
    "the forms of RFC 4180 are read",
    arguments: [
      ("a,b\n1,2\n", ["a|b", "1|2"]), ("a,b\r\n1,2\r\n", ["a|b", "1|2"]), ("a,b\n1,2", ["a|b", "1|2"]),
      ("\u{FEFF}a,b", ["a|b"]), ("\"a\",\"b,c\"\n", ["a|b,c"]), ("\"say \"\"hi\"\"\",\n", ["say \"hi\"|"]),
      (",\n", ["|"]), ("\"\"\n", [""]), ("a\n\n\r\n\n", ["a"]), ("", []), ("\"\"\"\"", ["\""]),
      ("\"two\nlines\",x\ny,z", ["two\nlines|x", "y|z"]), ("Llŷn,\"é\"", ["Llŷn|é"]),
    ])
  func forms(text: String, expected: [String]) throws {
    #expect(try rows(Array(text.utf8)).map { $0.fields.joined(separator: "|") } == expected)
  }

  @Test(
    "a doubled quote is one, whatever mark makes one character with it",
    arguments: ["\u{338}", "\u{300}", "\u{36F}", "\u{20E3}", "\u{FE0F}", "\u{200D}", "\u{200D}\u{1F600}"])
  func quotesBeforeMarks(mark: String) throws {
    let rows = try rows(Array("\"a \"\"b\"\"\(mark) c\",\"\"\"\(mark)\"\n".utf8))
    let expected = ["a \"b\"\(mark) c", "\"\(mark)"]
    #expect(rows.map { $0.fields.map { Array($0.utf8) } } == [expected.map { Array($0.utf8) }])
    var writer = CSVWriter()
    writer.append(rows[0].fields)
    let again = try self.rows(writer.bytes)
    #expect(again[0].fields.map { Array($0.utf8) } == rows[0].fields.map { Array($0.utf8) })
  }

  @Test("a mark behind a delimiter or a line break is text of the next field")
  func marksBehindDelimiters() throws {
    let rows = try rows(Array("a,\u{301}b\n\u{301}c,d\r\n\u{301}e,\"\u{301}\"".utf8))
    #expect(rows.map(\.line) == [1, 2, 3])
    let expected = [["a", "\u{301}b"], ["\u{301}c", "d"], ["\u{301}e", "\u{301}"]]
    #expect(rows.map { $0.fields.map { Array($0.utf8) } } == expected.map { $0.map { Array($0.utf8) } })
  }

  @Test("a row knows the line on which it begins")
  func lines() throws {
    #expect(try rows(Array("a\n\"b\nc\r\nd\"\ne".utf8)).map(\.line) == [1, 2, 5])
  }

  @Test("what RFC 4180 does not allow is refused, and reading goes on at the next line")
  func refusals() {
    #expect(
      transcript("a,b\n\"c,d\ne,f\n", fields: 2) == [
        "1: a|b", "2! a quote is not closed before the end of the file", "3: e|f",
      ])
    #expect(
      transcript("\"a\"x,b\nc,d", fields: 2) == ["1! text follows a closing quote", "2: c|d"])
    #expect(
      transcript("a\"x,b\nc,d", fields: 2) == [
        "1! a quote stands inside a field that does not begin with one", "2: c|d",
      ])
    #expect(
      transcript("a,b,c\nc\nd,e\n", fields: 2) == [
        "1! a row has 2 fields, as the header does", "2! a row has 2 fields, as the header does", "3: d|e",
      ])
    #expect(
      transcript("a,b\rc,d\ne,f", fields: 2) == [
        "1! a carriage return stands without a line feed", "2: e|f",
      ])
    #expect(transcript("a,b\n\nc,d", fields: 2) == ["1: a|b", "2! the line is empty", "3: c|d"])
    #expect(transcript("a\0,b\nc,d", fields: 2) == ["1! the text holds a NUL character", "2: c|d"])
  }

  @Test("rows in which nothing stands are passed over and counted, however many fields they have")
  func blankRows() throws {
    var reader = CSVReader(file: "in.csv", bytes: Array("a,b\n\n1,2\n,\n ,\t\n\"\",\"\"\n,,,\n  \n3,\n\n".utf8))
    _ = try reader.header()
    var lines: [Int] = []
    while try reader.nextFilled() { lines.append(reader.line) }
    #expect(lines == [3, 9] && reader.blankRowCount == 6)
    var other = CSVReader(file: "in.csv", bytes: Array("a,b\n,,x\n,\"\n".utf8))
    _ = try other.header()
    for line in 2...3 {
      let error = #expect(throws: Refusal.self) { try other.nextFilled() }
      #expect(error?.line == line)
    }
  }

  @Test("a stray quote that pairs with a later one loses only its own row")
  func strayQuotes() {
    #expect(
      transcript("\"a,b\nc,d\ne,\"f\ng,h\n", fields: 2) == [
        "1! text follows a closing quote", "2: c|d", "3! a quote is not closed before the end of the file",
        "4: g|h",
      ])
  }

  @Test("bytes that are not UTF-8 are refused with their field")
  func notUTF8() throws {
    for bad: [UInt8] in [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF5, 0x80, 0x80, 0x80]] {
      let error = #expect(throws: Refusal.self) { try rows(Array("a,b\nc,".utf8) + bad + [0x0A]) }
      #expect(error?.line == 2)
      #expect(error?.field == "field 2")
    }
  }

  @Test("a header names every column once")
  func header() throws {
    var reader = CSVReader(file: "in.csv", bytes: Array("a,b\n1\n".utf8))
    #expect(try reader.header() == ["a", "b"])
    #expect(throws: Refusal.self) { try reader.next() }
    for text in ["", "a,a\n"] {
      var reader = CSVReader(file: "in.csv", bytes: Array(text.utf8))
      #expect(throws: Refusal.self) { try reader.header() }
    }
  }

  @Test("what the writer writes, the reader reads")
  func roundTrip() throws {
    let table = [["a", "b,c"], ["\"", "two\r\nlines"], ["", "é"], ["x\ny", "\"\",\""]]
    var writer = CSVWriter()
    for row in table { writer.append(row) }
    writer.append([""])
    #expect(try rows(writer.bytes).map(\.fields) == table + [[""]])
  }
}
