import Events
import Figures
import LedgerTestSupport
import Presentation
import Reports
import Testing

@Suite("The numbers of the Board's report")
struct ReportNumbersTests {
  @Test("every number printed is the ledger's, to the precision printed", arguments: History.seeds)
  func numbers(seed: UInt64) throws {
    let history = try History.of(seed)
    for number in try ReportNumber.all() {
      let ours = try number.ours(history)
      #expect(number.holds(ours), "\(number); ours \(ours ?? "none"), seed \(seed)")
    }
  }

  @Test("the display of what the Board of October 2018 was told has no decimals", arguments: History.seeds)
  func display(seed: UInt64) throws {
    let history = try History.of(seed)
    #expect(try history.figure("total-crime", to: "2018-06", at: History.boardBefore).display == "61")
    #expect(try history.figure("total-crime", to: "2018-06").display == "60.9")
  }

  @Test("figures are printed as the report prints them", arguments: History.seeds)
  func screens(seed: UInt64) throws {
    let history = try History.of(seed)
    for (indicator, month, display) in [
      ("marac-repeat", "2018-12", "45%"), ("uava-referrals", "2019-06", "1627"), ("total-crime", "2019-06", "65.4"),
      ("asb-decreased-or-same", "2019-06", "81%"), ("young-reoffending-frequency", "2018-03", "0.71"),
      ("hospital-admissions-violence", "2018-03", "24.98"), ("first-time-entrants", "2018-12", "76"),
    ] {
      #expect(try history.figure(indicator, to: month).display == display, "\(indicator), seed \(seed)")
    }
  }

  @Test("each indicator stands at its own latest month, as returns are declared complete", arguments: History.seeds)
  func latestMonths(seed: UInt64) throws {
    let own = [
      "marac-repeat": "2018-12", "first-time-entrants": "2018-12", "young-reoffending-frequency": "2018-09",
      "young-reoffending-binary": "2018-09", "iom-cohort-reoffending": "2018-09", "rat-reoffending": "2018-12",
      "rat-reoffending-nottinghamshire": "2018-12", "rat-reoffending-derbyshire": "2018-12",
      "iom-reoffending": "2018-12", "iom-reoffending-18-24": "2018-12", "hospital-admissions-violence": "2018-03",
    ]
    let report = try History.of(seed).report()
    #expect(report.entries.count == 33)
    for entry in report.entries {
      let indicator = entry.figure.question.indicator
      #expect(entry.latest.month == Month(own[indicator] ?? "2019-06"), "\(indicator), seed \(seed)")
      #expect(entry.figure.value != nil, "\(indicator), seed \(seed)")
    }
  }

  @Test("the report and every figure say that the history is made up", arguments: History.seeds)
  func madeUp(seed: UInt64) throws {
    let history = try History.of(seed)
    let report = try history.report()
    for form in [report.text, report.summaryText, report.markdown, report.html] { #expect(form.contains("MADE UP")) }
    for figure in report.figures {
      #expect(figure.sentences.contains { $0.hasPrefix("MADE UP") }, "\(figure.question)")
    }
    let why = try history.why("total-crime", from: ("2018-06", History.board), to: ("2019-06", History.board))
    #expect(why.sentences.contains { $0.hasPrefix("MADE UP") })
  }
}
