import Events
import Testing

@Suite("Definition files")
struct DefinitionFileTests {
  private func json(_ text: String) throws -> [String] {
    try DefinitionFile.read(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  private func refusal(_ text: String) -> Refusal? { refusal(bytes: Array(text.utf8)) }

  private func refusal(bytes: [UInt8]) -> Refusal? {
    do {
      _ = try DefinitionFile.read(bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test("scalars are those of YAML 1.2: no, yes, on, dates and sexagesimals are texts")
  func scalars() throws {
    for text in [
      "no", "yes", "on", "off", "y", "n", "NO", "Yes", "2018-04-01", "2018-04", "1_000", "0x10", "0o7", "012",
      "1:30",
      "12:30:45", "+1", ".5", "1.", "1e", ".inf", ".nan", "<<", "=", "True",
    ] {
      #expect(try json("a: \(text)") == [#"{"a":"\#(text)"}"#])
    }
    for text in ["true", "false", "0", "-1", "0.8", "40", "null"] {
      #expect(try json("a: \(text)") == [#"{"a":\#(text)}"#])
    }
    #expect(try json("a: 1e3") == [#"{"a":1000}"#])
    #expect(try json("a: -0") == [#"{"a":0}"#])
    #expect(try json("a: ~") == [#"{"a":null}"#])
    #expect(try json("a:") == [#"{"a":null}"#])
    for quoted in [#""1""#, "'1'", "!!str 1", "|-\n  1", ">-\n  1"] {
      #expect(try json("a: \(quoted)") == [#"{"a":"1"}"#])
    }
    #expect(try json("1: no") == [#"{"1":"no"}"#])
    #expect(try json("true: { no: [yes, 1] }") == [#"{"true":{"no":["yes",1]}}"#])
  }

  @Test("a number that does not survive a double is refused with its line")
  func numbers() {
    let refusal = refusal("a: 1\nb: 9007199254740993\n")
    #expect(refusal?.line == 2)
    #expect(refusal?.rule == "the number does not survive a double")
    #expect(self.refusal("a: '9007199254740993'") == nil)
    #expect(self.refusal(#"{"a":9007199254740993}"#)?.rule == "the number does not survive a double")
  }

  @Test("a file holds several documents, in order")
  func documents() throws {
    #expect(try json("a: 1\n---\na: 2\n...\n---\na: 3\n") == [#"{"a":1}"#, #"{"a":2}"#, #"{"a":3}"#])
  }

  @Test("an error in a later document is not taken for the end of the file")
  func laterError() {
    for text in [
      "a: 1\n---\na: [2\n", "a: 1\n---\nb: 1\n b: 2\n", "a: 1\n---\nb: 1\nb: 2\n", "a: 1\n---\n\tb: 1\n",
    ] {
      #expect(refusal(text) != nil, "\(text)")
      #expect((refusal(text)?.line ?? 0) >= 3, "\(text)")
    }
  }

  @Test("a key that stands twice is refused with its line")
  func duplicates() {
    let refusal = refusal("title: a\ncount:\n  records: crime\n  records: marac\n")
    #expect(refusal?.rule == "the key stands twice in one map")
    #expect(refusal?.field.contains("records") == true)
    #expect((2...4).contains(refusal?.line ?? 0))
    let json = self.refusal("{\n\"a\": 1,\n\"a\": 2\n}\n")
    #expect(json?.field == "a" && json?.line == 3)
    #expect(self.refusal(#"a: { "b": 1, b: 2 }"#) != nil)
  }

  @Test("a refusal of a definition has the line of its field, or of the map that lacks it")
  func located() {
    let yaml = """
      # A comment.
      indicator: a
      version: 1
      ---
      indicator: b
      count:
        records: crime
        where:
          anyOf:
            - { offence: drugs }
            - colour: red
      """
    func line(_ field: String, _ index: Int = 1, in text: String = yaml) -> Int {
      let refusal = Refusal(.field(field), DefinitionMistake.missingKey)
      return DefinitionFile.located(refusal, definition: index, in: Array(text.utf8)).line
    }
    #expect(line("definition.version", 0) == 3)
    #expect(line("definition.count.records") == 7)
    #expect(line("data.definition.count.where.anyOf.colour") == 11)
    #expect(line("definition.count.preceded") == 6)
    #expect(line("definition.title") == 5)
    #expect(line("definition.a", 0, in: "{\n\"b\": 1,\n\"a\": 2\n}") == 3)
    let known = Refusal(line: 9, .field("definition.version"), DefinitionMistake.missingKey)
    #expect(DefinitionFile.located(known, definition: 0, in: Array(yaml.utf8)) == known)
  }

  @Test("an alias is a copy, a byte order mark is passed over, and keys that are no words are refused")
  func aliases() throws {
    #expect(try json("a: &x { c: 1 }\nb: [*x, *x]\n") == [#"{"a":{"c":1},"b":[{"c":1},{"c":1}]}"#])
    #expect(try json("\u{FEFF}a: 1\n") == [#"{"a":1}"#])
    #expect(try json("\u{FEFF}{ \"a\": 1 }\n") == [#"{"a":1}"#])
    let laughs =
      "a: &a [x,x,x,x,x,x,x,x,x]\n"
      + zip("bcdefghi", "abcdefgh").map { "\($0): &\($0) [*\($1),*\($1),*\($1),*\($1),*\($1),*\($1)]\n" }
      .joined()
    #expect(refusal(laughs)?.rule.contains("aliases") == true)
    #expect(refusal("b: *unknown\n") != nil)
    #expect(refusal("? [a]\n: 1\n") != nil)
  }

  @Test("a tag that is not YAML's own text, list or map is refused with its line, and so is a merge key")
  func tags() throws {
    for tagged in [
      "!count crime", "!!int 5", "!!set { b: 1 }", "!<tag:example.org,2018:x> [1]", "!!binary aGk=", "!!str [1]",
    ] {
      let refusal = refusal("a: 1\nb:\n  c: \(tagged)\n")
      #expect(refusal?.line == 3 && refusal?.remedy.hasPrefix("Leave the tag out") == true, "\(tagged)")
    }
    #expect(refusal("!x a: 1\n")?.line == 1)
    #expect(try json("a: !!map { b: !!seq [!!str 1, ! 2] }") == [#"{"a":{"b":["1","2"]}}"#])
    let merge = refusal("a: &x { b: 1 }\nc:\n  <<: *x\n")
    #expect(merge?.line == 3 && merge?.field == "<<")
  }

  @Test("JSON is taken as it is, also where YAML reads it otherwise")
  func jsonFiles() throws {
    #expect(
      try json("{\n\t\"a\":\t1.0,\n\t\"b\": \"x\\/y \\ud83d\\ude02\"\n}\n") == [#"{"a":1,"b":"x/y 😂"}"#])
    #expect(
      try json(#"{"a":"2018-04-01","b":[true,null,1E2]}"#) == [#"{"a":"2018-04-01","b":[true,null,100]}"#])
    #expect(try json("{ a: 1, b: [no] }") == [#"{"a":1,"b":["no"]}"#])
  }

  @Test("texts beyond ASCII stay as they are")
  func texts() throws {
    #expect(try json("a: Café “n’est”\nb: \"\\u00e9\\t\"") == [#"{"a":"Café “n’est”","b":"é\t"}"#])
    #expect(try json("\u{feff}a: 1") == [#"{"a":1}"#])
  }

  @Test("what is no definition file is refused")
  func empty() {
    #expect(refusal("")?.rule.contains("no definition") == true)
    #expect(refusal("# nothing\n")?.rule.contains("no definition") == true)
    #expect(refusal(bytes: [0x61, 0x3A, 0x20, 0xFF])?.rule == "the text is not valid UTF-8")
    #expect(refusal("a: [1\n")?.line ?? 0 > 0)
    #expect(refusal("{\"a\":")?.rule.isEmpty == false)
  }

  @Test("the same definition in other words has the same bytes")
  func canonical() throws {
    let yaml = "version: 1.0\nindicator: x\ncount:\n  records: [crime]\n"
    let json = #"{"count":{"records":["crime"]},"indicator":"x","version":1}"#
    #expect(try self.json(yaml) == self.json(json))
  }
}
