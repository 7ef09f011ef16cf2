import Events
import Spreadsheets
import Testing

@testable import Feeds

@Suite("Returns: codes for empty cells and columns that may be missing")
struct EmptyCodeTests {
  @Test("a code for an empty text stands for an empty cell, whatever the field")
  func empty() throws {
    for (kind, field, json, found) in [
      (RecordKind.incident, "kind", #""other""#, #""other""#), (.marac, "contact", #""other""#, #"["other"]"#),
      (.incident, "date", #""2019-04""#, #""2019-04""#), (.incident, "area", #""E07000130""#, #""E07000130""#),
    ] {
      for level in [nil, "district"] where field == "area" || level == nil {
        let made = try MadeFeed.found(.text(" "), field, of: .record(kind)) {
          $0.codes = [.init(.text(""), Array(json.utf8))]
          $0.areaLevel = level
        }
        #expect(made == .json(found))
      }
    }
  }

  @Test("a question whose column may be missing, and is, is told; the others are read")
  func questions() throws {
    var feed = MadeFeed(.record(.answer), [], headings: ["Ref", "Q1"], key: ["Ref"])
    var missing = FeedFile.AnswerMapping(column: .init("Q2"), question: "two")
    missing.mayBeMissing = true
    feed.file.answers = [.init(column: .init("Q1"), question: "one"), missing]
    #expect(try feed.mapper().heldQuestions == ["two"])
    #expect(try feed.rows([.text("1"), .text("3")]).map(\.question) == ["one"])
    feed.headings = ["Ref"]
    feed.file.answers[0].mayBeMissing = true
    #expect(try feed.mapper().heldQuestions == ["one", "two"])
    guard case .unanswered = try feed.map([.text("1")]) else {
      Issue.record("the row was not read")
      return
    }
  }
}
