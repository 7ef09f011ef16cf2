import TestSupport
import Testing

@testable import Events

/// An event that was read in its canonical form is copied in pieces; every other is written member by member, or ahead.
@Suite("The stored form of an event")
struct StoredFormTests {
  private static let names = ["a", "q", "recordedtim", "recordedtimes", "rz", "seq", "sequences", "sez", "time", "zz9"]

  private func stored(_ text: String) throws -> (copied: [UInt8], written: [UInt8], prepared: [UInt8]) {
    var reader = EventReader()
    try reader.read(Array(text.utf8)[...])
    let time = RecordedTime(microseconds: 1_577_836_800_123_456)
    var (copied, written, prepared): ([UInt8], [UInt8], [UInt8]) = ([], [], [])
    reader.writeStored(sequence: 41, recordedTime: time, to: &copied)
    CanonicalJSON.writeEvent(
      reader.document, leavingOut: (reader.attributes.sequence, reader.attributes.recordedTime, -1),
      adding: (time, 41), to: &written)
    reader.prepareStored()
    reader.writeStored(sequence: 41, recordedTime: time, to: &prepared)
    return (copied, written, prepared)
  }

  @Test("is the same, copied or written, whatever members stand beside those that it adds")
  func seeded() throws {
    var random = SplitMix64(seed: 16)
    for _ in 0..<2000 {
      var members = ["\"id\":\"1\"", "\"source\":\"s\"", "\"data\":{\"area\":\"E07000130\"}"]
      for name in StoredFormTests.names where Int.random(in: 0..<4, using: &random) == 0 {
        members.append("\"\(name)\":" + ["\"x\"", "7", "null", "1.0"].randomElement(using: &random)!)
      }
      if Int.random(in: 0..<8, using: &random) == 0 { members.append("\"sequence\":3") }
      if Int.random(in: 0..<8, using: &random) == 0 { members.append("\"recordedtime\":\"2019-01-01T00:00:00Z\"") }
      if Bool.random(using: &random) { members.shuffle(using: &random) } else { members.sort() }
      let space = Int.random(in: 0..<4, using: &random) == 0 ? " " : ""
      let text = " {" + members.joined(separator: "," + space) + "} "
      let (copied, written, prepared) = try stored(text)
      #expect(copied == written && prepared == written, "\(text)")
    }
  }

  @Test("has its two members in their places")
  func places() throws {
    let text = #"{"data":{},"id":"1","source":"s"}"#
    #expect(
      try String(decoding: stored(text).copied, as: UTF8.self)
        == #"{"data":{},"id":"1","recordedtime":"2020-01-01T00:00:00.123456Z","sequence":41,"source":"s"}"#)
  }
}
