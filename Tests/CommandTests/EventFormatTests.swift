import Foundation
import LedgerTestSupport
import TestSupport
import Testing

/// CloudEvents as SDKs and standards write them, which are not always as one would write them by hand.
@Suite("Events as others write them")
struct EventFormatTests {
  private func append(_ lines: [String], to scratch: Scratch, _ more: String...) throws -> Run {
    try scratch.write("events.jsonl", lines.joined(separator: "\n") + "\n")
    return try scratch.run(["append", "events.jsonl"] + more)
  }

  @Test("a media type that says JSON is taken, in any case and with parameters; another is refused")
  func mediaTypes() throws {
    let scratch = try Scratch.withLedger()
    let taken = [
      "application/json", "application/json; charset=utf-8", "application/json;charset=UTF-8", "Application/JSON",
      "application/vnd.police+json", "text/json", "TEXT/JSON ; charset=\\\"utf-8\\\"", "application/geo+json",
    ]
    let lines = taken.enumerated().map { crime("c\($0)", extra: #""datacontenttype":"\#($1)","#) }
    let run = try append(lines, to: scratch)
    #expect(run.status == 0 && run.output.hasPrefix(#"{"appended":\#(taken.count),"#), "\(run)")
    let others = ["text/plain", "application/jsonx", "application/xml", "json", "application/json+xml"]
    for other in others {
      let run = try append([crime("d", extra: #""datacontenttype":"\#(other)","#)], to: scratch)
      #expect(run.status == 65 && run.messages.contains("events.jsonl:1: datacontenttype \"\(other)\""), "\(run)")
    }
  }

  @Test("an event is the same with the media type of JSON and without one, whichever comes first")
  func sameEvent() throws {
    let (plain, typed) = (crime("c"), crime("c", extra: #""datacontenttype":"application/json","#))
    for (first, second) in [(plain, typed), (typed, plain)] {
      let scratch = try Scratch.withLedger()
      #expect(try append([first], to: scratch).status == 0)
      let run = try append([second], to: scratch)
      #expect(run.status == 0 && run.output.hasPrefix(#"{"appended":0,"duplicates":1,"#), "\(run)")
    }
  }

  @Test("data as bytes is refused as what it is")
  func bytes() throws {
    let scratch = try Scratch.withLedger()
    let data = Data(#"{"offence":"burglary","date":"2019-06-03","area":"E07000130"}"#.utf8).base64EncodedString()
    let event =
      #"{"specversion":"1.0","id":"b","source":"t","type":"crime.recorded","subject":"c","data_base64":"\#(data)"}"#
    let run = try append([event], to: scratch)
    #expect(run.status == 65)
    #expect(
      run.messages.contains(
        "data_base64: it carries data as bytes, and the data of the ledger's events are JSON. Send the JSON object itself"
      ))
  }

  @Test("a leap second is a time, where there was one, in every zone")
  func leapSeconds() throws {
    let scratch = try Scratch.withLedger()
    func timed(_ time: String) -> String { crime(time, extra: #""time":"\#(time)","#) }
    let there = [
      "1990-12-31T23:59:60Z", "1990-12-31T15:59:60-08:00", "2016-12-31T23:59:60Z", "2017-01-01T05:29:60.5+05:30",
    ]
    let run = try append(there.map(timed), to: scratch)
    #expect(run.status == 0 && run.output.hasPrefix(#"{"appended":4,"#), "\(run)")
    let events = try scratch.run("events")
    for time in there { #expect(events.output.contains(#""time":"\#(time)""#), "it is kept as it was given") }
    for time in ["2019-09-20T09:00:60Z", "1990-12-31T23:59:61Z", "1990-12-31T23:58:60Z"] {
      #expect(try append([timed(time)], to: scratch).status == 65, "\(time)")
    }
  }

  @Test(
    "a control character or a noncharacter in an attribute is refused, and shown as what it is",
    arguments: ["\\u0000", "\\u0007", "\\u007f", "\\u0085", "\\u009f", "\\ufffe", "\\ufdd0", "\\ud83f\\udffe"])
  func controls(escape: String) throws {
    let scratch = try Scratch.withLedger()
    for attribute in ["id", "source", "subject", "place"] {
      let text = "a\(escape)b"
      let event =
        #"{"specversion":"1.0","id":"\#(attribute == "id" ? text : "i")","source":"\#(attribute == "source" ? text : "s")","#
        + #""type":"practice.noted","subject":"\#(attribute == "subject" ? text : "n")","#
        + #""place":"\#(attribute == "place" ? text : "p")","data":{"effective":"2019-01-01","text":"t"}}"#
      let run = try append([event], to: scratch)
      #expect(run.status == 65 && run.messages.hasPrefix("events.jsonl:1: \(attribute) "), "\(run)")
      #expect(
        run.messages.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control },
        "nothing of it reaches the terminal")
    }
  }

  @Test("two names that look alike are two: only the one that is erased is, in the ledger and in what is exported")
  func lookAlikes() throws {
    let (composed, decomposed) = ("Zo\u{EB}", "Zoe\u{308}")
    func heard(_ id: String, _ party: String, _ date: String) -> String {
      event(
        "marac.heard", "marac/\(id)", id: id,
        data: #"{"party":"\#(party)","date":"\#(date)","area":"E10000018","contact":["violence"],"risk":"high"}"#)
    }
    let (scratch, exported) = (try Scratch.withLedger(), try Scratch.withLedger())
    try scratch.write(
      "repeats.yaml",
      """
      { indicator: repeats, version: 1, title: Repeats, effective: 2000-01-01, measure: percentage, of: { records: marac },
        count: { records: marac, preceded: { records: marac, by: party, within: 12 months } } }
      """)
    #expect(try scratch.run("define", "repeats.yaml").status == 0)
    #expect(
      try append(
        [
          event("area.assigned", "E10000018", id: "a", data: #"{"name":"Leicestershire","level":"county"}"#),
          heard("1", composed, "2018-02-01"), heard("2", decomposed, "2018-03-01"), heard("3", "p3", "2018-04-01"),
        ], to: scratch
      ).status == 0)
    #expect(try append([event("party.erased", composed, id: "e", data: "{}")], to: scratch).status == 0)
    let events = try scratch.run("events").output
    #expect(events.unicodeScalars.contains("\u{308}") && !events.unicodeScalars.contains("\u{EB}"))
    let question = ["why", "repeats", "--area", "E10000018", "--disclose", "--format", "json"]
    let run = try scratch.run(
      question + ["--from", "2018-12@#3", "--to", "2018-12@#5", "--export", exported.path + "/export.jsonl"])
    #expect(run.status == 0 && run.output.contains(#""difference":0,"#), "\(run)")
    #expect(try exported.run("append", "export.jsonl", "--as-recorded").status == 0)
    let again = try exported.run(question + ["--from", "2018-12@#3", "--to", "2018-12@#5"])
    #expect(again.status == 0 && again.output.contains(#""difference":0,"#), "\(again)")
    #expect(again.output.contains(#""numerator":0,"denominator":3,"#))
    // The one that was not erased may be named again, the other may not.
    #expect(try append([heard("4", composed, "2018-05-01")], to: scratch).status == 65)
    #expect(try append([heard("5", decomposed, "2018-05-01")], to: scratch).status == 0)
  }
}
