import Events
import Feeds
import Foundation
import TestSupport
import Testing

@Suite("The comparison of two statements") struct PoliceComparisonTests {
  private func statement(_ rows: [String]) throws -> PoliceStatement {
    try LookAlike.read(LookAlike.file(rows)).statements[0]
  }

  private func month(_ rows: [String]) throws -> NaiveMonth {
    var month = NaiveMonth()
    let statement = try statement(rows)
    let changes = try PoliceComparison.changes(statement, present: [], acceptRemovals: false)
    let isApplied = month.apply(changes.changes, of: statement)
    #expect(isApplied)
    return month
  }

  /// The changes from one file to another as `subject effect`, without what is the same in all of them.
  private func changes(_ old: [String], _ new: [String], acceptRemovals: Bool = true) throws -> [String] {
    let statement = try statement(new)
    let changes = try PoliceComparison.changes(
      statement, present: try month(old).present, acceptRemovals: acceptRemovals)
    return changes.changes.map { change in
      "\(change.subject.dropFirst(statement.subjectPrefix.count)) \(change.effect)"
        .replacingOccurrences(of: LookAlike.id(4), with: "four")
    }
  }

  @Test("a new month opens a record for every row, with ordinals in the order of the file")
  func opening() throws {
    let statement = try statement(LookAlike.trappyRows)
    let changes = try PoliceComparison.changes(statement, present: [], acceptRemovals: false)
    #expect(changes.opened == 13 && changes.changes.count == 13)
    let expected =
      ["asb/000001", "asb/000002", "asb/000003", "asb/000004"]
      + [1, 2, 3, 4].map { LookAlike.id($0) } + [LookAlike.id(4) + "/2", LookAlike.id(5)]
      + [LookAlike.id(5) + "/2", LookAlike.id(6), LookAlike.id(7)]
    #expect(changes.changes.map(\.subject) == expected.map { "leicestershire/2018-10/" + $0 })
    #expect(
      changes.changes.enumerated().allSatisfy { $0.element.effect == .opened(row: $0.offset) })
  }

  @Test("the same rows in another order change nothing")
  func permutations() throws {
    var generator = SplitMix64(seed: 1)
    for _ in 0..<50 {
      #expect(try changes(LookAlike.trappyRows, LookAlike.trappyRows.shuffled(using: &generator)).isEmpty)
    }
  }

  @Test("a place of other code points is another place, though it looks the same")
  func codePoints() throws {
    let (one, two) = ("On or near Caf\u{E9} Row", "On or near Cafe\u{301} Row")
    #expect(
      try changes([LookAlike.row(id: "a", location: one)], [LookAlike.row(id: "a", location: two)]).map {
        $0.prefix { $0 != "(" }
      } == ["a relocated"])
    #expect(try changes([LookAlike.row(id: "a", location: one)], [LookAlike.row(id: "a", location: one)]) == [])
  }

  @Test("a new outcome, category or place changes the record of the crime ID")
  func changes() throws {
    #expect(
      try changes(
        [LookAlike.row(id: "a"), LookAlike.row(id: "b"), LookAlike.row(id: "c"), LookAlike.row(id: "d")],
        [
          LookAlike.row(id: "d", type: "Robbery", outcome: "Local resolution"),
          LookAlike.row(id: "a", outcome: "Local resolution"),
          LookAlike.row(id: "b", longitude: "", latitude: "", location: "No Location", area: ""),
          LookAlike.row(id: "c", outcome: ""),
        ]) == [
          "d reclassified(offence: \"robbery\")", "d resolved(outcome: \"Local resolution\", month: nil)",
          "a resolved(outcome: \"Local resolution\", month: nil)",
          "b relocated(area: \"E23000021\", location: nil, longitude: nil, latitude: nil)",
          "c cancelled(reason: \"the source withdrew the outcome\")", "c reopened(row: 3, keeping: nil)",
        ])
  }

  @Test("rows without an ID are compared as a multiset")
  func multiset() throws {
    let asb = LookAlike.row(type: "Anti-social behaviour")
    let other = LookAlike.row(location: "Elsewhere", type: "Anti-social behaviour")
    #expect(try changes([asb, asb, other], [asb, asb, asb, other]) == ["asb/000004 opened(row: 2)"])
    #expect(
      try changes([asb, asb, other], [other, asb]) == [
        "asb/000002 cancelled(reason: \"the source removed the record\")"
      ])
    #expect(
      try changes([asb, asb], [asb, other]) == [
        "asb/000003 opened(row: 1)", "asb/000002 cancelled(reason: \"the source removed the record\")",
      ])
    #expect(
      try changes([LookAlike.row(outcome: "")], [LookAlike.row()]) == [
        "no-id/000002 opened(row: 0)", "no-id/000001 cancelled(reason: \"the source removed the record\")",
      ])
  }

  @Test("rows that share a crime ID pair with the records that they change least")
  func repeatedIDs() throws {
    let first = LookAlike.row(id: LookAlike.id(4), location: "A", type: "Drugs", outcome: "")
    let second = LookAlike.row(id: LookAlike.id(4), location: "B", type: "Robbery", outcome: "")
    let firstResolved = LookAlike.row(id: LookAlike.id(4), location: "A", type: "Drugs", outcome: "X")
    let secondResolved = LookAlike.row(id: LookAlike.id(4), location: "B", type: "Robbery", outcome: "Y")
    #expect(
      try changes([first, second], [secondResolved, firstResolved]) == [
        "four/2 resolved(outcome: \"Y\", month: nil)", "four resolved(outcome: \"X\", month: nil)",
      ])
    #expect(
      try changes([first, second], [secondResolved]) == [
        "four/2 resolved(outcome: \"Y\", month: nil)", "four cancelled(reason: \"the source removed the record\")",
      ])
    #expect(
      try changes([second], [firstResolved, secondResolved]) == [
        "four/2 opened(row: 0)", "four resolved(outcome: \"Y\", month: nil)",
      ])
  }

  @Test("the pairs of a group change as few attributes as any pairing would")
  func leastChange() throws {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<300 {
      func rows() -> [String] {
        (0..<Int.random(in: 1...5, using: &generator)).map { _ in
          LookAlike.row(
            id: "x", location: ["A", "B", "C"].randomElement(using: &generator)!,
            type: ["Drugs", "Robbery", "Burglary"].randomElement(using: &generator)!,
            outcome: ["X", "Y", "Z"].randomElement(using: &generator)!)
        }
      }
      let (old, new) = (try statement(rows()), try statement(rows()))
      var month = NaiveMonth()
      let openings = try PoliceComparison.changes(old, present: [], acceptRemovals: false).changes
      let isApplied = month.apply(openings, of: old)
      #expect(isApplied)
      let changes = try PoliceComparison.changes(new, present: month.present, acceptRemovals: true)
      let attributes = changes.changes.count { change in
        switch change.effect {
        case .reclassified, .relocated, .resolved: true
        default: false
        }
      }
      #expect(attributes == fewestAttributes(old.rows.map(\.content), new.rows.map(\.content)))
    }
  }

  /// The least number of changed attributes over all pairings, in which equal contents pair first.
  private func fewestAttributes(_ old: [PoliceContent], _ new: [PoliceContent]) -> Int {
    var (old, new) = (old, new)
    for content in new {
      guard let record = old.firstIndex(of: content), let row = new.firstIndex(of: content) else { continue }
      old.remove(at: record)
      new.remove(at: row)
    }
    func distance(_ left: PoliceContent, _ right: PoliceContent) -> Int {
      (left.offence == right.offence ? 0 : 1) + (left.location == right.location ? 0 : 1)
        + (left.outcome == right.outcome ? 0 : 1)
    }
    func least(_ few: ArraySlice<PoliceContent>, _ many: [PoliceContent]) -> Int {
      guard let first = few.first else { return 0 }
      return many.indices.map { index in
        var rest = many
        rest.remove(at: index)
        return distance(first, many[index]) + least(few.dropFirst(), rest)
      }.min()!
    }
    return old.count <= new.count ? least(old[...], new) : least(new[...], old)
  }

  @Test("a very large group of one crime ID is paired in seconds and exactly restated")
  func largeGroup() throws {
    let old = (0..<3000).map { LookAlike.row(id: "x", location: "Place \($0 % 70)", outcome: "X\($0 % 11)") }
    let new = (0..<3000).map { LookAlike.row(id: "x", location: "Place \($0 % 90)", outcome: "X\($0 % 7)") }
    try expectRestated(old, new)
  }

  @Test("a record that comes back opens again under its old subject")
  func reopening() throws {
    let asb = LookAlike.row(type: "Anti-social behaviour")
    let rows = [LookAlike.row(id: "a"), LookAlike.row(id: "a", type: "Drugs"), asb, asb]
    var month = try month(rows)
    let gone = try statement([])
    let removal = try PoliceComparison.changes(gone, present: month.present, acceptRemovals: true)
    #expect(removal.vanished == 4)
    let isApplied = month.apply(removal.changes, of: gone)
    #expect(isApplied)
    let back = try statement([
      LookAlike.row(id: "a", type: "Drugs"), asb, LookAlike.row(id: "a", type: "Robbery"),
    ])
    let changes = try PoliceComparison.changes(back, present: month.present, acceptRemovals: false).changes
    let effects = changes.map { "\($0.subject.dropFirst(back.subjectPrefix.count)) \($0.effect)" }
    #expect(
      effects == [
        "a/2 reopened(row: 0, keeping: nil)", "asb/000001 reopened(row: 1, keeping: nil)",
        "a reopened(row: 2, keeping: nil)",
      ])
  }

  @Test("more than a fifth of a month vanishes only when that is accepted")
  func removals() throws {
    let rows = (1...10).map { LookAlike.row(id: "c\($0)") }
    #expect(try changes(rows, Array(rows.dropLast(2)), acceptRemovals: false).count == 2)
    let error = #expect(throws: Refusal.self) {
      try changes(rows, Array(rows.dropLast(3)), acceptRemovals: false)
    }
    #expect(error?.value == "3 of 10")
    #expect(try changes(rows, Array(rows.dropLast(3)), acceptRemovals: true).count == 3)
  }

  @Test("nothing is removed for rows that were refused, nor by a file of rejects")
  func partial() throws {
    let month = try month((1...4).map { LookAlike.row(id: "c\($0)") })
    for (completeness, heldBack) in [(PoliceStatement.Completeness.rowsRefused, 3), (.rejects, 0)] {
      var partial = try statement([LookAlike.row(id: "c2", type: "Drugs"), LookAlike.row(id: "new")])
      partial.completeness = completeness
      let changes = try PoliceComparison.changes(partial, present: month.present, acceptRemovals: true)
      #expect(changes.changes.map(\.effect) == [.reclassified(offence: "drugs"), .opened(row: 1)])
      #expect(changes.heldBack == heldBack && changes.vanished == 0)
      #expect(changes.changed == 1 && changes.opened == 1 && changes.unchanged == 0)
    }
  }

  @Test("records that another source put below the prefix are left alone")
  func strangers() throws {
    let statement = try statement([LookAlike.row(id: "a")])
    let content = statement.rows[0].content
    let present = ["leicestershire/2018-10/a", "leicestershire/2018-10/x/y", "leicestershire/2018-11/z"].map {
      PolicePresentRecord(subject: $0, isOpen: true, content: content)
    }
    let changes = try PoliceComparison.changes(statement, present: present, acceptRemovals: false)
    #expect(changes.changes.isEmpty && changes.unchanged == 1)
  }

  @Test("after any statement the open records are its rows, and the first statement again restores them")
  func anyStatements() throws {
    var generator = SplitMix64(seed: 3)
    func randomRows() -> [String] {
      (0..<Int.random(in: 0...14, using: &generator)).map { _ in
        let isIncident = Bool.random(using: &generator)
        return LookAlike.row(
          id: ["", "a", "b"].randomElement(using: &generator)!,
          location: ["A", "B"].randomElement(using: &generator)!,
          type: isIncident
            ? "Anti-social behaviour" : ["Drugs", "Robbery"].randomElement(using: &generator)!,
          outcome: isIncident ? "" : ["", "X", "Y"].randomElement(using: &generator)!)
      }
    }
    for _ in 0..<400 { try expectRestated(randomRows(), randomRows()) }
  }

  /// Applies the first, the second and the first statement to an empty month, each compared with what is there.
  private func expectRestated(_ first: [String], _ second: [String]) throws {
    var month = NaiveMonth()
    for rows in [first, second, first] {
      let statement = try statement(rows)
      let changes = try PoliceComparison.changes(statement, present: month.present, acceptRemovals: true)
      #expect(changes.unchanged + changes.opened + changes.changed == rows.count)
      let isApplied = month.apply(changes.changes, of: statement)
      #expect(isApplied)
      var stated: [String: Int] = [:]
      for row in statement.rows { stated[NaiveMonth.key(row.crimeID, row.content), default: 0] += 1 }
      #expect(month.openCounts(prefix: statement.subjectPrefix) == stated)
      let again = try PoliceComparison.changes(statement, present: month.present, acceptRemovals: false)
      #expect(again.changes.isEmpty)
    }
  }
}
