import Events
import Ledger
import Testing

@testable import Feeds

@Suite("A statement of records")
struct ReturnRecordsTests {
  private func statements(
    of period: FeedFile.Statement.Period = .month, hasKey: Bool = true
  ) throws -> Statements {
    try Statements(of: period, hasKey: hasKey)
  }

  private static let first = [
    "a 2019-01-05 0 high p1", "b 2019-01-06 1 medium p2", "c 2019-02-07 0 standard p3", "d 2019-02-08 0 high p4 police",
  ]

  @Test("opens what it states, declares its months, and stated again in any order changes nothing")
  func again() throws {
    let world = try statements()
    let outcome = try world.state(Self.first)
    #expect(outcome.counts.opened == 4 && outcome.appended == 6)
    #expect(try world.types(from: 2) == ["heard", "heard", "heard", "heard", "declared", "declared"])
    #expect(
      try world.held() == [
        "a open 2019-01-05 0 high", "b open 2019-01-06 1 medium", "c open 2019-02-07 0 standard",
        "d open 2019-02-08 0 high",
      ])
    for rows in [Self.first, Self.first.reversed()] {
      let again = try world.state(rows)
      #expect(again.appended == 0 && again.counts.unchanged == 4)
    }
  }

  @Test("changes by a field's own event where all fields have one, else closes and opens again")
  func changes() throws {
    let world = try statements()
    _ = try world.state(Self.first)
    let length = try world.ledger.length
    let outcome = try world.state([
      "a 2019-01-25 1 standard p9", Self.first[1], Self.first[2], "d 2019-02-08 0 high p4 health",
    ])
    #expect(outcome.counts.changed == 1 && outcome.counts.replaced == 1 && outcome.counts.moved == 1)
    #expect(try world.types(from: length) == ["corrected", "withdrawn", "heard"])
    #expect(try world.held().first == "a open 2019-01-25 1 standard")
  }

  @Test("closes what it no longer states, in its months and its area alone, and opens it again when it is back")
  func vanished() throws {
    let world = try statements()
    _ = try world.state(Self.first)
    let outcome = try world.state([Self.first[0]])
    #expect(outcome.counts.closed == 1 && outcome.counts.unchanged == 1)
    #expect(
      try world.held() == [
        "a open 2019-01-05 0 high", "b closed 2019-01-06 1 medium", "c open 2019-02-07 0 standard",
        "d open 2019-02-08 0 high",
      ])
    let back = try world.state(Array(Self.first.prefix(2)))
    #expect(back.counts.reopened == 1 && back.appended == 1)
    #expect(try world.state(Array(Self.first.prefix(2))).appended == 0)
  }

  @Test("more than a fifth of a month, and three, is refused until it is accepted")
  func guards() throws {
    let world = try statements()
    let rows = (0..<14).map { "k\($0) 2019-01-05 0 high p\($0)" }
    _ = try world.state(rows)
    #expect(try world.state(Array(rows.dropLast(2))).counts.closed == 2)
    #expect(throws: Refusal(.whole, StatementMistake.removals([.init(month: Month("2019-01")!, count: 3, of: 12)]))) {
      try world.state(Array(rows.prefix(9)))
    }
    #expect(try world.state(Array(rows.prefix(9)), { $0.acceptsRemovals = true }).counts.closed == 3)
    _ = try world.state(rows)
    let recoded = rows.map { $0.replacing("high", with: "medium") }
    #expect(
      throws: Refusal(
        .whole, StatementMistake.changes(field: "risk", [.init(month: Month("2019-01")!, count: 14, of: 14)]))
    ) { try world.state(recoded) }
    #expect(try world.state(recoded, { $0.acceptsChanges = true }).counts.changed == 14)
  }

  @Test("leaves alone what another source closed, and sets back what another changed")
  func others() throws {
    let world = try statements()
    _ = try world.state(Self.first)
    func foreign(_ id: String, _ type: String, _ subject: String, _ data: String) -> String {
      """
      {"specversion":"1.0","id":"\(id)","source":"other","type":"marac.\(type)","subject":"\(Statements.source)/\(subject)",\
      "data":\(data)}
      """
    }
    try world.append([foreign("1", "withdrawn", "a", "{}"), foreign("2", "corrected", "b", #"{"risk":"high"}"#)])
    let outcome = try world.state(Self.first)
    #expect(outcome.counts.closedElsewhere == 1 && outcome.counts.setBack == 1 && outcome.appended == 1)
    #expect(try world.held().prefix(2) == ["a closed 2019-01-05 0 high", "b open 2019-01-06 1 medium"])
  }

  @Test("rows of one key that are alike are one; unlike ones are a fault each, and so is a row elsewhere")
  func faults() throws {
    let world = try statements()
    let alike = try world.state([Self.first[0], Self.first[0]])
    #expect(alike.counts.alike == 1 && alike.counts.opened == 1)
    let unlike = try world.state([Self.first[0], "a 2019-01-05 0 standard p1"])
    #expect(
      unlike.refusals.map(\.mistake) as? [StatementMistake] == [.unlike(row: 3, file: nil), .unlike(row: 2, file: nil)])
    try world.append([
      #"{"specversion":"1.0","id":"l","source":"t","type":"area.assigned","subject":"E06000016","data":{"name":"L","level":"district","parent":"E23000021"}}"#
    ])
    let elsewhere = try world.state(["x 2019-01-05 E06000016 high p1"])
    #expect(elsewhere.refusals.map(\.mistake) as? [StatementMistake] == [.elsewhere(area: Statements.county)])
    #expect(elsewhere.appended == 0)
  }

  @Test("an area that nothing places is placed below the statement's for now")
  func placing() throws {
    let world = try statements()
    let outcome = try world.state(["x 2019-01-05 E01025617 high p1"])
    #expect(outcome.counts.placedAreas == ["E01025617"])
    #expect(try world.types(from: 2) == ["assigned", "heard", "declared"])
  }

  @Test("rows of an erased party are skipped, and their records stay")
  func erased() throws {
    let world = try statements()
    _ = try world.state(Self.first)
    try world.append([
      #"{"specversion":"1.0","id":"e","source":"t","type":"party.erased","subject":"p1","data":{}}"#
    ])
    let outcome = try world.state(["a 2019-01-05 0 standard p1"] + Self.first.dropFirst())
    #expect(outcome.counts.erased == 1 && outcome.appended == 0 && outcome.refusals.isEmpty)
  }

  @Test(
    "rows without a key are counted: the surplus with the highest number closes, and is the first to be opened again")
  func keyless() throws {
    let world = try statements(hasKey: false)
    let row = "- 2019-01-05 0 high p1"
    #expect(try world.state([row, row, row]).counts.opened == 3)
    #expect(try world.state([row]).counts.closed == 2)
    #expect(try world.held().map { $0.split(separator: " ")[1] } == ["open", "closed", "closed"])
    #expect(try world.state([row, row]).counts.reopened == 1)
    #expect(try world.held().map { $0.split(separator: " ")[1] } == ["open", "open", "closed"])
    #expect(try world.state([row, row, row, row]).counts.opened == 1)
  }
}
