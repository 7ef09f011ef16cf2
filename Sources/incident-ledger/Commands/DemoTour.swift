internal import ArgumentParser
internal import Demonstration
internal import Events
internal import Figures
internal import Foundation
internal import Ledger
internal import Presentation
internal import Reports

/// The questions that the demonstration asks of its ledger, with the answers, and commands to try next.
struct DemoTour {
  let folder: String
  let returns: ReturnsFolder

  private static let county = "E10000018"
  private static let quarter = "2019/20 Q1"
  /// The day on which the Board met.
  private static let board = "2019-09-20"
  /// What the rise to 45 % is measured from: 2017, as it was known when its last return had just come.
  private static let before = "2017-12@2018-03-01"

  func show() throws {
    try showReturns()
    try showReport()
    try showDefinitions()
    try answer(
      "Why repeat MARAC referrals rose to 45%: the wider definition, more cases that came back, late returns",
      ["why", "marac-repeat", "--from", DemoTour.before, "--to", "2018-12@\(DemoTour.board)"])
    try answer(
      "Why UAVA referrals rose to 1627: how much of it is the new extract",
      ["why", "uava-referrals", "--from", "2018-06@\(DemoTour.board)", "--to", "2019-06@\(DemoTour.board)"])
    try answer(
      "The Board was told 61 crimes per 1,000 in October 2018, and 60.9 a year later: new estimates of the "
        + "population, late records, cancelled ones",
      ["why", "total-crime", "--from", "2018-06@2018-10-01", "--to", "2018-06@\(DemoTour.board)"])
    showNext()
  }

  // MARK: The returns

  /// How two partners' spreadsheets got in.
  private func showReturns() throws {
    let commands = returns.imports.flatMap { partner -> [[String]] in
      [["feeds", "adopt", partner.feedFile]] + partner.files.prefix(1).map { DemoTour.command(partner.feed, $0) }
    }
    heading("The returns of two partners came as spreadsheets, each read by a feed file, as yours would be", commands)
    for partner in returns.imports {
      Output.print("… and \(partner.files.count - 1) later ones of \(partner.feed), each the whole list sent again.\n")
    }
    Output.print("\n")
    var list = try IncidentLedger.parseAsRoot(["feeds", "--ledger", folder])
    try list.run()
  }

  private static func command(_ feed: String, _ file: (path: String, months: ClosedRange<Month>?)) -> [String] {
    let months = file.months.map { ["--from", $0.lowerBound.description, "--to", $0.upperBound.description] } ?? []
    return ["import", "feed", feed, file.path] + months
  }

  /// The newest spreadsheet of each once more: they change nothing.
  private var again: [[String]] {
    returns.imports.flatMap { partner in partner.files.suffix(1).map { DemoTour.command(partner.feed, $0) } }
  }

  // MARK: Questions with a form of their own

  /// The beginning of the Board's paper.
  private func showReport() throws {
    let words = ["report", DemoTour.quarter, "--area", DemoTour.county, "--known-at", DemoTour.board]
    heading("The Board's paper of 20 September 2019, its summary", [words])
    guard let quarter = Quarter(DemoTour.quarter) else { preconditionFailure("the quarter is a quarter") }
    let report = try ReportMaker(maker()).report(quarter, area: DemoTour.county)
    Output.print(report.summaryText + "\n… and so on: each indicator with its trend, districts, marks and notes.\n")
  }

  /// Repeat MARAC referrals under each version, and as each case's own date has it.
  private func showDefinitions() throws {
    let words = ["figure", "marac-repeat", "--area", DemoTour.county, "--to", "2018-12", "--known-at", DemoTour.board]
    heading(
      "Repeat MARAC referrals of 2018 under both definitions, and under those in force on each case's date",
      [words + ["--definition", "1"], words + ["--definition", "2"], words])
    let maker = try maker()
    let figures = try [1, 2, nil].map { version in
      try maker.figure(
        FigureQuestion(
          indicator: "marac-repeat", area: DemoTour.county, to: Month(year: 2018, month: 12), definition: version))
    }
    Output.print(FigureTerminal.sideBySide(figures))
  }

  private func maker() throws -> FigureMaker {
    try LedgerOptions.parse(["--ledger", folder]).figureMaker(knownAt: DemoTour.board)
  }

  // MARK: Questions as commands

  private func answer(_ what: String, _ words: [String]) throws {
    let words = words + ["--area", DemoTour.county, "--evidence", "1"]
    heading(what, [words])
    var command = try IncidentLedger.parseAsRoot(words + ["--ledger", folder])
    try command.run()
  }

  private func heading(_ what: String, _ commands: [[String]]) {
    Output.print("\n━━ \(what)\n")
    for words in commands { Output.print("$ incident-ledger \(DemoTour.line(words))\n") }
    Output.print("\n")
  }

  private static let next: [[String]] = [
    ["report", quarter, "--area", county, "--known-at", board, "--output", "paper.html"],
    ["definitions", "marac-repeat"], ["definitions", "diff", "marac-repeat", "1", "2"],
    ["compare", "vehicle-offences", "--area", county, "--to", quarter, "--known-at", board],
    ["trend", "vehicle-offences", "--area", county, "--from", "2018-01", "--to", "2019-06"]
      + ["--every", "month", "--window", "month"],
    ["why", "total-crime", "--area", county, "--from", "2019-06@\(board)", "--to", "2019-06", "--by", "area"],
    ["events", "--type", "crime.reclassified", "--since", "2019-10-01T00:00:00Z"], ["verify"],
  ]

  private func showNext() {
    Output.print("\n━━ What to try next\n\n  export INCIDENT_LEDGER=\(folder)\n")
    Output.print("  export INCIDENT_LEDGER_KEY=\(returns.keyPath)\n")
    for words in again + DemoTour.next { Output.print("  incident-ledger \(DemoTour.line(words))\n") }
  }

  private static func line(_ words: [String]) -> String {
    words.map { $0.contains(" ") ? "\"\($0)\"" : $0 }.joined(separator: " ")
  }
}
