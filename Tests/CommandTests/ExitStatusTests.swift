import FileSystem
import Foundation
import Ledger
import LedgerTestSupport
import TestSupport
import Testing

@Suite("Exit statuses")
struct ExitStatusTests {
  @Test(
    "64: the command line is wrong",
    arguments: [
      ["append"], ["append", "a", "--recorded-at", "yesterday"], ["events", "--type", "crime.solved"],
      ["append", "a", "--as-recorded", "--recorded-at", "2019-09-20T09:00:00Z"], ["nonsense"], ["import", "areas"],
      ["import", "areas", "a.csv", "--shipped"], ["define"], ["events", "--from", "-1"], ["append", "-", "-"],
      ["events", "--follow", "--to", "3"], ["definitions", "diff", "a", "1"],
      ["figure", "crime", "--area", "", "--to", "2019-06"], ["figure", "crime", "--area=", "--to", "2019-06"],
      ["figure", "", "--area", "E10000018", "--to", "2019-06"],
      ["compare", "crime", "--areas", " ", "--to", "2019-06"],
      ["trend", "crime", "--area", "E10000018", "--from", "", "--to", "2019-06"],
      ["figure", "crime", "--area", "E10000018", "--to", "2019-06", "--known-at", ""],
      ["report", "2019/20 Q1", "--area", "\t"], ["events", "--subject", ""], ["append", ""],
      ["events", "--ledger", ""],
    ])
  func usage(words: [String]) throws {
    let run = try Scratch.withLedger().run(words)
    #expect(run.status == 64 && run.output.isEmpty && run.messages.contains("sage: "), "\(run)")
  }

  @Test("64: no ledger is named")
  func noLedger() throws {
    for words in [["init"], ["events"], ["verify"], ["append", "-"]] {
      let run = try Scratch().start(words, isLedgerNamed: false).finish()
      #expect(run.status == 64)
      #expect(
        run.messages.hasPrefix("Error: No ledger is named. Give --ledger DIR, or set INCIDENT_LEDGER to the folder.\n"))
    }
  }

  @Test("65: what is damaged, too early or too late is refused")
  func refused() throws {
    let scratch = try Scratch.withLedger()
    try scratch.write("a.jsonl", crime("a"))
    try scratch.write("b.jsonl.gz", "no gzip")
    #expect(try scratch.run("append", "b.jsonl.gz").status == 65)
    let future = try scratch.run("append", "a.jsonl", "--recorded-at", "2999-01-01T00:00:00Z")
    #expect(future.status == 65 && future.messages.contains("not in the future"))
    #expect(try scratch.run("append", "a.jsonl").status == 0)
    try scratch.write("c.jsonl", crime("c"))
    let past = try scratch.run("append", "c.jsonl", "--recorded-at", "2001-01-01T00:00:00Z")
    #expect(past.status == 65 && past.messages.contains("never decrease"))
    #expect(try scratch.run("append", "c.jsonl", "--as-recorded").status == 65)
    #expect(try scratch.reopened().length == 1)
  }

  @Test("66: there is no ledger, or no input")
  func noInput() throws {
    let scratch = try Scratch.withLedger()
    #expect(
      try scratch.run("append", "nothing.jsonl")
        == Run(
          status: 66, output: "",
          messages: "nothing.jsonl: there is no readable file or folder of this name. Check the path.\n"))
    #expect(
      try scratch.run("events", "--ledger", "nowhere")
        == Run(
          status: 66, output: "",
          messages: "There is no ledger in nowhere: make one with incident-ledger init --ledger nowhere.\n"))
    #expect(try scratch.run("verify", "--ledger", "nowhere").status == 66)
    #expect(try scratch.run("import", "police-uk", "nothing").status == 66)
    try FileManager.default.createDirectory(atPath: scratch.path + "/empty", withIntermediateDirectories: true)
    #expect(try scratch.run("import", "police-uk", "empty").status == 66)
  }

  @Test("73: a ledger is not made among other files, nor a copy or rejects where there is no folder")
  func cannotCreate() throws {
    let scratch = try Scratch.withLedger()
    try scratch.write("a.jsonl", crime("a"))
    #expect(try scratch.run("init", "--ledger", ".").status == 73)
    #expect(try scratch.run("init", "--ledger", "a.jsonl").status == 73)
    #expect(try scratch.run("append", "a.jsonl", "--rejects", "no/r.jsonl").status == 73)
    #expect(try scratch.run("backup", "a.jsonl/copy").status == 73)
    #expect(try scratch.run("backup", "a.jsonl").status == 73)
    #expect(try scratch.reopened().length == 0)
  }

  @Test("74: the result cannot be written; what was appended is there all the same, and nothing else is touched")
  func outputClosed() throws {
    for (shell, id) in [(#"exec "$0" "$@" >&-"#, "a"), (#"exec "$0" "$@" >/dev/full"#, "b")] {
      let scratch = try Scratch.withLedger()
      try scratch.write("a.jsonl", crime(id))
      let run = try scratch.run("append", "a.jsonl", shell: shell)
      #expect(run.status == 74 && run.messages.contains("could not be written to standard output"))
      #expect(try scratch.reopened().length == 1)
      #expect(try scratch.reopened().verifyJournal().isEmpty)
    }
  }

  @Test("a closed standard input and standard error are no matter")
  func streamsClosed() throws {
    let scratch = try Scratch.withLedger()
    try scratch.write("a.jsonl", crime("a"))
    for (words, shell) in [
      (["append", "a.jsonl"], #"exec "$0" "$@" <&- 2>&-"#), (["append", "-"], #"exec "$0" "$@" <&-"#),
    ] {
      let run = try scratch.start(words, shell: shell).finish()
      #expect(run.status == 0, "\(run)")
    }
    #expect(try scratch.reopened().verifyJournal().isEmpty)
  }

  @Test("a reader that has seen enough of the events is no error")
  func readerGone() throws {
    let scratch = try Scratch.withLedger()
    #expect(try scratch.run("append", "-", input: crimes("c", 5000)).status == 0)
    let run = try scratch.run("events", shell: #"{ "$0" "$@"; echo "status $?" >&2; } | head -n 1"#)
    #expect(run.output.split(separator: "\n").count == 1)
    #expect(run.messages == "status 0\n")
  }

  @Test("75: another process keeps on writing")
  func busy() throws {
    let scratch = try Scratch.withLedger()
    let lock = try FileLock(scratch.ledgerPath + "/writer.lock")
    #expect(try lock.tryLock())
    let run = try scratch.run("append", "-", input: crime("a"))
    #expect(run.status == 75 && run.messages.hasPrefix("Another process is writing to the ledger: try again"))
    lock.unlock()
    #expect(try scratch.run("append", "-", input: crime("a")).status == 0)
  }

  @Test("1: a damaged ledger, which takes down neither the reader nor the writer of the report")
  func damaged() throws {
    let scratch = try Scratch.withLedger()
    #expect(try scratch.run("append", "-", input: crimes("c", 3000)).status == 0)
    let path = URL(fileURLWithPath: scratch.ledgerPath + "/journal/data.mdb")
    let whole = try Data(contentsOf: path)
    for page in [20, 60, 120] {
      var bytes = whole
      bytes.replaceSubrange(page * 4096..<(page + 1) * 4096, with: Data(count: 4096))
      try bytes.write(to: path)
      let run = try scratch.run("verify")
      if run.status == 0 { continue }  // A page that nothing uses.
      #expect(run.status == 1 && run.output.contains("found."), "\(page): \(run)")
    }
    try whole.prefix(whole.count / 2).write(to: path)
    let cut = try scratch.run("verify")
    #expect(cut.status == 1 && !cut.messages.isEmpty)
    try whole.write(to: path)
    #expect(try scratch.run("verify").status == 0)
  }
}
