import Events
import Feeds
import Foundation
import Ledger
import LedgerTestSupport
import Testing

@Suite("A CloudEvents batch")
struct BatchTests {
  @Test("every way of writing an array gives its elements", arguments: ["", " ", "\n", "\r\n\t "])
  func spaces(space: String) throws {
    let scratch = try ScratchLedger()
    let tricky = crime("a\\\"]}{[,\\\\").replacing("\"E07000129\"}", with: "\"E07000129\",\"note\":\"],}\\\\\\\"\"}")
    let text = ["", "[", tricky, ",", crime("b"), ",", crime("c"), "]", ""].joined(separator: space)
    #expect(counts(try scratch.append(text)) == [3, 0, 0])
  }

  @Test("an empty array appends nothing")
  func empty() throws {
    let scratch = try ScratchLedger()
    for text in ["[]", " [ \n ] \n"] { #expect(counts(try scratch.append(text)) == [0, 0, 0]) }
  }

  @Test("an element is refused by the line on which it begins, and its line breaks are gone in the rejects")
  func rejects() throws {
    let scratch = try ScratchLedger()
    let refused = crime("b", date: "2019-02-30").replacing(",\"data\"", with: ",\n    \"data\"")
    let report = try scratch.append(
      "[\n  \(crime("a")),\n  \(refused),\n 17, \"x\" ]", keepsGoing: true, rejects: "r")
    #expect(counts(report) == [1, 0, 3])
    #expect(report.refusals.map(\.line) == [3, 5, 5])
    #expect(report.refusals.map(\.description)[0].hasPrefix("events.jsonl:3: data.date"))
    let lines = try scratch.text(of: "r").split(separator: "\n")
    #expect(lines[1] == crime("b", date: "2019-02-30").replacing(",\"data\"", with: ", \"data\""))
    #expect(lines[3] == "17" && lines[5] == "\"x\"")
    let mended = try scratch.text(of: "r").replacing("02-30", with: "02-28")
    #expect(counts(try scratch.append(mended, keepsGoing: true)) == [1, 0, 2])
  }

  @Test(
    "where the array itself is broken, it is refused from there: a file by its line, a message by the position",
    arguments: [
      ("[A,B", 4, 3, "before its closing bracket"), ("[A B]", 4, 2, "a comma is missing"),
      ("[A,,B]", 4, 2, "an element is missing"), ("[A,]", 4, 2, "an element is missing"),
      ("[A,B],C", 6, 3, "text follows"), ("[A,{\"x\":[1}},B]", 4, 2, "do not match"),
      ("[A,{\"x\":\"B]", 4, 2, "before its closing bracket"), ("[,A]", 2, 1, "an element is missing"),
    ])
  func broken(pattern: String, line: Int, position: Int, rule: String) throws {
    let scratch = try ScratchLedger()
    // Letters stand for events; each part of the pattern is on a line of its own.
    let text = pattern.map { ["A", "B", "C"].contains($0) ? crime(String($0)) : String($0) }.joined(separator: "\n")
    let report = try scratch.append(text, keepsGoing: true)
    #expect(report.refused == 1)
    #expect(report.refusals[0].line == line, "\(report.refusals[0])")
    let refusal = #expect(throws: Refusal.self) { try EventMessage(Array(text.utf8), form: .batch) }
    #expect(refusal?.line == position)
    #expect(report.refusals[0].sentence.contains(rule), "\(report.refusals[0])")
    #expect(try scratch.ledger.length == report.appended)
    let strict = try ScratchLedger()
    #expect(counts(try strict.append(text)) == [0, 0, 1])
  }

  @Test("an element of more than a mebibyte is refused, and those after it are taken")
  func longElement() throws {
    let scratch = try ScratchLedger()
    let long = crime("a").replacing("burglary", with: String(repeating: "x", count: 3 << 20))
    let report = try scratch.append("[\(crime("b")),\n\(long),\(crime("c"))]", keepsGoing: true)
    #expect(counts(report) == [2, 0, 1] && report.refusals[0].line == 2)
  }

  @Test("a large batch, all on one line, is the same as its lines")
  func large() throws {
    let (one, other) = (try ScratchLedger(), try ScratchLedger())
    let events = (0..<20_000).map { crime("c\($0)") }
    let time = RecordedTime("2019-09-20T09:00:00Z")!
    var roots: [[UInt8]] = []
    for (scratch, text) in [
      (one, events.joined(separator: "\n")), (other, "[" + events.joined(separator: ",") + "]"),
    ] {
      let path = try scratch.write("events", text)
      roots.append(
        try AppendFeed([AppendFeed.Input(path: path)]).append(Ingest(ledger: scratch.ledger, times: .at(time))).root)
    }
    #expect(roots[0] == roots[1])
    #expect(try other.ledger.length == 20_000)
  }
}
