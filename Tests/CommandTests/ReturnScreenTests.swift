import Foundation
import LedgerTestSupport
import TestSupport
import Testing

/// A partner's returns from the command line: what is printed, and what the figures are after each.
@Suite("Screens of returns")
struct ReturnScreenTests {
  private static let feed = MARACReturn.feed

  /// With a column that the feed file does not name.
  private static let statement = """
    Case reference,Heard on,Pair,District,Risk,Remarks
    A1,03/01/2019,p1,Blaby,H,
    A2,04/01/2019,p2,Charnwood,M,x
    A3,05/02/2019,p3,Blaby,S,

    """

  private func ledger() throws -> Scratch {
    let scratch = try Scratch.withLedger()
    try scratch.write("feed.yaml", Self.feed)
    try scratch.write("areas.csv", MARACReturn.areas)
    for words in [["import", "areas", "areas.csv"], ["feeds", "adopt", "feed.yaml"]] {
      #expect(try scratch.run(words + ["--recorded-at", "2019-01-01T09:00:00Z"]).status == 0)
    }
    return scratch
  }

  @Test("a return says what it did; the same again says that nothing changed, and a dry run what would")
  func life() throws {
    let scratch = try ledger()
    try scratch.write("first.csv", Self.statement)
    let first = try scratch.run("import", "feed", "marac-test", "first.csv")
    #expect(first.status == 0 && first.output.hasPrefix(#"{"appended":5,"duplicates":0,"refused":0,"sequence":9,"#))
    #expect(
      first.messages == """
        The return came to:
          3  opened
        Columns that the feed file does not know: Remarks.

        """)
    let again = try scratch.run("import", "feed", "marac-test", "first.csv")
    #expect(again.output.hasPrefix(#"{"appended":0,"duplicates":3,"refused":0,"sequence":9,"#))
    try scratch.write(
      "second.csv", Self.statement.replacing("p1,Blaby,H", with: "p1,Charnwood,S").replacing("A2,", with: "A4,"))
    let dry = try scratch.run("import", "feed", "marac-test", "second.csv", "--dry-run")
    #expect(dry.status == 0)
    #expect(
      dry.messages == """
        The return would come to:
          1  opened
          1  changed by events of their own (1 marac.corrected)
          1  closed: no longer in the return
          1  as they were
          1  of these count in another month or area now
        Nothing was appended: this was a dry run.
        Columns that the feed file does not know: Remarks.
        No figure is published yet, so none would move.

        """)
    #expect(try scratch.run("import", "feed", "marac-test", "first.csv").output.contains(#""sequence":9,"#))
    #expect(try scratch.run("import", "feed", "marac-test", "second.csv").output.hasPrefix(#"{"appended":3,"#))
  }

  @Test("a file without rows is refused, unless the months are said to be empty; a feed keeps its source")
  func empty() throws {
    let scratch = try ledger()
    try scratch.write("first.csv", Self.statement)
    #expect(try scratch.run("import", "feed", "marac-test", "first.csv").status == 0)
    try scratch.write("none.csv", "Case reference,Heard on,Pair,District,Risk\n")
    let none = try scratch.run("import", "feed", "marac-test", "none.csv")
    #expect(none.status == 65 && none.output.hasPrefix(#"{"appended":0,"#) && none.messages.contains("--from and --to"))
    let stated = try scratch.run(
      "import", "feed", "marac-test", "none.csv", "--from", "2019-03", "--to", "2019-03")
    #expect(stated.status == 0 && stated.output.hasPrefix(#"{"appended":1,"#), "\(stated)")
    try scratch.write(
      "other.yaml", Self.feed.replacing("version: 1", with: "version: 2").replacing("marac/test", with: "marac/new"))
    #expect(try scratch.run("feeds", "adopt", "other.yaml").status == 65)
  }

  @Test("statistics of one key are added up where the feed says so, and refused where they differ")
  func statistics() throws {
    let scratch = try ledger()
    let feed = ReturnWorld.rates
    try scratch.write("rates.yaml", feed)
    try scratch.write(
      "sums.yaml",
      feed.replacing("feed: rates", with: "feed: sums").replacing("rates/test", with: "sums/test").replacing(
        "admissions", with: "sums") + "\nsum: true")
    #expect(try scratch.run("feeds", "adopt", "rates.yaml", "sums.yaml").status == 0)
    try scratch.write("s.csv", "Area,Month,Number\nE07000130,2019-01,1.5\nE07000130,2019-01,2.25\n")
    #expect(try scratch.run("import", "feed", "rates", "s.csv").status == 65)
    let sum = try scratch.run("import", "feed", "sums", "s.csv")
    #expect(sum.status == 0 && sum.output.hasPrefix(#"{"appended":1,"#), "\(sum)")
    #expect(try scratch.run("events", "--type", "statistic.published").output.contains(#""value":3.75"#))
    #expect(try scratch.run("import", "feed", "sums", "s.csv").output.hasPrefix(#"{"appended":0,"#))
  }

  @Test("what is refused names file, row, column, value, rule and remedy; the rejects are mended and come after")
  func refused() throws {
    let scratch = try ledger()
    try scratch.write(
      "bad.csv", Self.statement.replacing("04/01/2019", with: "30/02/2019").replacing("Blaby,S", with: "Blabi,S"))
    let run = try scratch.run("import", "feed", "marac-test", "bad.csv")
    #expect(run.status == 65 && run.output.hasPrefix(#"{"appended":0,"duplicates":0,"refused":2,"sequence":4,"#))
    #expect(run.messages.contains("bad.csv:3: row 3, Heard on \"30/02/2019\": "), "\(run.messages)")
    #expect(run.messages.contains("bad.csv:4: row 4, District \"Blabi\": "), "\(run.messages)")
    #expect(run.messages.hasSuffix("2 items were refused; nothing was appended.\n"))
    let kept = try scratch.run(
      "import", "feed", "marac-test", "bad.csv", "--keep-going", "--rejects", "rejects.csv")
    #expect(kept.status == 65 && kept.output.contains(#""refused":2,"#))
    let rejects = try scratch.text(of: "rejects.csv")
    #expect(
      rejects.hasPrefix("Case reference,Heard on,Pair,District,Risk,Remarks,Why it was refused\r\nA2,30/02/2019,"))
    let mode = try FileManager.default.attributesOfItem(atPath: scratch("rejects.csv"))[.posixPermissions] as? NSNumber
    #expect(mode?.intValue == 0o600)
    try scratch.write(
      "mended.csv", rejects.replacing("30/02/2019", with: "04/01/2019").replacing(",Blabi,", with: ",Blaby,"))
    let mended = try scratch.run("import", "feed", "marac-test", "mended.csv", "--amend")
    #expect(mended.status == 0 && mended.messages.contains("  2  opened\n"), "\(mended)")
    try scratch.write("first.csv", Self.statement)
    #expect(try scratch.run("import", "feed", "marac-test", "first.csv").output.contains(#""duplicates":3,"#))
  }

  /// The newest status that was declared of each month, by month.
  private func statuses(_ scratch: Scratch) throws -> [String] {
    var newest: [String: String] = [:]
    for line in try scratch.run("events", "--type", "coverage.declared").output.split(separator: "\n") {
      let event = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      guard let data = event?["data"] as? [String: Any], let start = data["start"] as? String else { continue }
      newest[String(start.prefix(7))] = data["status"] as? String
    }
    return newest.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
  }

  @Test("months are complete when the last refused row has come, whatever order they come in, and however often")
  func amended() throws {
    let scratch = try ledger()
    // One row without a month, one whose record is there already, two of one key, and one without a key.
    try scratch.write("first.csv", Self.statement)
    #expect(try scratch.run("import", "feed", "marac-test", "first.csv").status == 0)
    try scratch.write(
      "bad.csv",
      Self.statement.replacing("Blaby,S", with: "Blabi,S") + "A0,04/01/2019,p0,Blaby,H,\n"
        + "A4,99/02/2019,p4,Blaby,H,\nA5,07/02/2019,p5,Blaby,H,\nA5,08/02/2019,p5,Blaby,H,\n,09/02/2019,p6,Blaby,H,\n")
    let kept = try scratch.run("import", "feed", "marac-test", "bad.csv", "--keep-going", "--rejects", "rejects.csv")
    #expect(kept.output.contains(#""refused":5,"#), "\(kept)")
    let rejects = try scratch.text(of: "rejects.csv").split(separator: "\r\n").map(String.init)
    #expect(rejects.map { $0.prefix(2) } == ["Ca", "A3", "A4", "A5", "A5", ",0"])
    #expect(try statuses(scratch) == ["2019-01 partial", "2019-02 partial"])
    func amend(_ rows: [String]) throws -> String {
      try scratch.write("mended.csv", ([rejects[0]] + rows).joined(separator: "\n") + "\n")
      let run = try scratch.run("import", "feed", "marac-test", "mended.csv", "--amend")
      #expect(run.status == 0, "\(run)")
      return String(run.output.split(separator: ",")[0])
    }
    let (same, late) = ("A3,05/02/2019,p3,Blaby,S,,", "A4,09/02/2019,p4,Blaby,H,,")
    // What the ledger says already has come as well; the same rejects again add nothing.
    _ = try amend([same])
    #expect(try statuses(scratch) == ["2019-01 partial", "2019-02 partial"])
    #expect(try amend([same]) == #"{"appended":0"#)
    _ = try amend([late])
    _ = try amend([same])
    #expect(try statuses(scratch) == ["2019-01 partial", "2019-02 partial"])
    // The two rows of one key are one record, and the row that had no key has one now.
    _ = try amend(["A5,07/02/2019,p5,Blaby,H,,"])
    #expect(try statuses(scratch) == ["2019-01 partial", "2019-02 partial"])
    _ = try amend(["A6,09/02/2019,p6,Blaby,H,,"])
    #expect(try statuses(scratch) == ["2019-01 complete", "2019-02 complete"])
  }

  @Test("rejects of a spreadsheet's dates can be read again, whatever form the feed file wants")
  func rejectedDates() throws {
    let scratch = try ledger()
    try scratch.write("mended.csv", Self.statement.replacing("03/01/2019", with: "2019-01-03"))
    #expect(try scratch.run("import", "feed", "marac-test", "mended.csv").status == 65)
    #expect(try scratch.run("import", "feed", "marac-test", "mended.csv", "--amend").status == 0)
  }

  @Test("a dry run names the published figures that would move, and values and columns that are not known")
  func moved() throws {
    let scratch = try ledger()
    try scratch.write(
      "cases.yaml",
      "indicator: marac-cases\nversion: 1\ntitle: MARAC cases\nmeasure: count\n"
        + "effective: 2015-01-01\ncount: { records: marac }\nfeeds: [marac]\nwindow: 1 months\ndisclosure: { none: made up }\n"
    )
    try scratch.write("first.csv", Self.statement)
    for words in [["define", "cases.yaml"], ["import", "feed", "marac-test", "first.csv"]] {
      let run = try scratch.run(words)
      #expect(run.status == 0, "\(run)")
    }
    try scratch.write(
      "shown.json",
      """
      {"specversion":"1.0","id":"1","source":"r","type":"figure.published","subject":"marac-cases","data":{"report":"2018/19 Q4",\
      "area":"E10000018","period":{"start":"2019-01-01","end":"2019-02-01"},"value":2,"display":"2",\
      "knownAt":{"sequence":5,"time":null},"versions":[1]}}
      """)
    #expect(try scratch.run("append", "shown.json").status == 0)
    try scratch.write("more.csv", Self.statement + "A7,09/01/2019,p7,Blaby,H,\n")
    let dry = try scratch.run("import", "feed", "marac-test", "more.csv", "--dry-run")
    #expect(dry.status == 0 && dry.messages.contains("1 published figure would move:"), "\(dry)")
    #expect(
      dry.output.contains(#""figures":[{"after":"3.0","area":"E10000018","before":"2.0","indicator":"marac-cases","#),
      "\(dry.output)")
    try scratch.write("unknown.csv", Self.statement.replacing(",S,", with: ",Severe,"))
    let unknown = try scratch.run("import", "feed", "marac-test", "unknown.csv", "--dry-run")
    #expect(
      unknown.status == 65
        && unknown.messages.contains("Values that the feed file does not know: Risk \"Severe\" (1 row)."))
  }

  @Test(
    "three quarterly statements give the counts that were expected after each, whatever their format",
    .enabled(if: dataFolder != nil, "INCIDENT_LEDGER_DATA does not name the folder of real data"),
    arguments: ["csv", "xlsx", "ods"])
  func published(format: String) throws {
    let folder = try #require(dataFolder) + "/returns/marac"
    let scratch = try Scratch.withLedger()
    let start = ["--recorded-at", "2019-01-01T00:00:00Z"]
    for words in [
      ["import", "areas", "--shipped"], ["define", folder + "/definitions.yaml"],
      ["feeds", "adopt", folder + "/feed.yaml"],
    ] {
      #expect(try scratch.run(words + start).status == 0)
    }
    let expected = try JSONDecoder().decode(
      [[String: [String: Int?]]].self, from: Data(contentsOf: URL(fileURLWithPath: folder + "/expected.json")))
    for (index, months) in expected.enumerated() {
      let path = "\(folder)/statement-\(index + 1).\(format)"
      let recorded = ["2019-04-10", "2019-07-10", "2019-10-10"][index] + "T09:00:00Z"
      let run = try scratch.run("import", "feed", "marac-test", path, "--recorded-at", recorded)
      #expect(run.status == 0, "\(run.messages)")
      #expect(try scratch.run("import", "feed", "marac-test", path).output.hasPrefix(#"{"appended":0,"#))
      for (month, counts) in months {
        for indicator in ["cases", "high", "repeats", "first-agency"] {
          guard let count = counts[indicator] ?? nil else { continue }
          let figure = try scratch.run(
            "figure", indicator, "--area", "E10000018", "--to", month, "--known-at", recorded, "--format", "json")
          let value = (try JSONSerialization.jsonObject(with: Data(figure.output.utf8)) as? [String: Any])?["value"]
          // A month that no return has stated yet has no value.
          #expect((value as? Int ?? 0) == count, "\(path) \(month) \(indicator)")
        }
      }
    }
  }
}
