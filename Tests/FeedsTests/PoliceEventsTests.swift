import Events
import Foundation
import TestSupport
import Testing

@testable import Feeds

@Suite("The events of a police statement") struct PoliceEventsTests {
  private func events(_ rows: [String], _ changes: (PoliceStatement) -> [PoliceChange]) throws -> [String] {
    let statement = try LookAlike.read(LookAlike.file(rows)).statements[0]
    let writer = PoliceEvents(statement)
    return changes(statement).enumerated().map { number, change in
      var buffer: [UInt8] = []
      writer.append(change, number: number + 41, to: &buffer)
      return String(decoding: buffer, as: UTF8.self)
    }
  }

  private func opened(_ rows: [String]) throws -> [String] {
    try events(rows) { try! PoliceComparison.changes($0, present: [], acceptRemovals: false).changes }
  }

  @Test("opening events carry the content of their rows in canonical JSON")
  func openings() throws {
    let found = try opened([
      LookAlike.row(id: "c1", location: "\"On \"\"A\\B\"\"\té\n\u{1}\u{1F}\"", context: "Seen twice"),
      LookAlike.row(
        id: "c2", longitude: "-0.00001", latitude: "52", location: "No Location", area: "", outcome: ""),
      LookAlike.row(type: "Anti-social behaviour", context: "Noise"),
      LookAlike.row(
        longitude: "", latitude: "", location: "No Location", area: "", type: "Anti-social behaviour"),
      LookAlike.row(longitude: "0.0000015", latitude: "0.0000001", type: "Drugs", outcome: ""),
    ])
    let start = #"{"data":{"area":"E01025631","date":"2018-10","#
    func tail(_ number: Int, _ subject: String, _ type: String) -> String {
      #"},"id":"2018-10/0000000000\#(number)","source":"police-uk/leicestershire","specversion":"1.0","#
        + #""subject":"leicestershire/2018-10/\#(subject)","type":"\#(type)"}"#
    }
    #expect(
      found == [
        start + #""latitude":52.6198,"location":"On \"A\\B\"\té\n\u0001\u001f","longitude":-1.21222,"#
          + #""note":"Seen twice","offence":"burglary","outcome":"Under investigation""#
          + tail(41, "c1", "crime.recorded"),
        #"{"data":{"area":"E23000021","date":"2018-10","latitude":52,"location":"No Location","#
          + #""longitude":-0.00001,"offence":"burglary""# + tail(42, "c2", "crime.recorded"),
        start + #""kind":"asb","latitude":52.6198,"location":"On or near Kings Walk","longitude":-1.21222,"#
          + #""note":"Noise""# + tail(43, "asb/000001", "incident.reported"),
        #"{"data":{"area":"E23000021","date":"2018-10","kind":"asb""#
          + tail(44, "asb/000002", "incident.reported"),
        start + #""latitude":1e-7,"location":"On or near Kings Walk","longitude":0.0000015,"offence":"drugs""#
          + tail(45, "no-id/000001", "crime.recorded"),
      ])
  }

  /// Nobody reads the opening events of an import: what is checked of their rows has to be enough.
  @Test("opening events are sound whatever their rows hold, and their parts stand where they say", arguments: 1...5)
  func written(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    func pick(_ texts: [String]) -> String { texts.randomElement(using: &random)! }
    let types = ["Burglary", "Drugs", "Other theft", "Anti-social behaviour", "Vehicle crime", "Robbery"]
    let rows = (0..<1000).map { number in
      LookAlike.row(
        id: pick(["", LookAlike.id(number), LookAlike.id(7), "a.b-c_d", "\u{7F}", "x/y", "é"]),
        longitude: pick(["-1.212220", "0", "-0.0000001", "180", "-180.0", "181", "1.23456789012345678", ""]),
        latitude: pick(["52.619800", "0.1", "-90", "90.000001", "00.5", ""]),
        location: pick(["On or near Kings Walk", "\"a\"\"b\\\"", "\u{1}\t", "é\u{10FFFF}", "No Location", ""]),
        area: pick(["E01025631", "E99999999", "E0102563", "W01000001", ""]), type: pick(types),
        outcome: pick(["Under investigation", "\u{85}", "", "\"x, y\""]), context: pick(["", "note", "\"n\"\"\""]))
    }
    let statements = try LookAlike.read(LookAlike.file(rows)).statements
    #expect(statements.count == 1 && statements[0].rows.count > 50)
    var (event, reader) = (WrittenEvent(EventType.crimeRecorded.rule), EventReader())
    for statement in statements {
      let writer = PoliceEvents(statement)
      for change in try PoliceComparison.changes(statement, present: [], acceptRemovals: false).changes {
        var appended: [UInt8] = []
        let number = random.whole(0...2_000_000)
        writer.append(change, number: number, to: &appended)
        writer.write(change, number: number, to: &event)
        #expect(event.json == appended)
        try reader.read(event.json[...])
        try reader.check()
        #expect(reader.rule.type == event.rule.type)
        #expect(reader.id.utf8.elementsEqual(event.json[event.id]))
        #expect(reader.source.utf8.elementsEqual(event.json[event.source]))
        #expect(reader.subject.utf8.elementsEqual(event.json[event.subject]))
        #expect(reader.text("party") == nil && KnownWords.common.contains(reader.text("offence") ?? "drugs", .offence))
        let time = RecordedTime(microseconds: 1_577_836_800_000_001)
        var (read, written): ([UInt8], [UInt8]) = ([], [])
        reader.writeStored(sequence: number, recordedTime: time, to: &read)
        event.writeStored(sequence: number, recordedTime: time, to: &written)
        #expect(read == written)
      }
    }
  }

  @Test("changes carry only what they change")
  func changes() throws {
    let found = try events([]) { _ in
      [
        PoliceChange(kind: .crime, subject: "s", effect: .reclassified(offence: "theft/other")),
        PoliceChange(
          kind: .crime, subject: "s",
          effect: .relocated(area: "E01025631", location: "There", longitude: -1.5, latitude: 52)),
        PoliceChange(
          kind: .incident, subject: "s",
          effect: .relocated(area: "E23000021", location: nil, longitude: nil, latitude: nil)),
        PoliceChange(kind: .crime, subject: "s", effect: .resolved(outcome: "Local resolution")),
        PoliceChange(kind: .crime, subject: "s", effect: .cancelled(reason: "gone")),
        PoliceChange(kind: .incident, subject: "s", effect: .cancelled(reason: "gone")),
      ]
    }
    let bodies = found.map { event in
      let end = event.range(of: "},\"id\":")!.lowerBound
      let type = event[event.range(of: "\"type\":\"")!.upperBound...].dropLast(2)
      return type + " " + event[..<end].dropFirst(9)
    }
    #expect(
      bodies == [
        #"crime.reclassified "offence":"theft/other""#,
        #"crime.relocated "area":"E01025631","latitude":52,"location":"There","longitude":-1.5"#,
        #"incident.relocated "area":"E23000021""#,
        #"crime.resolved "outcome":"Local resolution""#,
        #"crime.cancelled "reason":"gone""#,
        #"incident.cancelled "reason":"gone""#,
      ])
  }

  @Test("every event of a file with all traps is one JSON object with sorted keys")
  func wellFormed() throws {
    for event in try opened(LookAlike.trappyRows) {
      let object = try JSONSerialization.jsonObject(with: Data(event.utf8))
      let sorted = try JSONSerialization.data(
        withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
      #expect(String(decoding: sorted, as: UTF8.self).utf8.count == event.utf8.count, "\(event)")
    }
  }
}
