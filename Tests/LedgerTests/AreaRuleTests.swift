import Events
import LedgerTestSupport
import TestSupport
import Testing

@testable import Ledger

@Suite("The rules of areas")
struct AreaRuleTests {
  let scratch = Scratch()
  private let cycle = "data.parent: an area does not lie below itself"

  /// An assignment; `parent` is a JSON value, `more` further members.
  private func area(_ code: String, _ parent: String? = nil, in geography: String? = nil, more: String = "", id: String)
    -> String
  {
    let parent = parent.map { $0 == "null" ? #","parent":null"# : #","parent":"\#($0)""# } ?? ""
    let geography = geography.map { #","geography":"\#($0)""# } ?? ""
    return event("area.assigned", code, id: id, data: #"{"name":"n","level":"l"\#(parent)\#(geography)\#(more)}"#)
  }

  @Test("a cycle of areas is refused, within a batch too, and may be made where a link was detached")
  func cycles() throws {
    let ledger = try scratch.ledger()
    try ledger.add([area("a", "b", id: "1"), area("b", "c", id: "2")])
    #expect(failure { try ledger.add(area("c", "a", id: "3")) } == cycle)
    #expect(failure { try ledger.add(area("x", "x", id: "3")) } == cycle)
    #expect(failure { try ledger.add([area("c", "d", id: "3"), area("d", "a", id: "4")]) } == cycle)
    // Without a parent the link stays, with null it goes.
    #expect(failure { try ledger.add([area("b", id: "3"), area("c", "a", id: "4")]) } == cycle)
    try ledger.add([area("b", "null", id: "3"), area("c", "a", id: "4")])
    #expect(failure { try ledger.add(area("b", "c", id: "5")) } == cycle)
    #expect(try ledger.verifyJournal() == [])
  }

  @Test("geographies together make no cycle, and each has its own link to detach")
  func geographies() throws {
    let ledger = try scratch.ledger()
    try ledger.add([
      area("a", "b", id: "1"), area("b", "c", in: "ward", id: "2"), area("c", "d", in: "community-safety", id: "3"),
    ])
    for geography in [nil, "administrative", "ward", "family"] {
      #expect(failure { try ledger.add(area("d", "a", in: geography, id: "4")) } == cycle)
    }
    // Detaching in another geography leaves the link; a second parent elsewhere does too.
    #expect(failure { try ledger.add([area("b", "null", id: "4"), area("d", "a", id: "5")]) } == cycle)
    #expect(failure { try ledger.add([area("b", "e", id: "4"), area("d", "a", id: "5")]) } == cycle)
    try ledger.add([area("b", "null", in: "ward", id: "4"), area("d", "a", id: "5")])
    #expect(failure { try ledger.add(area("b", "c", in: "family", id: "6")) } == cycle)
    try ledger.add(area("a", "z", in: "administrative", id: "7"))
    try ledger.add(area("b", "c", in: "family", id: "8"))
    #expect(try ledger.verifyJournal() == [])
  }

  @Test("an area is found below another by any path, however many there are")
  func paths() throws {
    let ledger = try scratch.ledger()
    // Diamonds one upon another: the paths double with each.
    let diamonds = (0..<40).flatMap { row in
      [
        area("n\(row)", "l\(row)", in: "left", id: "l\(row)"), area("n\(row)", "r\(row)", in: "right", id: "r\(row)"),
        area("l\(row)", "n\(row + 1)", id: "lu\(row)"), area("r\(row)", "n\(row + 1)", id: "ru\(row)"),
      ]
    }
    try ledger.add(diamonds)
    #expect(failure { try ledger.add(area("n40", "n0", id: "top")) } == cycle)
    let below = try ledger.append { batch in
      [
        try batch.isArea("n0", withinOrBelow: "n40"), try batch.isArea("n7", withinOrBelow: "n7"),
        try batch.isArea("n7", withinOrBelow: "n6"), try batch.isArea("n0", withinOrBelow: "elsewhere"),
      ]
    }.value
    #expect(below == [true, true, false, false])
  }

  @Test("an area is what its assignments say together, those of the batch included")
  func facts() throws {
    let ledger = try scratch.ledger()
    try ledger.add([
      area("a", "b", more: #","provisional":true,"start":"2009-04-01""#, id: "1"),
      area("a", "w", in: "ward", id: "2"),
      event("population.estimated", "a", id: "3", data: #"{"year":2018,"persons":7}"#),
    ])
    _ = try ledger.append { batch in
      let first = try batch.area("a")
      #expect(first?.name == "n" && first?.level == "l" && first?.start == CivilDate("2009-04-01") && first?.end == nil)
      #expect(
        first?.places == [
          "administrative": AreaFacts.Place(parent: "b", isProvisional: true),
          "ward": AreaFacts.Place(parent: "w", isProvisional: false),
        ])
      // An assignment there without a parent keeps it, and ends that it is provisional; the life stays.
      try batch.add(area("a", id: "4"))
      let second = try batch.area("a")
      #expect(second?.places["administrative"] == AreaFacts.Place(parent: "b", isProvisional: false))
      #expect(second?.start == first?.start && second?.places.count == 2)
      try batch.add(area("a", "null", more: #","start":null,"end":"2020-01-01""#, id: "5"))
      let last = try batch.area("a")
      #expect(last?.places.keys.sorted() == ["ward"] && last?.start == nil && last?.end == CivilDate("2020-01-01"))
      let unknown = try batch.area("b")
      #expect(unknown == nil)
      try batch.add(area("b", id: "6"))
      let known = try batch.area("b")
      #expect(known?.places.isEmpty == true)
    }
  }

  @Test("an area's life begins before it ends, with what the ledger holds of it")
  func lives() throws {
    let ledger = try scratch.ledger()
    func ends(_ date: String) -> String { #","end":\#(date == "null" ? date : "\"\(date)\"")"# }
    func starts(_ date: String) -> String { #","start":\#(date == "null" ? date : "\"\(date)\"")"# }
    try ledger.add(area("a", more: starts("2009-04-01"), id: "1"))
    let held = "the ledger has it begin on 2009-04-01"
    for date in ["2009-04-01", "2008-01"] {
      #expect(failure { try ledger.add(area("a", more: ends(date), id: "2")) }?.hasPrefix("data.end: ") == true)
      #expect(failure { try ledger.add(area("a", more: ends(date), id: "2")) }?.contains(held) == true)
    }
    // In whatever geography, and within a batch.
    #expect(
      failure { try ledger.add([area("b", more: starts("2011"), id: "2")]) }?.hasPrefix("data.start: ") == true)
    #expect(
      failure {
        try ledger.add([
          area("b", more: ends("2011-03-27"), id: "2"), area("b", "c", in: "ward", more: starts("2011-03-27"), id: "3"),
        ])
      } == "data.start: an area's life begins before it ends, and the ledger has it end on 2011-03-27")
    try ledger.add(area("a", in: "ward", more: ends("2019-04-01"), id: "2"))
    #expect(failure { try ledger.add(area("a", more: starts("2019-04-01"), id: "3")) }?.hasPrefix("data.start") == true)
    // Both at once are judged by themselves; null clears an end and what is not said stays.
    try ledger.add(area("a", more: starts("2020-01-01") + ends("2021-01-01"), id: "3"))
    try ledger.add(area("a", more: ends("null"), id: "4"))
    try ledger.add(area("a", more: starts("2022-01-01"), id: "5"))
    try ledger.add(area("a", more: starts("null") + ends("2001-01-01"), id: "6"))
    #expect(failure { try ledger.add(area("a", more: starts("2001-01-01"), id: "7")) } != nil)
    #expect(try ledger.verifyJournal() == [])
  }

  @Test("a batch that was taken back leaves nothing known of its areas")
  func takenBack() throws {
    let ledger = try scratch.ledger()
    let results = try ledger.appendTogether([
      { batch in
        try batch.add(area("a", "b", id: "1"))
        let isBelow = try batch.isArea("a", withinOrBelow: "b")
        #expect(isBelow)
        try batch.add(area("b", "a", id: "2"))
      },
      { batch in
        let gone = try batch.area("a")
        #expect(gone == nil)
        try batch.add(area("b", "a", id: "3"))
      },
    ])
    #expect((try? results[0].get()) == nil)
    #expect(try results[1].get().appended == 1)
  }

  @Test("a new area costs no more than the areas above its parent are looked up, however many there are")
  func cost() throws {
    let ledger = try scratch.ledger()
    try ledger.add(
      [area("district", "county", id: "d"), area("county", "country", id: "c")]
        + (0..<500).map { area("area-\($0)", "district", id: "\($0)") })
    _ = try ledger.append { batch in
      try batch.add(area("new", "district", id: "new"))
      let first = batch.areas.count
      for number in 500..<700 { try batch.add(area("area-\(number)", "district", id: "\(number)")) }
      let last = batch.areas.count
      #expect(first == 3 && last == 3)
    }
  }
}
