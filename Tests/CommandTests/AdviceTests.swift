import Bytes
import Events
import Foundation
import LMDB
import LedgerTestSupport
import TestSupport
import Testing

@testable import Ledger

/// Each kind of damage, and what `verify` says to do about it, done word for word.
@Suite("The advice of verify")
struct AdviceTests {
  /// A ledger of three batches, of which a backup has two, asked once so that a projection is stored.
  private struct Told {
    let scratch: Scratch
    let events: String

    init() throws {
      scratch = try Scratch.withLedger()
      for name in ["a", "b"] { #expect(try scratch.run("append", "-", input: crimes(name, 2500)).status == 0) }
      #expect(try scratch.run("tokens", "create", "--name", "analysts", "--scope", "read").status == 0)
      #expect(try scratch.run("backup", "monday").status == 0)
      #expect(try scratch.run("append", "-", input: crimes("c", 300)).status == 0)
      #expect(try scratch.run("areas", "--unplaced").status == 0)
      events = try scratch.run("events").output
      #expect(events.split(separator: "\n").count == 5300)
    }

    func tamper(_ body: (inout WriteTransaction) throws -> Void) throws {
      let store = try Store(at: scratch("ledger/journal"), tables: Layout.tables, access: .readWrite)
      var transaction = try store.beginWrite()
      try body(&transaction)
      try transaction.commit()
    }

    /// Changes a byte of a value.
    func flip(_ key: [UInt8], byte: Int, in table: Table) throws {
      try tamper { transaction in
        var value = try #require(try transaction.value(for: key.rawBytes, in: table)?.bytes())
        value[byte] ^= 1
        try transaction.put(key: key, value: value, in: table)
      }
    }

    func flip(_ key: UInt64, byte: Int, in table: Table) throws {
      try tamper { transaction in
        var value = try #require(try transaction.value(for: key, in: table)?.bytes())
        value[byte] ^= 1
        try transaction.put(key: key, value: value, in: table)
      }
    }

    func overwrite(_ name: String, at offset: Int, count: Int) throws {
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch(name)))
      try file.seek(toOffset: UInt64(offset))
      try file.write(contentsOf: Data(count: count))
      try file.close()
    }

    /// What verify finds: the kinds, and what it says to do, as a script.
    func advice() throws -> (status: Int32, kinds: [String], script: [String]) {
      let run = try scratch.run("verify", "--format", "json")
      let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
      let findings = try #require(json?["findings"] as? [[String: Any]])
      for finding in findings {
        for member in ["what", "lost", "since"] { #expect((finding[member] as? String)?.isEmpty == false) }
      }
      return (
        run.status, findings.compactMap { $0["kind"] as? String },
        findings.flatMap { $0["next"] as? [String] ?? [] }
      )
    }

    /// Does what verify says, and looks for every event that was acknowledged.
    func follow(_ kind: String) throws {
      let (status, kinds, script) = try advice()
      #expect(status == 1 && kinds == [kind], "\(kinds)")
      let lines = script.map {
        $0.replacing("incident-ledger ", with: "\"$0\" ").replacing("BACKUP", with: "monday")
      }
      let run = try scratch.run(shell: (["set -e"] + lines).joined(separator: "\n"))
      #expect(run.status == 0, "\(lines)\n\(run)")
      #expect(try scratch.run("verify").status == 0)
      #expect(try scratch.run("events").output == events, "\(kind): an event is lost")
      #expect(try scratch.run("tokens", "list", "--format", "csv").output.contains("analysts"))
      #expect(try scratch.run("append", "-", input: crimes("d", 10)).status == 0)
      #expect(try scratch.run("areas", "--unplaced").status == 0)
    }
  }

  @Test("of a sound ledger is none")
  func sound() throws {
    let told = try Told()
    let (status, kinds, script) = try told.advice()
    #expect(status == 0 && kinds.isEmpty && script.isEmpty)
  }

  @Test("about damaged events loses none that a backup has")
  func events() throws {
    let told = try Told()
    try told.flip(17, byte: 40, in: Layout.events)
    try told.flip(2600, byte: 60, in: Layout.events)
    try told.follow("events")
  }

  @Test("about the number in front of an event loses none")
  func numbers() throws {
    let told = try Told()
    try told.flip(5200, byte: 0, in: Layout.events)
    try told.follow("events")
  }

  @Test(
    "about tables that are made from events loses none", arguments: ["head", "longer head", "tree", "keys", "batches"])
  func tables(name: String) throws {
    let told = try Told()
    switch name {
    case "head": try told.flip(Layout.headKey, byte: 2, in: Layout.meta)
    case "longer head": try told.flip(Layout.headKey, byte: 4, in: Layout.meta)
    case "tree": try told.flip(Layout.tile(level: 0, index: 3), byte: 100, in: Layout.tree)
    case "keys": try told.tamper { _ = try $0.delete(key: [0, 0, 0, 0] + Array("c-7".utf8), in: Layout.keys) }
    default: try told.flip(5000, byte: 20, in: Layout.batches)
    }
    try told.follow("tables")
  }

  @Test("about projections says that the journal is whole, and has them made again", arguments: [false, true])
  func projections(isFile: Bool) throws {
    let told = try Told()
    if isFile {
      try FileManager.default.removeItem(atPath: told.scratch("ledger/projections/head"))
      try told.scratch.write("ledger/projections/head", "no head at all")
    } else {
      let path = told.scratch("ledger/projections/columns-1/values.area")
      var file = try Data(contentsOf: URL(fileURLWithPath: path))
      let place = try #require(file.range(of: Data("tE07000129".utf8)))
      file[place.lowerBound + 3] ^= 1
      try file.write(to: URL(fileURLWithPath: path))
    }
    let run = try told.scratch.run("verify")
    #expect(run.output.contains("5300 events, all whole.") && run.output.contains("the journal is whole"), "\(run)")
    #expect(run.status == 1 && !run.output.lowercased().contains("restore"))
    // A backup of a sound journal is made all the same.
    #expect(try told.scratch.run("backup", "tuesday").status == 0)
    try told.follow("projections")
  }

  @Test("about a file that cannot be followed keeps it, and ends with every event or with a word about it")
  func file() throws {
    let told = try Told()
    let size = try Data(contentsOf: URL(fileURLWithPath: told.scratch("ledger/journal/data.mdb"))).count
    try told.overwrite("ledger/journal/data.mdb", at: 2 * 4096, count: size - 2 * 4096)
    let (status, kinds, script) = try told.advice()
    #expect(status == 1 && kinds == ["file"])
    // What is to be done where it cannot be rebuilt: the backup, and everything since sent again.
    let last = try #require(script.last)
    #expect(last.contains("cp -r BACKUP") && script.contains { $0.contains("--rebuild --with BACKUP") })
    let before = try Data(contentsOf: URL(fileURLWithPath: told.scratch("ledger/journal/data.mdb")))
    #expect(try told.scratch.run("backup", "ledger.rebuilt", "--rebuild", "--with", "monday").status != 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: told.scratch("ledger/journal/data.mdb"))) == before)
    #expect(try told.scratch.run(shell: "mv ledger ledger.damaged; cp -r monday ledger").status == 0)
    for name in ["b", "c"] {
      #expect(try told.scratch.run("append", "-", input: crimes(name, name == "b" ? 2500 : 300)).status == 0)
    }
    #expect(try told.scratch.reopened().length == 5300)
  }

  @Test("a user who may not write verifies all the same, and is told that nothing is damaged")
  func rights() throws {
    let told = try Told()
    let path = told.scratch.ledgerPath
    let run = try told.scratch.run(shell: "chmod -R a+rX . && chmod -R a-w ledger")
    #expect(run.status == 0)
    defer { _ = try? told.scratch.run(shell: "chmod -R u+w ledger") }
    // Root may write everywhere, so the command is run as nobody.
    let other = getuid() == 0 ? #"exec setpriv --reuid=65534 --regid=65534 --clear-groups "$0" "$@""# : nil
    let verified = try told.scratch.run("verify", "--ledger", path, shell: other)
    #expect(verified.status == 0 && verified.output.contains("5300 events, all whole."), "\(verified)")
    #expect(verified.output.contains("may not write in the ledger's folder"), "\(verified)")
    #expect(!verified.output.contains("rm -r") && !verified.output.contains("damaged.\n"), "\(verified)")
  }

  @Test("a clock that jumped is a finding and no damage, for verify and for backup")
  func clock() throws {
    let scratch = try Scratch.withLedger()
    let ahead = RecordedTime(microseconds: Ledger.now.microseconds + 3652 * 86_400_000_000)
    try Ledger(at: scratch.ledgerPath, clock: { ahead }).add(crime("a"))
    let refused = try scratch.run("append", "-", input: crime("b"))
    #expect(refused.status == 74 && refused.messages.contains("--accept-clock"), "\(refused)")
    #expect(try scratch.run("append", "-", "--accept-clock", input: crime("b")).status == 0)
    #expect(try scratch.run("append", "-", input: crime("c")).status == 0)
    let run = try scratch.run("verify")
    #expect(run.status == 0 && run.output.hasPrefix("3 events, all whole.") && run.output.contains("A clock was wrong"))
    let backup = try scratch.run("backup", "monday")
    #expect(backup.status == 0 && backup.messages.contains("It is copied as it is."), "\(backup)")
    #expect(try scratch.reopened("monday").length == 3)
  }

  @Test("every command that appends takes --accept-clock")
  func options() throws {
    for words in [
      ["append"], ["define"], ["import", "areas"], ["import", "populations"], ["import", "police-uk"],
      ["import", "feed"],
      ["feeds", "adopt"], ["feeds", "retention"], ["report"], ["serve"],
    ] {
      #expect(try Scratch().run(words + ["--help"]).output.contains("--accept-clock"), "\(words)")
    }
  }
}
