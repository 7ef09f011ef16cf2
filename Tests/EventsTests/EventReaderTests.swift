import Events
import Testing

@Suite("Event attributes")
struct EventReaderTests {
  private static let good: [(name: String, json: String)] = [
    ("specversion", #""1.0""#), ("id", #""1""#), ("source", #""/feed""#), ("type", #""crime.cancelled""#),
    ("subject", #""c-1""#), ("data", "{}"),
  ]

  private func event(_ changes: KeyValuePairs<String, String?>) -> String {
    var attributes = Self.good
    for (name, json) in changes {
      attributes.removeAll { $0.name == name }
      if let json { attributes.append((name, json)) }
    }
    return "{" + attributes.map { "\"\($0.name)\":\($0.json)" }.joined(separator: ",") + "}"
  }

  @Test("an event of the required attributes is taken")
  func valid() { #expect(refusal(event([:])) == nil) }

  @Test("a required attribute that is missing, null or no text is refused by name")
  func required() {
    for (name, _) in Self.good {
      for json in [nil, "null", "1", "[]", "\"\""] as [String?] {
        let refusal = refusal(event([name: json]))
        #expect(refusal?.field == name, "\(name) \(json ?? "missing")")
      }
    }
  }

  @Test("only CloudEvents 1.0 is taken")
  func version() {
    for json in [#""0.3""#, #""1""#, "1.0", #""1.0.0""#] {
      #expect(refusal(event(["specversion": json]))?.field == "specversion")
    }
  }

  @Test("an unknown type is refused with those near it")
  func type() {
    let refusal = refusal(event(["type": #""crime.deleted""#]))
    #expect(refusal?.field == "type")
    #expect(refusal?.value == "crime.deleted")
    #expect(refusal?.remedy.contains("crime.cancelled") == true)
    #expect(refusal?.remedy.contains("marac.heard") == false)
    #expect(EventsTests.refusal(event(["type": #""Crime.cancelled""#]))?.field == "type")
    let long = String(repeating: "x", count: 500)
    #expect(EventsTests.refusal(event(["type": "\"\(long)\""]))?.field == "type")
  }

  @Test("time is RFC 3339")
  func time() {
    #expect(refusal(event(["time": #""2019-09-20T10:00:00+01:00""#])) == nil)
    #expect(refusal(event(["time": "null"])) == nil)
    for json in [#""2019-09-20""#, "1", #""yesterday""#] {
      #expect(refusal(event(["time": json]))?.field == "time")
    }
  }

  @Test("extensions are taken where CloudEvents allows them")
  func extensions() {
    for json in [#""x""#, "1", "-2147483648", "2147483647", "true", "null", #""""#] {
      #expect(refusal(event(["traceparent": json])) == nil)
    }
    for json in ["2147483648", "1.5", "[]", "{}"] {
      #expect(refusal(event(["traceparent": json]))?.field == "traceparent")
    }
    for name in ["Trace", "trace_parent", "trace-parent", "data_base64", "é", ""] {
      #expect(refusal(event([name: #""x""#]))?.field == name)
    }
    #expect(refusal(event(["datacontenttype": #""application/json""#])) == nil)
    #expect(refusal(event(["datacontenttype": #""text/xml""#]))?.field == "datacontenttype")
  }

  @Test("what is no JSON object is refused")
  func objects() {
    for text in ["[]", "1", "\"x\"", "null"] { #expect(refusal(text)?.rule == "an event is a JSON object") }
    #expect(refusal("")?.rule == "there is no JSON here")
    #expect(refusal(#"{"id":"1","id":"1"}"#)?.rule == "the key stands twice in one object")
    #expect(refusal(event(["data": #"{"note":"a","note":"b"}"#]))?.field == "note")
  }

  @Test("an event that is too large is refused")
  func size() {
    let note = String(repeating: "x", count: EventReader.maximumByteCount)
    #expect(refusal(event(["data": "{\"note\":\"\(note)\"}"])) != nil)
    #expect(refusal(event(["data": "{\"note\":\"\(note.prefix(70_000))\"}"])) == nil)
  }

  @Test("the idempotency key is read before any other rule")
  func key() throws {
    var reader = EventReader()
    try reader.read(ArraySlice(#"{"id":"7","source":"/a","type":"nonsense","data":[]}"#.utf8))
    #expect(reader.id == "7")
    #expect(reader.source == "/a")
    #expect(throws: Refusal.self) { try reader.check() }
  }

  @Test("escapes that JSON allows and does not need change nothing")
  func escapes() throws {
    let plain = #"""
      {"specversion":"1.0","id":"1","source":"/feed","type":"crime.recorded","subject":"c/1","data":
       {"offence":"burglary/residential","date":"2019-01-02","area":"E07000129","location":"On \"High\" St"}}
      """#
    let escaped = #"""
      {"specversion":"1.0","\u0069d":"1","source":"\/feed","type":"crime\u002erecorded","subject":"c\/1","data":
       {"offence":"burglary\/residential","d\u0061te":"2019\u002d01-02","area":"\u004507000129",
        "location":"On \u0022High\u0022 St"}}
      """#
    #expect(refusal(plain) == nil)
    #expect(refusal(escaped) == nil)
    #expect(try content(plain) == content(escaped))
    var reader = EventReader()
    try reader.read(ArraySlice(escaped.utf8))
    try reader.check()
    #expect(reader.text("offence") == "burglary/residential")
    #expect(reader.date("date") == CivilDate("2019-01-02"))
    #expect(reader.text("location") == #"On "High" St"#)
  }

  private func content(_ text: String) throws -> String {
    var reader = EventReader()
    try reader.read(ArraySlice(text.utf8))
    var bytes: [UInt8] = []
    reader.writeContent(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("equal JSON values have equal content, whatever the ledger adds")
  func equalContent() throws {
    let one = #"{"id":"1","source":"a","data":{"weight":1.0,"x":[1,2]},"extra":null,"sequence":5}"#
    let other =
      #"{"recordedtime":"2019-09-20T09:00:00Z","source":"a","data":{"x":[1.0,2e0],"weight":1},"id":"1"}"#
    #expect(try content(one) == content(other))
    #expect(try content(one) == #"{"data":{"weight":1,"x":[1,2]},"id":"1","source":"a"}"#)
    #expect(
      try content(#"{"id":"1","source":"a","data":{"x":[2,1]}}"#)
        != content(#"{"id":"1","source":"a","data":{"x":[1,2]}}"#))
  }

  @Test("the stored form is canonical JSON with sequence and recorded time, and reads back")
  func stored() throws {
    let text =
      #"{"type":"crime.cancelled","subject":"c-1","source":"/a","id":"7","specversion":"1.0","data":{},"zone":"x"}"#
    var reader = EventReader()
    try reader.read(ArraySlice(text.utf8))
    try reader.check()
    let time = try #require(RecordedTime("2019-09-20T10:00:00+01:00"))
    var bytes: [UInt8] = []
    reader.writeStored(sequence: 12, recordedTime: time, to: &bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == #"{"data":{},"id":"7","recordedtime":"2019-09-20T09:00:00.000000Z","sequence":12,"source":"/a","#
        + #""specversion":"1.0","subject":"c-1","type":"crime.cancelled","zone":"x"}"#)
    var again = EventReader()
    try again.readStored { $0.append(contentsOf: bytes) }
    #expect(again.sequence == 12)
    #expect(try again.recordedTime() == time)
    #expect(again.rule.type == .crimeCancelled)
  }

  @Test("a refusal is printed with its place, value, rule and remedy, and no control characters")
  func description() {
    let refusal = Refusal(
      file: "a.json", line: 4112, .field("data.date"), value: "2019-02-30", DefinitionMistake.missingKey)
    #expect(refusal.description == "a.json:4112: data.date \"2019-02-30\": it is required. Add the key.")
    let long = Refusal(value: String(repeating: "é", count: 90) + "\n\u{1b}", DefinitionMistake.missingKey)
    #expect(long.value == String(repeating: "é", count: 80) + "…")
    #expect(Refusal(value: "a\n\u{1b}[2Jb", DefinitionMistake.missingKey).value == "a\u{FFFD}\u{FFFD}[2Jb")
  }
}
