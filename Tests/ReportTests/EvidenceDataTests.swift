import Events
import Explanations
import LedgerTestSupport
import Presentation
import Testing

@Suite("What single records say in an explanation, as data and in a terminal")
struct EvidenceDataTests {
  private func explanation(disclose: Bool) throws -> Explanation {
    try Journal(
      """
      definition | version | effective  | count
      repeats    | 1       | 2010-01-01 | { records: marac, where: { risk: high } }
                 | 2       | 2018-04-01 | { records: marac, preceded: { records: marac, by: party, within: 12 months } }

      recorded   | event       | subject | party | date       | risk
      2019-01-05 | marac.heard | m1      | anna  | 2018-06-15 | high
                 | marac.heard | m2      | anna  | 2018-12-15 | medium
      """
    ).explanation("repeats", from: "2018-12/1", to: "2018-12/2", disclose: disclose)
  }

  @Test("the clause of each version, and the earlier case that makes a record a repeat, stand with each record")
  func told() throws {
    let explanation = try explanation(disclose: true)
    let clauses = [
      "Version 2: an earlier record of the same party, m1 of 15 June 2018, lies within 12 months.",
      "Version 1: “risk is high” is not so (it has medium).",
    ]
    let json = explanation.json.text
    #expect(
      json.contains(#""subject":"m2","sequences":[3],"share":"1/1","move":"counted","date":"2018-12-15","#), "\(json)")
    #expect(json.contains(#""before":"does not count (version 1)","after":"counts (version 2)","why":["#), "\(json)")
    let lines = explanation.evidenceCSV.split(whereSeparator: \.isNewline)
    #expect(lines.count == 3)
    let row = try #require(lines.first { $0.hasPrefix("definition,,marac,m2,") })
    let terminal = ExplanationTerminal.text(explanation).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for clause in clauses {
      #expect(json.contains(clause) && row.contains(clause) && terminal.contains(clause), "\(clause)")
    }
    #expect(terminal.contains("m2: #3 15 December 2018, county. MARAC case: "), "\(terminal)")
  }

  @Test("without disclosure a record is named, and nothing is said of it")
  func keptBack() throws {
    let explanation = try explanation(disclose: false)
    #expect(explanation.json.text.contains(#""subject":"m2""#) && !explanation.json.text.contains(#""why""#))
    #expect(explanation.evidenceCSV.contains("\r\ndefinition,,marac,m2,#3,1/1,counted,,,,,,,\r\n"))
    #expect(!ExplanationTerminal.text(explanation).contains("Version 1:"))
  }
}
