import Foundation
import LedgerTestSupport
import Spreadsheets
import TestSupport
import Testing

@Suite("Screens of the cube")
struct CubeScreenTests {
  /// A county with two districts, one of which has few crimes, and two indicators.
  private static func filled() throws -> Scratch {
    let scratch = try Scratch.withLedger()
    for (indicator, offence) in [("burglary", "burglary"), ("vehicle-crime", "vehicle")] {
      try scratch.write(
        "\(indicator).yaml",
        """
        indicator: \(indicator)
        version: 1
        title: "Recorded, as told: \(indicator)"
        effective: 2010-01-01
        measure: count
        count: { records: crime, where: { offence: \(offence) } }
        window: quarter
        disclosure: { suppressBelow: 5 }
        decimals: 0
        """)
    }
    let areas = [
      ("E10000018", "Leicestershire", "county"), ("E07000129", "Blaby", "district"),
      ("E07000130", "Charnwood", "district"),
    ]
    let lines =
      areas.map { code, name, level in
        event(
          "area.assigned", code, id: code,
          data: #"{"name":"\#(name)","level":"\#(level)"\#(level == "county" ? "" : #","parent":"E10000018""#)}"#)
      }
      + (0..<40).map { crime("a\($0)", date: "2018-\($0 % 2 == 0 ? "08" : "11")-05", area: "E07000129") }
      + (0..<23).map { crime("b\($0)", date: "2018-\($0 < 3 ? "08" : "11")-05", area: "E07000130") }
    #expect(
      try scratch.run("define", "burglary.yaml", "vehicle-crime.yaml", "--recorded-at", "2018-01-01T00:00:00Z").status
        == 0)
    let run = try scratch.run(
      "append", "-", "--recorded-at", "2019-01-15T09:00:00Z", input: lines.joined(separator: "\n"))
    #expect(run.status == 0, "\(run)")
    return scratch
  }

  @Test("a table has a block an indicator, a line an area and period")
  func table() throws {
    let run = try Self.filled().run(
      "figures", "burglary", "--area", "Leicestershire", "--level", "District", "--from", "2018-09", "--to", "2018-12")
    #expect(
      run.output == """
        Recorded, as told: burglary, burglary

        Area       Period                    Value  Counted  Marks
        ─────────  ────────────────────────  ─────  ───────  ───────
        Blaby      2018-07-01 to 2018-09-30    [c]           [c] [p]
                   2018-10-01 to 2018-12-31     20       20  [p]
        Charnwood  2018-07-01 to 2018-09-30    [c]           [c] [p]
                   2018-10-01 to 2018-12-31     20       20  [p]

        [c] suppressed, [p] provisional

        """)
    #expect(run.status == 0 && run.messages.isEmpty)
  }

  @Test("without names every indicator is told; the rows are those of figure, in each form")
  func forms() throws {
    let scratch = try Self.filled()
    let words = ["--areas", "E07000129,E10000018", "--from", "2018-09", "--to", "2018-12", "--disclose"]
    var (csv, lines) = ("", "")
    for indicator in ["burglary", "vehicle-crime"] {
      for area in ["E07000129", "E10000018"] {
        for month in ["2018-09", "2018-12"] {
          let figure = ["figure", indicator, "--area", area, "--to", month, "--disclose", "--format"]
          lines += try scratch.run(figure + ["json"]).output
          let table = try scratch.run(figure + ["csv"]).output
          csv += csv.isEmpty ? table : table.components(separatedBy: "\r\n").dropFirst().joined(separator: "\r\n")
        }
      }
    }
    #expect(try scratch.run(["figures"] + words + ["--format", "csv"]).output == csv)
    #expect(try scratch.run(["figures"] + words + ["--format", "lines"]).output == lines)
    #expect(try scratch.run(["figures"] + words + ["--format", "jsonl"]).output == lines)
    let json = try scratch.run(["figures"] + words + ["--format", "json"]).output
    #expect(json == "{\"figures\":[" + lines.split(separator: "\n").joined(separator: ",") + "]}\n")
    // Every receipt of the table can be computed again.
    let receipts = lines.matches(of: /"receipt":"([^"]*)"/).map { String($0.1) }
    let check = try scratch.run("verify", "--receipt", "-", input: receipts.joined(separator: "\n"))
    #expect(check.status == 0 && receipts.count == 8, "\(check)")
  }

  @Test("a spreadsheet has the cells of the CSV, numbers as numbers and days as days")
  func spreadsheet() throws {
    let scratch = try Self.filled()
    let words = ["figures", "--areas", "E07000129", "--from", "2018-09", "--to", "2018-12"]
    let csv = try scratch.run(words + ["--format", "csv"]).output
    for ending in ["xlsx", "ods"] {
      let run = try scratch.run(words + ["--output", "figures.\(ending)"])
      #expect(run == Run(status: 0, output: "", messages: "The table is in figures.\(ending).\n"), "\(run)")
      let workbook = try Workbook(
        bytes: Array(try Data(contentsOf: URL(fileURLWithPath: scratch.path + "/figures.\(ending)"))),
        name: "figures.\(ending)")
      var rows: [[Cell]] = []
      try workbook.forEachRow(ofSheet: 0) { row in
        rows.append(row.cells)
        return true
      }
      #expect(rows.count == 5 && csv.components(separatedBy: "\r\n").count == 6)
      #expect(rows[0].prefix(5).last == .text("period_last_day"))
      #expect(rows[1][4] == .date(year: 2018, month: 9, day: 30) && rows[1][8] == .number(20))
    }
    #expect(try scratch.run(words + ["--output", "figures.pdf"]).status == 64)
    #expect(try scratch.run(words + ["--output", "none/figures.xlsx"]).status == 73)
  }

  @Test("what is small is kept back, and with it what it could be found from: the county is looked at, though not told")
  func keptBack() throws {
    let run = try Self.filled().run(
      "figures", "burglary", "--area", "E10000018", "--level", "district", "--from", "2018-09", "--to", "2018-12",
      "--format", "csv")
    let rows = run.output.components(separatedBy: "\r\n").dropFirst().dropLast().map { $0.components(separatedBy: ",") }
    // Charnwood has 3 in the third quarter, which are the county's 23 less Blaby's 20.
    #expect(
      rows.map { [$0[1], $0[4], $0[5]] } == [
        ["E07000129", "2018-09-30", ""], ["E07000129", "2018-12-31", "20"],
        ["E07000130", "2018-09-30", ""], ["E07000130", "2018-12-31", "20"],
      ], "\(run)")
  }

  @Test("the help has an example, and what is asked for wrongly is said before anything is printed")
  func mistakes() throws {
    let scratch = try Self.filled()
    let help = try scratch.run("figures", "--help").output
    #expect(help.contains("EXAMPLE\n  incident-ledger figures --area E10000018 --level district"), "\(help)")
    let span = ["--from", "2018-09", "--to", "2018-12"]
    for (words, status) in [
      (["--areas", "E07000129", "--area", "E10000018"] + span, 64), (span, 64), (["--areas", " , "] + span, 64),
      (["--areas", "E07000129", "--level", "district"] + span, 64),
      (["--areas", "E07000129", "--from", "2018-09"], 64),
      (["--areas", "E07000129", "--from", "x", "--to", "2018-12"], 64),
      (["nothing", "--areas", "E07000129"] + span, 65),
      (["--area", "E10000018", "--level", "ward"] + span, 65), (["--areas", "E07000999"] + span, 65),
      (["--areas", "E07000129", "--definition", "9"] + span, 65),
      (["--areas", "E07000129", "--from", "2018-12", "--to", "2018-09"], 65),
    ] as [([String], Int32)] {
      let run = try scratch.run(["figures"] + words + ["--format", "csv"])
      #expect(run.status == status && run.output.isEmpty && !run.messages.isEmpty, "\(words): \(run)")
    }
    let metadata = try scratch.run("figures", "--metadata")
    #expect(metadata.status == 0 && metadata.output.contains(#""name":"period_last_day""#), "\(metadata)")
  }
}
