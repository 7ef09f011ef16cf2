import Foundation
import Ledger
import LedgerTestSupport
import TestSupport
import Testing

@Suite("After an erasure")
struct ErasureTests {
  /// Every command that prints something of the journal.
  private static func commands(_ named: NamedEverywhere) -> [[String]] {
    let (place, indicator) = (["--area", named.county], named.indicator)
    let year = place + ["--to", "2018-12"]
    let span = place + ["--from", "2018-06", "--to", "2018-12"]
    var commands: [[String]] = [
      ["events"], ["events", "--subject", named.party], ["definitions"], ["definitions", "diff", indicator, "1", "2"],
      ["areas"], ["areas", "--unplaced"], ["areas", "--area", named.county], ["trend", indicator] + span,
      ["figures", "--disclose"] + span, ["compare", indicator] + year,
      ["compare", named.indicators[2], "--disclose"] + year,
      ["revisions", indicator] + span, ["report", "2018/19 Q3"] + place,
      ["why", indicator, "--evidence", "all"] + span,
      ["why", indicator, "--published", "about \(named.party) here", "--disclose"] + place,
      ["figure", "nothing"] + year, ["figure", indicator, "--area", "Nowhere", "--to", "2018-12"],
      ["areas", "--geography", "none"],
    ]
    for breakdown in ["area", "category", "month", "feed"] {
      commands.append(["why", indicator, "--by", breakdown, "--disclose"] + span)
    }
    let versions = ["--from", "2018-12/1", "--to", "2018-12/2"]
    commands.append(["why", indicator, "--by", "category", "--disclose"] + place + versions)
    commands += named.indicators.map { ["figure", $0, "--disclose"] + year }
    return commands.flatMap { words in ["table", "json", "csv"].map { words + ["--format", $0] } }
  }

  @Test(
    "every command prints [erased] in every form, and every number stays",
    arguments: ["p1", "p\u{E9}&7\"x", "a/b", "KEYID123:0123456789abcdef0123456789abcdef"])
  func everyCommand(party: String) throws {
    let scratch = try Scratch.withLedger()
    let named = NamedEverywhere(party)
    try scratch.write("events.jsonl", named.lines.joined(separator: "\n"))
    let appended = try scratch.run("append", "events.jsonl", "--recorded-at", "2019-09-20T09:00:00Z")
    try #require(appended.status == 0, "\(appended.messages)")
    let commands = ErasureTests.commands(named)
    let before = try commands.map { try scratch.run($0) }
    #expect(before.contains { named.place(in: $0.output) != nil })
    let receipt = try scratch.run(
      ["figure", named.indicator, "--area", named.county, "--to", "2018-12", "--known-at", "#60", "--format", "json"])
    try scratch.write("receipt.json", receipt.output)
    let (length, root) = try scratch.head()

    let erased = try scratch.run("append", "-", input: named.erasure + "\n")
    try #require(erased.status == 0, "\(erased.messages)")
    for (words, old) in zip(commands, before) {
      let new = try scratch.run(words)
      #expect(new.status == old.status, "\(words): \(new.messages)")
      #expect(named.place(in: new.output) == nil, "\(words)")
      #expect(!new.output.contains(NamedEverywhere.hidden), "\(words)")
      // A message says again what the caller asked for.
      if !words.contains(where: { $0.contains(party) }) { #expect(named.place(in: new.messages) == nil, "\(words)") }
      if words.contains("json"), words[0] != "events", new.status == 0 {
        #expect(NamedEverywhere.numbers(of: new.output) == NamedEverywhere.numbers(of: old.output), "\(words)")
      }
    }
    #expect(try scratch.run("events").output.contains(NamedEverywhere.open))
    for ending in ["html", "md", "txt", "csv", "json"] {
      let span = ["--area", named.county, "--from", "2018-06", "--to", "2018-12", "--disclose"]
      let why = ["why", named.indicator, "--output", "why.\(ending)", "--export", "export.jsonl"] + span
      #expect(try scratch.run(why).status == 0)
      #expect(
        try scratch.run(["report", "2018/19 Q3", "--area", named.county, "--output", "report.\(ending)"]).status == 0)
      for file in ["why.\(ending)", "report.\(ending)", "export.jsonl"] {
        let text = try scratch.text(of: file)
        #expect(named.place(in: text) == nil && !text.contains(NamedEverywhere.hidden), "\(file)")
        #expect(text.contains("[erased]") || file == "why.csv", "\(file)")
      }
    }
    // The proofs are those of before.
    #expect(try scratch.reopened().root(size: length) == root)
    #expect(try scratch.run("verify").status == 0)
    let checked = try scratch.run("verify", "--receipt", "receipt.json")
    #expect(checked.status == 0 && named.place(in: checked.output) == nil, "\(checked)")
    let again = try scratch.run("append", "events.jsonl")
    #expect(again.output.hasPrefix(#"{"appended":0,"duplicates":\#(length),"#), "\(again)")
    try export(of: named, in: scratch)
  }

  /// What was exported is appended elsewhere, and gives the same figure.
  private func export(of named: NamedEverywhere, in scratch: Scratch) throws {
    let question = ["--area", named.county, "--to", "2018-12", "--format", "json"]
    let here = try scratch.run(["figure", named.indicator] + question)
    let other = try Scratch.withLedger()
    let copied = try other.run("append", "-", "--as-recorded", input: try scratch.text(of: "export.jsonl"))
    try #require(copied.status == 0, "\(copied.messages)")
    let indicator =
      named.indicator == "crimes" ? "crimes" : named.indicator.replacing(named.party, with: "erased-1")
    let there = try other.run(["figure", indicator] + question)
    #expect(NamedEverywhere.numbers(of: there.output) == NamedEverywhere.numbers(of: here.output), "\(there)")
  }

  @Test("a follower of events hides what was printed before in full")
  func following() throws {
    let scratch = try Scratch.withLedger()
    let named = NamedEverywhere("p1")
    try scratch.reopened(access: .readWrite).add(Array(named.lines.prefix(40)))
    let follower = try scratch.start(["events", "--follow", "--from", "39"])
    try wait { try follower.printed().contains("by p1") }
    let ledger = try scratch.reopened(access: .readWrite)
    try ledger.add([named.erasure, crime("later p1", more: #","note":"p1""#), crime("last")])
    try wait { try follower.printed().split(separator: "\n").count == 4 }
    follower.kill()
    let later = try follower.printed().split(separator: "\n").dropFirst().joined(separator: "\n")
    #expect(named.place(in: later) == nil && later.contains("[erased]"))
  }

  private func wait(until isDone: () throws -> Bool) throws {
    for _ in 0..<200 {
      if try isDone() { return }
      Thread.sleep(forTimeInterval: 0.1)
    }
    Issue.record("it took too long")
  }
}

extension Scratch {
  fileprivate func head() throws -> (length: Int, root: [UInt8]) {
    let ledger = try reopened()
    let length = try ledger.length
    return (length, try ledger.root(size: length))
  }
}
