import Foundation
import LedgerTestSupport
import TestSupport
import Testing

/// Whether a file system of a size of its own can be had here.
private let canMount: Bool = {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/bin/sh")
  process.arguments = ["-c", "unshare -rm mount -t tmpfs -o size=2m tmpfs /mnt"]
  (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
  guard (try? process.run()) != nil else { return false }
  process.waitUntilExit()
  return process.terminationStatus == 0
}()

@Suite("A disk without room", .enabled(if: canMount, "a file system of its own needs unshare and mount"))
struct FullDiskTests {
  @Test("74: for a result there has to be room, and nothing of it is left where there is none")
  func results() throws {
    let scratch = try Scratch.withCrimes(20)
    let run = try scratch.run(
      shell: #"""
        unshare -rm /bin/sh -c '
          mount -t tmpfs -o size=1m tmpfs /mnt
          head -c 4000000 /dev/zero > /mnt/fill 2> /dev/null
          "$0" report "2018/19 Q4" --area E07000129 --output /mnt/paper.md; echo "report $?"
          "$0" why crime --area E07000129 --from 2019-01@#2 --to 2019-01 --export /mnt/events.jsonl; echo "why $?"
          ls -A /mnt' "$0"
        """#)
    #expect(run.output == "report 74\nwhy 74\nfill\n", "\(run)")
    #expect(run.messages.components(separatedBy: "free some space.").count == 3, "\(run)")
  }

  @Test("74: for a token there has to be room too, and those that are there stay")
  func tokens() throws {
    let run = try Scratch().run(
      shell: #"""
        unshare -rm /bin/sh -c '
          mount -t tmpfs -o size=2m tmpfs /mnt
          "$0" init --ledger /mnt/l > /dev/null
          "$0" tokens create --name first --scope read --ledger /mnt/l > /dev/null 2>&1; echo "first $?"
          head -c 4000000 /dev/zero > /mnt/fill 2> /dev/null
          "$0" tokens create --name second --scope read --ledger /mnt/l; echo "second $?"
          ls -A /mnt/l
          "$0" tokens list --format csv --ledger /mnt/l | cut -d , -f 1' "$0"
        """#)
    #expect(run.output.hasPrefix("first 0\nsecond 74\n"), "\(run)")
    #expect(!run.output.contains("tokens.json.new") && run.output.hasSuffix("name\nfirst\n"), "\(run)")
    #expect(run.messages.contains("free some space."), "\(run)")
  }
}
