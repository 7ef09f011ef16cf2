import Events
import Questions
import Testing

@Suite("A point of knowledge")
struct KnownAtTests {
  @Test(
    "prints back as it was written", arguments: ["#1200", "#007", "2019-09-20", "2019-09-20T09:00:00Z"])
  func text(text: String) throws { #expect(try KnownAt(text).text == text) }

  @Test("is a number of events, a time or the end of a day")
  func points() throws {
    #expect(try KnownAt("#007").point == .length(7) && KnownAt(length: 7).text == "#7")
    #expect(try KnownAt("2019-09-20").point == .endOf(CivilDate("2019-09-20")!))
    #expect(try KnownAt("2019-09-20T09:00:00Z").point == .time(RecordedTime("2019-09-20T09:00:00Z")!))
  }

  @Test("is nothing else", arguments: ["", "#", "#-1", "#x", "1200", "2019-09", "2019-02-30", "now"])
  func refused(text: String) {
    #expect(throws: Refusal(.parameter(.knownAt), value: text, QuestionMistake.notKnownAt)) { try KnownAt(text) }
  }
}
