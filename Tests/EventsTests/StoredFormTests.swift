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

  /// The members of a stored event, in canonical order, some of them odd.
  private func members(_ random: inout SplitMix64) -> [String] {
    let times = [
      "2020-01-01T00:00:00.123456Z", "2020-01-01T00:00:00.123456z", "2020-01-01t00:00:00.123456Z",
      "2020-01-01T00:00:00.1234567Z", "2020-01-01T00:00:00.12345Z", "2020-01-01T00:00:00Z",
      "2020-01-01T01:00:00.123456+01:00", "2020-01-01T00:00:00.123456+00:00", "2016-12-31T23:59:60.123456Z",
      "2020-01-01T00:00:00.12345\\u0036Z",
    ]
    let time = random.chance(2, of: 3) ? times[0] : random.pick(times)
    let numbers = ["41.0", "4.1e1", "\"41\"", "42", "041", "41e0", "null"]
    let number = random.chance(3, of: 4) ? "41" : random.pick(numbers)
    let data = random.pick([
      #"{}"#, #"{"a":1.50}"#, #"{"a":null,"b":[1,"x"]}"#, #"{"b":1,"a":2}"#, #"{"a":"\/"}"#, #"{"a":"\n"}"#,
      #"{"a": 1}"#, #"{"a":"é\u00e9"}"#, #"{"a":"é😂"}"#, #"{"a":1e21}"#, #"{"a":-0}"#, #"{"a":"\u000a"}"#,
    ])
    var members = [
      "\"data\":\(data)", "\"id\":\"1\"", "\"recordedtime\":\"\(time)\"", "\"sequence\":\(number)",
      "\"source\":\"s\"",
    ]
    let more = ["\"sz\":null", "\"sz\":true", "\"s\\u007a\":1", "\"sz\":1.0"]
    if random.chance(1, of: 6) { members.append(random.pick(more)) }
    if random.chance(1, of: 8) { members.remove(at: random.whole(2...3)) }
    if random.chance(1, of: 8) { members.swapAt(random.whole(0...2), 3) }
    return members
  }

  @Test("is told from other texts of the same event as by writing it, whether it is written to be compared or not")
  func told() throws {
    var random = SplitMix64(seed: 9)
    var counts = [false: 0, true: 0]
    for _ in 0..<20_000 {
      var text = Array(("{" + members(&random).joined(separator: random.chance(1, of: 12) ? ", " : ",") + "}").utf8)
      if random.chance(1, of: 8) { text[random.whole(0...(text.count - 1))] = UInt8(random.whole(0x20...0x7E)) }
      var reader = EventReader()
      guard (try? reader.read(text[...])) != nil, let time = try? reader.recordedTime(after: nil) else { continue }
      // Behind other bytes, as a leaf's are.
      let stored = [0] + text
      for sequence in [41, 42] {
        var written: [UInt8] = []
        reader.writeStored(sequence: sequence, recordedTime: time.time, to: &written)
        var buffer: [UInt8] = [9, 9]
        let isStored = reader.isStored(as: stored[1...], sequence: sequence, recordedTime: time, &buffer)
        #expect(isStored == (written == text), "\(String(decoding: text, as: UTF8.self))")
        counts[isStored, default: 0] += 1
      }
      var buffer: [UInt8] = []
      #expect(!reader.isStored(as: stored[...], sequence: 41, recordedTime: time, &buffer))
    }
    #expect(counts[true, default: 0] > 500 && counts[false, default: 0] > 5000)
  }

  @Test("has its two members in their places")
  func places() throws {
    let text = #"{"data":{},"id":"1","source":"s"}"#
    #expect(
      try String(decoding: stored(text).copied, as: UTF8.self)
        == #"{"data":{},"id":"1","recordedtime":"2020-01-01T00:00:00.123456Z","sequence":41,"source":"s"}"#)
  }
}
