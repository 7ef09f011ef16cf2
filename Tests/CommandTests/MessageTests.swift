import Foundation
import LedgerTestSupport
import TestSupport
import Testing

@Suite("Messages where something else was meant")
struct MessageTests {
  @Test("a point before anything was recorded is told, with how history is loaded")
  func earlyPoint() throws {
    let scratch = try Scratch.withLedger()
    try scratch.write(
      "crime.yaml",
      "{ indicator: crime, version: 1, title: Crime, effective: 2010-01-01, measure: count, count: { records: crime } }"
    )
    #expect(try scratch.run("define", "crime.yaml", "--recorded-at", "2017-01-01T00:00:00Z").status == 0)
    #expect(
      try scratch.run("append", "-", "--recorded-at", "2019-01-15T09:00:00Z", input: crimes("c", 3)).status == 0)
    let question = ["figure", "crime", "--area", "E07000129", "--to", "2018-12"]
    let early = try scratch.run(question + ["--known-at", "2018-12-31"])
    #expect(
      early.messages.contains("had not been told of any record: the first was recorded on 15 January 2019")
        && early.messages.contains("--recorded-at"), "\(early)")
    #expect(try !scratch.run(question + ["--known-at", "2019-01-31"]).messages.contains("had not been told"))
    #expect(try !scratch.run(question).messages.contains("had not been told"))
  }

  @Test("a port that is in use is told, with what to do")
  func portInUse() throws {
    let scratch = try Scratch.withLedger()
    let server = try scratch.start(["serve", "--port", "0"])
    defer { server.kill() }
    var address = ""
    for _ in 0..<200 where address.isEmpty {
      address = try server.printed()
      usleep(50_000)
    }
    let port = try #require(address.firstMatch(of: /:([0-9]+)\n/)).1
    let second = try scratch.run("serve", "--port", String(port))
    #expect(
      second.status == 73 && second.messages.contains("Port \(port) of 127.0.0.1 is in use")
        && second.messages.contains("give another by --port"), "\(second)")
  }
}
