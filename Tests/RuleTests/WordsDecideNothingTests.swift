import Events
import Explanations
import Figures
import LedgerTestSupport
import Reports
import Testing

/// Whatever is said, what is decided stays the same: with `1` in place of every sentence that passes the seam, figures,
/// suppression, protected cells, receipts and what is refused are as they were.
@Suite("Rule: words decide nothing")
struct WordsDecideNothingTests {
  /// A rate that was revised and lacks a month before, a number too small, a rule that changed, and no population.
  private static let tables = """
    area   | parent
    blaby  | county
    melton | county
    oadby  | county

    population | 2017  | 2018
    blaby      | 10000 | 10000
    melton     | 10000 | 10000

    definition | version | effective  | measure | disclosure           | title   | outcome    | count
    crimes     | 1       | 2010-01-01 | rate    | { suppressBelow: 5 } | Crimes  | Less crime | { records: crime, where: { offence: burglary } }
               | 2       | 2018-04-01 | rate    | { suppressBelow: 5 } | Crimes  | Less crime | { records: crime }
    few        | 1       | 2010-01-01 | count   | { suppressBelow: 5 } | Few     | Less crime | { records: crime }

    recorded   | event             | subject  | area   | date       | feed  | start      | end        | status  | report     | period                | value
    2019-01-05 | crime.recorded    | a1..a30  | blaby  | 2018-12-15 |       |            |            |         |            |                       |
               | crime.recorded    | b1..b3   | melton | 2018-12-15 |       |            |            |         |            |                       |
               | crime.recorded    | c1..c9   | county | 2018-11-15 |       |            |            |         |            |                       |
               | crime.recorded    | d1..d20  | oadby  | 2018-12-15 |       |            |            |         |            |                       |
               | coverage.declared | r        | county |            | crime | 2017-03-01 | 2017-04-01 | missing |            |                       |
               | coverage.declared | r        | county |            | crime | 2018-03-01 | 2018-04-01 | partial |            |                       |
               | figure.published  | crimes   | blaby  |            |       |            |            |         | 2018/19 Q3 | 2018-01-01/2019-01-01 | 2
    2019-02-05 | crime.cancelled   | a1..a4   |        |            |       |            |            |         |            |                       |
    """

  private static let areas = ["county", "blaby", "melton", "oadby", "nowhere"]

  /// What a ledger answers to many questions, without what is said.
  private static func answers() throws -> [String] {
    let journal = try Journal(tables)
    var answers: [String] = []
    for indicator in ["crimes", "few", "unheard"] {
      for area in areas {
        for disclose in [false, true] {
          answers.append(described(try journal.figure(indicator, area: area, to: "2018-12", disclose: disclose)))
          let explanation = try journal.explanation(
            indicator, area: area, from: "2018-12@2019-01-31", to: "2018-12", disclose: disclose)
          answers.append(described(explanation))
        }
      }
    }
    guard let quarter = Quarter("2018/19 Q3") else { preconditionFailure("a quarter is named so") }
    let report = try ReportMaker(journal.maker()).report(quarter, area: "county")
    for entry in report.entries {
      answers += ([entry.figure] + entry.areas).map { "report \(described($0))" }
    }
    return answers + refusals(journal)
  }

  private static func described(_ figure: Figure) -> String {
    let marks = figure.marks.sorted().map(\.rawValue).joined()
    return "\(figure.question) \(figure.part) \(figure.previous) \(marks) \(figure.isWithheld) \(figure.unplacedCount) "
      + "\(figure.receipt?.text ?? "") \(figure.versions) \(figure.display)"
  }

  private static func described(_ explanation: Explanation) -> String {
    let reasons = explanation.reasons.map { reason in
      "\(reason.factor) \(reason.effect) \(reason.range) \(reason.evidence.map { "\($0.subject) \($0.sequences)" })"
    }
    return "\(explanation.difference.map { "\($0)" } ?? "undefined") \(reasons)"
  }

  /// What is at fault in questions that cannot be answered.
  private static func refusals(_ journal: Journal) -> [String] {
    let questions: [() throws -> Void] = [
      { _ = try journal.figure("crimes", to: "2018-12", knownAt: "#9999") },
      { _ = try journal.figure("crimes", to: "2018-12", knownAt: "2999-01-01") },
      { _ = try journal.figure("crimes", to: "2018-12", knownAt: "soon") },
      { _ = try journal.explanation("crimes", from: "2018-12/7", to: "2018-12") },
      { _ = try journal.explanation("crimes", from: "report 2017/18 Q1", to: "2018-12") },
      { _ = try Receipt("incident-ledger-receipt 1;indicator=crimes") },
    ]
    return questions.map { question in
      do {
        try question()
        return "answered"
      } catch let refusal as Refusal {
        return "\(refusal.place) \(refusal.value) \(refusal.mistake.blame)"
      } catch {
        return "failed"
      }
    }
  }

  @Test("figures, suppression, protected cells, receipts and refusals are the same whatever is said")
  func same() throws {
    let said = try Self.answers()
    let unsaid = try withoutWords { try Self.answers() }
    #expect(said == unsaid)
    // They tell of something: values, numbers kept back, marks and refusals, but no answer where none can be given.
    #expect(said.count > 60 && said.contains { $0.contains(" true ") } && !said.contains("answered"))
    #expect(!said.contains("failed"))
  }

  @Test("the seam is there: a refusal says what is put in place of its sentence")
  func seam() throws {
    let journal = try Journal(Self.tables)
    let refusal = #expect(throws: Refusal.self) { try journal.figure("crimes", to: "2018-12", knownAt: "soon") }
    #expect(refusal?.sentence != "1")
    #expect(withoutWords { refusal?.sentence } == "1")
  }
}
