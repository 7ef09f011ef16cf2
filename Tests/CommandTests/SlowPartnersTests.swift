import Foundation
import Ledger
import LedgerTestSupport
import TestSupport
import Testing

/// Whoever sends or reads slowly, or not at all, keeps nothing of the ledger.
@Suite("A slow partner")
struct SlowPartnersTests {
  @Test("that sends through a pipe and stops keeps nobody from appending", arguments: ["pipe", "-"])
  func sender(path: String) throws {
    let scratch = try Scratch.withLedger()
    let run = try scratch.run(
      path, crime("quick"), crime("slow"), crime("slower"),
      shell: #"""
        mkfifo pipe
        { printf '%s\n' "$3"; sleep 1; printf '%s\n' "$4"; } > pipe &
        if [ "$1" = - ]; then "$0" append - < pipe > slow & else "$0" append pipe > slow & fi
        sleep 0.3
        printf '%s\n' "$2" | "$0" append - > quick || echo busy
        wait
        grep -o '"sequence":[0-9]*' quick slow
        """#)
    #expect(run.output == "quick:\"sequence\":1\nslow:\"sequence\":3\n", "\(run)")
  }

  @Test("that sends a month of police data through a pipe keeps nobody from appending either")
  func policeSender() throws {
    let scratch = try Scratch.withLedger()
    let header =
      "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
      + "Last outcome category,Context"
    let row = ",2019-06,Leicestershire Police,Leicestershire Police,,,No Location,,,Anti-social behaviour,,"
    let run = try scratch.run(
      header, row, crime("quick"),
      shell: #"""
        mkfifo 2019-06-leicestershire-street.csv
        { printf '%s\n' "$1"; sleep 1; printf '%s\n' "$2"; } > 2019-06-leicestershire-street.csv &
        "$0" import police-uk 2019-06-leicestershire-street.csv > slow &
        sleep 0.3
        printf '%s\n' "$3" | "$0" append - > quick || echo busy
        wait
        grep -o '"sequence":[0-9]*' quick
        "$0" events --type incident.reported | grep -c 2019-06
        """#)
    #expect(run.output == "\"sequence\":1\n1\n", "\(run)")
  }

  @Test("that does not read what it follows keeps no pages from being used again")
  func reader() throws {
    let scratch = try Scratch.withLedger()
    let ledger = try Ledger(at: scratch.ledgerPath)
    func add(_ name: String, _ count: Int) throws {
      _ = try ledger.append { batch in
        for number in 0..<count { _ = try batch.add(Array(crime("\(name)-\(number)").utf8)) }
      }
    }
    // More than a pipe holds.
    try add("a", 4000)
    func size() throws -> Int {
      let attributes = try FileManager.default.attributesOfItem(atPath: scratch.ledgerPath + "/journal/data.mdb")
      return (attributes[.size] as? NSNumber)?.intValue ?? 0
    }
    func growth(_ name: String) throws -> Int {
      let before = try size()
      for number in 0..<60 { try add("\(name)\(number)", 20) }
      return try size() - before
    }
    let alone = try growth("b")
    let follower = try scratch.start(["events", "--follow"], shell: #""$0" "$@" | sleep 60"#)
    defer { follower.kill() }
    usleep(500_000)
    #expect(try growth("c") <= 2 * alone + (1 << 19))
  }
}
