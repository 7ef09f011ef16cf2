import Events
import Feeds
import Testing

@Suite("What is said of a force's month") struct PoliceFactEventsTests {
  private func event(_ write: (PoliceFactEvents, inout [UInt8]) -> Void) throws -> String {
    var buffer: [UInt8] = []
    write(PoliceFactEvents(LookAlike.leicestershire, try #require(Month("2018-12"))), &buffer)
    var reader = EventReader()
    try reader.read(buffer[...])
    try reader.check()
    // It is canonical as it was written.
    var canonical: [UInt8] = []
    reader.writeContent(to: &canonical)
    #expect(canonical == buffer)
    return String(decoding: buffer, as: UTF8.self)
  }

  @Test("an area is placed below the force's area for now")
  func placing() throws {
    #expect(
      try event { $0.append(placing: "E01034986", name: "A \"B\"", level: "lsoa", number: 17, to: &$1) }
        == #"{"data":{"level":"lsoa","name":"A \"B\"","parent":"E23000021","provisional":true},"#
        + #""id":"2018-12/000000000017","source":"police-uk/leicestershire","specversion":"1.0","#
        + #""subject":"E01034986","type":"area.assigned"}"#)
  }

  @Test("a month is declared for the force's area, with how many rows were taken where that is known")
  func declaring() throws {
    #expect(
      try event { $0.append(status: "partial", received: 8, number: 1, to: &$1) }
        == #"{"data":{"area":"E23000021","end":"2019-01-01","feed":"police-uk","received":8,"start":"2018-12-01","#
        + #""status":"partial"},"id":"2018-12/000000000001","source":"police-uk/leicestershire","specversion":"1.0","#
        + #""subject":"police-uk/E23000021/2018-12","type":"coverage.declared"}"#)
    let unknown = try event { $0.append(status: "complete", received: nil, number: 1, to: &$1) }
    #expect(unknown.contains(#""feed":"police-uk","start""#) && unknown.contains(#""status":"complete""#))
  }
}
