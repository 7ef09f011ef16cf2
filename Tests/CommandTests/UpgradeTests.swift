import Foundation
import LedgerTestSupport
import TestSupport
import Testing

/// A ledger of the program before this one; `Fixtures/README.md` says what is in it.
@Suite("A ledger made by the version before")
struct UpgradeTests {
  private static let length = 137

  private func unpacked() throws -> (scratch: Scratch, receipts: [String]) {
    let scratch = Scratch()
    let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/before-geographies.tar.gz")
    let tar = Process()
    tar.executableURL = URL(fileURLWithPath: "/bin/tar")
    tar.arguments = ["-xzf", fixture.path, "-C", scratch.path]
    try tar.run()
    tar.waitUntilExit()
    try #require(tar.terminationStatus == 0)
    return (scratch, try scratch.text(of: "receipts.txt").split(separator: "\n").map(String.init))
  }

  /// The crimes of a month in an area; nil without a value.
  private func crimes(_ scratch: Scratch, _ area: String, _ month: String, _ more: String...) throws -> Int? {
    let run = try scratch.run(
      [
        "trend", "recorded-crime", "--area", area, "--from", month, "--to", month, "--window", "month", "--format",
        "json",
      ] + more)
    try #require(run.status == 0, "\(run)")
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let figure = try #require((json?["figures"] as? [[String: Any]])?.last)
    return figure["value"] is NSNull ? nil : figure["numerator"] as? Int
  }

  private func check(_ receipts: [String], in scratch: Scratch) throws {
    #expect(receipts.count == 4)
    for receipt in receipts {
      let run = try scratch.run("verify", "--receipt", "-", "--disclose", input: receipt + "\n")
      #expect(run.status == 0 && run.output.hasPrefix("Equal: "), "\(run)")
    }
  }

  @Test("opens as it is: it is whole, its figures stand, and its receipts verify")
  func opens() throws {
    let (scratch, receipts) = try unpacked()
    let whole = try scratch.run("verify")
    #expect(whole.status == 0 && whole.output.hasPrefix("\(UpgradeTests.length) events, all whole."))
    try check(receipts, in: scratch)
    // Four of the fourteen crimes lie in a neighbourhood that its look-up did not know, and now that is said.
    #expect(try crimes(scratch, "E10000018", "2018-11") == 10)
    let figure = try scratch.run("figure", "recorded-crime", "--area", "E10000018", "--to", "2018-12")
    #expect(figure.output.contains("12 matching records lie in areas that nothing places (E01034002)"))
    let unplaced = try scratch.run("areas", "--unplaced")
    #expect(unplaced.output.contains("E01034002") && unplaced.output.contains("2018-10 to 2018-12"))
  }

  @Test("is brought up by three commands, each of which may be given twice")
  func broughtUp() throws {
    let (scratch, receipts) = try unpacked()
    let point = "#\(UpgradeTests.length)"
    for command in [["define", "--shipped"], ["import", "areas", "--shipped"]] {
      // The clock of those days is years from that of now.
      #expect(try scratch.run(command + ["--accept-clock"]).status == 0)
      #expect(try scratch.run(command).output.hasPrefix(#"{"appended":0,"#), "\(command)")
    }
    #expect(try scratch.run("areas", "--unplaced").output == "Every record lies in an area that a look-up places.\n")
    // The new version asks for the files of the force, which nobody declared then.
    #expect(try crimes(scratch, "E10000018", "2018-11") == nil)
    let declared = try scratch.run("import", "police-uk", "--declare-earlier")
    #expect(declared.status == 0 && declared.messages.contains("3 months of leicestershire from 2018-10 to 2018-12"))
    #expect(try scratch.run("import", "police-uk", "--declare-earlier").output.hasPrefix(#"{"appended":0,"#))
    for month in ["2018-10", "2018-11", "2018-12"] {
      #expect(try crimes(scratch, "E10000018", month) == 14)
      #expect(try crimes(scratch, "E23000021", month) == 14)
      #expect(try crimes(scratch, "E10000018", month, "--known-at", point) == 10, "what was known then stays")
    }
    #expect(try crimes(scratch, "E07000130", "2018-11") == 8)
    #expect(try crimes(scratch, "E10000018", "2018-09") == nil)
    try check(receipts, in: scratch)
    #expect(try scratch.run("verify").status == 0)
  }
}
