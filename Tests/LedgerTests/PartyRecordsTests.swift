import Events
import Ledger
import LedgerTestSupport
import TestSupport
import Testing

@Suite("The records of a party")
struct PartyRecordsTests {
  private static func heard(_ subject: String, _ party: String, id: String) -> String {
    event(
      "marac.heard", subject, id: id,
      data: #"{"party":"\#(party)","date":"2019-01-02","area":"E07000129","contact":["other"],"risk":"high"}"#)
  }

  /// The sequences of the events that are held.
  private static func held(_ party: String, in ledger: Ledger) throws -> [Int] {
    var records = try PartyRecords(of: party, in: ledger)
    var sequences: [Int] = []
    try ledger.forEachEvent(in: 0..<ledger.length) { sequence, record, json in
      if try records.hold(json, of: record) { sequences.append(sequence) }
      return true
    }
    return sequences
  }

  @Test("are told whole, also those that named it late or no longer, and those closed")
  func whole() throws {
    let scratch = try ScratchLedger()
    try scratch.ledger.add([
      Self.heard("1", "p", id: "0"), Self.heard("2", "q", id: "1"), Self.heard("3", "q", id: "2"),
      event("marac.corrected", "1", id: "3", data: #"{"party":"q"}"#),
      event("marac.corrected", "2", id: "4", data: #"{"risk":"medium"}"#),
      event("marac.corrected", "2", id: "5", data: #"{"party":"p"}"#),
      event("marac.withdrawn", "1", id: "6"), Self.heard("1", "r", id: "7"), crime("p", id: "8"),
      crime("note", id: "9", more: #","note":"p""#), crime("4", id: "10", more: #","party":"p""#),
    ])
    #expect(try Self.held("p", in: scratch.ledger) == [0, 1, 3, 4, 5, 6, 7, 10])
    #expect(try Self.held("r", in: scratch.ledger) == [0, 3, 6, 7])
    #expect(try Self.held("P", in: scratch.ledger) == [])
    #expect(try PartyRecords(of: "nobody", in: scratch.ledger).isEmpty)
  }

  @Test(
    "are found by their code points, however they are written in JSON", arguments: ["p\"x", "é", "e\u{301}", "a/b"])
  func written(_ party: String) throws {
    let scratch = try ScratchLedger()
    let data: [(String, JSONOutput)] = [
      ("party", .string(party)), ("date", .string("2019-01-02")), ("area", .string("E07000129")),
      ("contact", .array([.string("other")])), ("risk", .string("high")),
    ]
    try scratch.ledger.add([
      event(.maracHeard, "1", id: "0", data), Self.heard("2", "\u{E9}\u{E9}", id: "1"),
      Self.heard("3", "a\\/bc", id: "2"),
    ])
    #expect(try Self.held(party, in: scratch.ledger) == [0])
  }

  @Test("come to be more while it is followed")
  func followed() throws {
    let scratch = try ScratchLedger()
    try scratch.ledger.add(Self.heard("1", "q", id: "0"))
    var records = try PartyRecords(of: "p", in: scratch.ledger)
    try scratch.ledger.add(event("marac.corrected", "1", id: "1", data: #"{"party":"p"}"#))
    #expect(try records.hold(scratch.ledger.event(at: 1), of: 0))
    #expect(try records.hold(scratch.ledger.event(at: 0), of: 0))
  }
}
