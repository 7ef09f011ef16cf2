import Figures
import LedgerTestSupport
import TestSupport
import Testing

@Suite("A ledger as tables")
struct JournalTests {
  private static let definition = "definition | window | count\ncrimes | 1 months | { records: crime }\n\n"

  private func problem(_ text: String) -> String? {
    do {
      return try Journal(text).difference()
    } catch { return "\(error)" }
  }

  @Test("says what is found where it is not what is expected")
  func difference() {
    let text = Self.definition + "recorded | event | subject\n2019-01-05 | crime.recorded | c1..c3\n\n"
    #expect(
      problem(text + "indicator | to | value | marks\ncrimes | 2018-12 | 3 | x") == """
        expected:
        indicator | to      | value | marks
        crimes    | 2018-12 | 3     | x
        found:
        indicator | to      | value | marks
        crimes    | 2018-12 | 3     |
        """)
    #expect(problem(text + "indicator | to | value | marks\ncrimes | 2018-12 | 3") == nil)
    #expect(problem(text) == "line 1: nothing is expected")
  }

  @Test("says what is found of reasons too, and of more of them than were expected")
  func reasons() {
    let text =
      Self.definition + "recorded | event | subject | date\n2019-01-05 | crime.recorded | c1 | 2018-12-02\n"
      + "2019-02-05 | crime.recorded | c2 | 2018-12-02\n | crime.cancelled | c1 |\n\n"
    #expect(
      problem(text + "why | from | to | reason | effect\ncrimes | 2018-12@2019-01-31 | 2018-12 | late | 1") == """
        expected:
        why    | from               | to      | reason | effect
        crimes | 2018-12@2019-01-31 | 2018-12 | late   | 1
        found:
        why    | from               | to      | reason  | effect
        crimes | 2018-12@2019-01-31 | 2018-12 | late    | 1
               |                    |         | removed | -1
        """)
  }

  @Test(
    "names the line that cannot be read",
    arguments: [
      ("indicater | to\ncrimes | 2018-12", "line 4: no table begins with a column \"indicater\""),
      ("indicator | vale\ncrimes | 1", "line 4: there is no column \"vale\""),
      ("recorded | evnt\n2019-01-01 | crime.recorded", "line 4: there is no column \"evnt\""),
      ("recorded | event | subject\n2019-01-01 | crime.recorde | c1", "line 5: there is no event \"crime.recorde\""),
      ("recorded | event | subject\nsoon | crime.recorded | c1", "line 5: \"soon\" is no time"),
      ("recorded | event | subject\n | crime.recorded | c1", "line 5: the first event needs a time"),
      ("recorded | event | subject\n2019-01-01 | crime.recorded |", "line 5: the event is about no subject"),
      ("recorded | event | subject\n2019-01-01 | crime.recorded | c1..d2", "line 5: \"c1..d2\" is no range"),
      (
        "recorded | event | subject | risk\n2019-01-01 | crime.recorded | c1 | high",
        "line 5: crime.recorded has no field"
      ),
      ("recorded | event | subject\n2019-01-01 | crime.cancelled | c1", "line 5: subject \"c1\": no crime"),
      (
        "recorded | event | subject | refused\n2019-01-01 | crime.recorded | c1 | subject",
        "line 5: the ledger takes the event"
      ),
      (
        "recorded | event | subject\n2019-01-01 | definition.adopted | burglary",
        "line 5: no table has version 1 of burglary"
      ),
      ("indicator | to\ncrimes | lately", "line 5: \"lately\" is no month"),
    ])
  func lines(_ text: String, _ expected: String) {
    let found = problem(Self.definition + text) ?? ""
    #expect(found.hasPrefix(expected), "\(found)")
  }
}
