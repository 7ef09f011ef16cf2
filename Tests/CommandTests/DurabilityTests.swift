import Foundation
import Ledger
import LedgerTestSupport
import TestSupport
import Testing

@Suite("Appends by processes", .serialized)
struct DurabilityTests {
  @Test("two processes that append at once both do, each batch in one piece")
  func together() throws {
    let scratch = try Scratch.withLedger()
    for name in ["a", "b"] { try scratch.write(name + ".jsonl", crimes(name, 3000)) }
    for name in ["c", "d"] { try scratch.write(name + ".jsonl", crimes(name, 3000)) }
    let children = try ["a", "b", "c", "d"].map { try scratch.start(["append", $0 + ".jsonl"]) }
    for child in children { #expect(try child.finish().status == 0) }
    let ledger = try scratch.reopened()
    #expect(try ledger.length == 12_000)
    var order: [Character] = []
    for sequence in 0..<12_000 {
      let text = String(decoding: try ledger.event(at: sequence), as: UTF8.self)
      let subject = try #require(text.firstMatch(of: /"subject":"([a-d])-/)?.1.first)
      if order.last != subject { order.append(subject) }
    }
    #expect(order.count == 4, "\(order)")
    #expect(try ledger.verifyJournal().isEmpty)
  }

  @Test("a full disk is said to be so, and the ledger stays whole")
  func fullDisk() throws {
    let scratch = try Scratch.withLedger()
    #expect(try scratch.run("append", "-", input: crimes("a", 100)).status == 0)
    try scratch.write("batch.jsonl", crimes("b", 5000))
    // A file may not grow beyond 200 KiB.
    let run = try scratch.run("append", "batch.jsonl", shell: #"ulimit -f 400; exec "$0" "$@""#)
    #expect(run.status == 74 && run.messages.contains("free space"), "\(run)")
    #expect(try scratch.reopened().length == 100)
    #expect(try scratch.run("verify").status == 0)
    #expect(try scratch.run("append", "batch.jsonl").status == 0)
    #expect(try scratch.reopened().length == 5100)
    #expect(try scratch.run("verify").status == 0)
  }

  /// Whether a file system of a size of its own can be had here.
  private static let canMount: Bool = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "unshare -rm mount -t tmpfs -o size=2m tmpfs /mnt"]
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  @Test(
    "where not a page is free a figure is told or the disk is said to be full, and nothing is left behind",
    .enabled(if: canMount, "a file system of its own needs unshare and mount"))
  func noPageFree() throws {
    let scratch = Scratch()
    try scratch.write("batch.jsonl", crimes("a", 400))
    // Fills the disk to the last page, and then to a few bytes before it.
    let run = try scratch.run(
      shell: #"""
        unshare -rm /bin/sh -c '
          mount -t tmpfs -o size=2m tmpfs /mnt
          "$0" init --ledger /mnt/l && "$0" append batch.jsonl --ledger /mnt/l
          for left in 0 4096 8192; do
            rm -f /mnt/fill
            free=$(df --output=avail -B1 /mnt | tail -1)
            head -c $((free - left)) /dev/zero > /mnt/fill
            "$0" definitions --ledger /mnt/l > /dev/null; echo "definitions $left: $?"
            "$0" verify --ledger /mnt/l > /dev/null; echo "verify $left: $?"
          done
          rm /mnt/fill
          ls -A /mnt/l; "$0" verify --ledger /mnt/l' "$0"
        """#)
    let lines = run.output.split(separator: "\n").map(String.init)
    let statuses = lines.filter { $0.contains(": ") && $0.first?.isLetter == true }
    #expect(statuses.count == 6, "\(run)")
    for status in statuses {
      #expect(status.hasSuffix(": 0") || status.hasSuffix(": 74"), "\(status)\n\(run.messages)")
    }
    #expect(!run.output.contains(".creating") && !run.messages.contains("Signal"), "\(run)")
    #expect(lines.last?.hasPrefix("400 events, all whole.") == true, "\(run)")
  }

  @Test("a folder that cannot be written is read, and not appended to")
  func readOnlyFolder() throws {
    let scratch = try Scratch.withLedger()
    #expect(try scratch.run("append", "-", input: crimes("a", 100)).status == 0)
    func permit(_ folders: Int, _ files: Int) throws {
      for (name, mode) in [("", folders), ("/journal", folders), ("/journal/data.mdb", files)] {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: scratch.ledgerPath + name)
      }
    }
    try permit(0o555, 0o444)
    defer { try? permit(0o755, 0o644) }
    // Root may write everywhere, so the command is run as nobody.
    let other = getuid() == 0 ? #"exec setpriv --reuid=65534 --regid=65534 --clear-groups "$0" "$@""# : nil
    let run = try scratch.run("append", "-", shell: other, input: crime("b"))
    #expect(run.status == 74 && !run.messages.isEmpty, "\(run)")
    let events = try scratch.run("events", shell: other)
    #expect(events.status == 0 && events.output.split(separator: "\n").count == 100, "\(events.messages)")
  }

  @Test("a folder that is no ledger is not touched")
  func notALedger() throws {
    let scratch = Scratch()
    try FileManager.default.createDirectory(atPath: scratch.ledgerPath + "/journal", withIntermediateDirectories: true)
    try Data("something else".utf8).write(to: URL(fileURLWithPath: scratch.ledgerPath + "/journal/data.mdb"))
    let run = try scratch.run("append", "-", input: crime("a"))
    #expect(run.status == 66 || run.status == 1, "\(run)")
    #expect(!run.messages.isEmpty && run.output.isEmpty)
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: scratch.ledgerPath + "/journal/data.mdb"))
        == Data("something else".utf8))
  }

  @Test("a follower sees what is appended while it looks")
  func follow() throws {
    let scratch = try Scratch.withLedger()
    #expect(try scratch.run("append", "-", input: crime("a")).status == 0)
    let follower = try scratch.start(["events", "--follow", "--type", "crime.recorded"])
    for subject in ["b", "c"] {
      usleep(300_000)
      #expect(try scratch.run("append", "-", input: crime(subject)).status == 0)
    }
    for _ in 0..<200 where try !follower.printed().contains("\"subject\":\"c\"") { usleep(100_000) }
    follower.kill()
    let subjects = try follower.finish().output.matches(of: /"subject":"(.)"/).map { String($0.1) }
    #expect(subjects == ["a", "b", "c"])
  }
}
