import Events
import Foundation
import Testing

@Suite("The library, as a program of somebody else sees it")
struct LibraryTests {
  private func event(_ type: String, _ subject: String, _ data: String) -> String {
    """
    {"specversion":"1.0","id":"\(type)/\(subject)","source":"outside","type":"\(type)","subject":"\(subject)","data":\(data)}
    """
  }

  private func crime(_ number: Int) -> String {
    event("crime.recorded", "c\(number)", #"{"offence":"burglary","date":"2018-10-05","area":"E07000129"}"#)
  }

  @Test("it opens a ledger, appends, makes a figure, and says why it moved")
  func example() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("library-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let example = try LibraryExample(folder: folder)
    let definition = """
      {"definition":{"indicator":"burglary","version":1,"title":"Burglary","effective":"2010-01-01","measure":"count",\
      "window":"1 month","count":{"records":"crime"},"decimals":0}}
      """
    let first = try example.append([
      event("area.assigned", "E07000129", #"{"name":"Blaby","level":"district"}"#),
      event("definition.adopted", "burglary", definition), crime(1), crime(2),
    ])
    #expect(first == 4)
    let last = try example.append([crime(3), crime(4), crime(5)])
    #expect(last == 7)
    let month = Month(year: 2018, month: 10)
    let now = try example.figure("burglary", area: "E07000129", month: month, knownAt: last)
    #expect(now.title == "Burglary" && now.display == "5" && now.value == 5 && now.versions == [1])
    #expect(now.receipt != nil)
    #expect(try example.figure("burglary", area: "E07000129", month: month, knownAt: first).value == 2)
    #expect(
      try example.why("burglary", area: "E07000129", month: month, from: first, to: last)
        == [LibraryExample.Reason(factor: "late", effect: 3, records: 3)])
  }

  @Test("what is refused is said, and nothing of the batch is appended")
  func refused() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("library-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let example = try LibraryExample(folder: folder)
    #expect(throws: (any Error).self) {
      try example.append([crime(1), event("crime.recorded", "x", #"{"offence":"burglary"}"#)])
    }
    #expect(try example.append([crime(1)]) == 1)
  }
}
