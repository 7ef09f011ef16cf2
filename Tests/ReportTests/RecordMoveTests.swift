import Explanations
import LedgerTestSupport
import Testing

@Suite("What became of the records of a reason")
struct RecordMoveTests {
  @Test("now counted and no longer are said of the two figures; what another reason undoes counts at neither")
  func window() throws {
    let journal = try Journal(
      """
      definition | version | effective  | count
      crimes     | 1       | 2010-01-01 | { records: crime, where: { offence: burglary } }
                 | 2       | 2018-01-01 | { records: crime, where: { offence: [burglary, robbery] } }

      recorded   | event          | subject | date       | offence
      2019-01-05 | crime.recorded | b17     | 2017-05-15 | burglary
                 | crime.recorded | b18     | 2018-05-15 | burglary
                 | crime.recorded | r17     | 2017-05-15 | robbery
                 | crime.recorded | r18     | 2018-05-15 | robbery
      """)
    let explanation = try journal.explanation("crimes", from: "2017-12", to: "2018-12")
    let moves = explanation.reasons.map { reason in
      reason.evidence.map { "\(reason.factorName) \($0.subject) \($0.move)" }
    }
    #expect(
      Set(moves.flatMap(\.self)) == [
        "definition r17 undone", "definition r18 counted", "window b17 uncounted", "window b18 counted",
        "window r17 undone", "window r18 counted",
      ])
    for reason in explanation.reasons {
      #expect(reason.moveCounts.values.reduce(0, +) == reason.recordCount)
    }
  }

  @Test("what moves only the number that a figure is out of is told apart")
  func base() throws {
    let journal = try Journal(
      """
      definition | measure    | count                                     | of
      high       | percentage | { records: marac, where: { risk: high } } | { records: marac }

      recorded   | event       | subject | risk
      2019-01-05 | marac.heard | a1      | high
                 | marac.heard | a2      | standard
      2019-02-05 | marac.heard | a3      | standard
                 | marac.heard | a4      | high
      """)
    let explanation = try journal.explanation("high", from: "2018-12@2019-01-31", to: "2018-12", disclose: true)
    let moves = explanation.reasons.flatMap(\.evidence).map { "\($0.subject) \($0.move)" }
    #expect(Set(moves) == ["a3 base", "a4 counted"])
  }
}
