import Events
import Ledger
import LedgerTestSupport
import TestSupport
import Testing

@testable import Feeds

@Suite("Retention")
struct RetentionTests {
  private static func day(_ text: String) -> CivilDate {
    guard let date = CivilDate(text) else { preconditionFailure("\(text) is a date") }
    return date
  }

  private static func list(_ history: RetentionHistory, _ day: String) throws -> RetentionList {
    try RetentionList(history.ledger, on: Self.day(day))
  }

  private func history(keep: Int? = 12, second: Int? = 24) throws -> RetentionHistory {
    var history = try RetentionHistory()
    try history.say([
      .adopted(feed: "cases", version: 1, source: "s", kind: .marac, keep: keep),
      .adopted(feed: "crimes", version: 1, source: "t", kind: .crime, keep: second),
    ])
    return history
  }

  @Test("a party is due on the day after the last on which its newest record may be kept")
  func dayAfter() throws {
    var history = try history()
    try history.say([.opened(kind: .marac, subject: "s/1", source: "s", party: "p", date: "2017-05-01")])
    try history.say([.opened(kind: .marac, subject: "s/2", source: "s", party: "p", date: "2018-02-28")])
    try history.say([.closed(kind: .marac, subject: "s/2")])
    let before = try Self.list(history, "2019-02-28")
    #expect(before.due.isEmpty && before.keptCount == 1)
    let after = try Self.list(history, "2019-03-01")
    #expect(
      after.due == [
        .init(
          party: "p", newest: Self.day("2018-02-28"), recordCount: 2, feeds: ["cases"], since: Self.day("2019-03-01"))
      ])
  }

  @Test("the longest keep counts of all feeds that have records of the party, from its newest record of any")
  func longest() throws {
    var history = try history()
    try history.say([.opened(kind: .marac, subject: "s/1", source: "s", party: "p", date: "2018-05-01")])
    try history.say([.opened(kind: .crime, subject: "t/1", source: "t", party: "p", date: "2018-01-01")])
    #expect(try Self.list(history, "2020-05-01").due.isEmpty)
    let due = try Self.list(history, "2020-05-02").due
    #expect(due.map(\.feeds) == [["cases", "crimes"]] && due.map(\.recordCount) == [2])
  }

  @Test("a record that no keep is said for keeps its party for ever, and says of what feed or source it is")
  func endless() throws {
    var history = try history(second: nil)
    for (number, party) in ["p", "q", "r"].enumerated() {
      try history.say([
        .opened(kind: .marac, subject: "s/\(number)", source: "s", party: party, date: "2010-01-01")
      ])
    }
    try history.say([.opened(kind: .crime, subject: "t/1", source: "t", party: "p", date: "2010-01-01")])
    try history.say([.opened(kind: .marac, subject: "elsewhere/1", source: "u", party: "q", date: "2010-01-01")])
    let list = try Self.list(history, "2030-01-01")
    #expect(list.due.map(\.party) == ["r"] && list.endlessCount == 2)
    #expect(list.endlessFeeds == ["crimes"] && list.endlessSources == ["u"])
  }

  @Test("the newest version of a feed file says how long")
  func versions() throws {
    var history = try history()
    try history.say([
      .opened(kind: .marac, subject: "s/1", source: "s", party: "p", date: "2018-01-01"),
      .adopted(feed: "cases", version: 2, source: "s", kind: .marac, keep: 36),
    ])
    #expect(try Self.list(history, "2021-01-01").due.isEmpty)
    #expect(try Self.list(history, "2021-01-02").due.map(\.party) == ["p"])
  }

  @Test("a record is of each party that it ever named, on the date that it has in the end")
  func corrected() throws {
    var history = try history()
    try history.say([.opened(kind: .marac, subject: "s/1", source: "s", party: "p", date: "2030-01-01")])
    try history.say([.changed(kind: .marac, subject: "s/1", party: "q", date: "2018-01-01")])
    #expect(try Self.list(history, "2019-01-02").due.map(\.party) == ["p", "q"])
  }

  @Test("erasing erases who is due, once, and leaves others")
  func erasing() throws {
    var history = try history()
    try history.say([.opened(kind: .marac, subject: "s/1", source: "s", party: "p", date: "2018-01-01")])
    try history.say([.opened(kind: .marac, subject: "s/2", source: "s", party: "q", date: "2019-01-01")])
    let length = try history.ledger.length
    let (list, report) = try RetentionErasure.append(on: Self.day("2019-06-01"), Ingest(ledger: history.ledger))
    #expect(list.due.map(\.party) == ["p"] && report.appended == 1)
    let event = try history.ledger.texts(from: length)
    #expect(event.count == 1 && event[0].contains(#""subject":"p","type":"party.erased""#))
    #expect(try history.ledger.erasures().parties == ["p"])
    let again = try RetentionErasure.append(on: Self.day("2019-06-01"), Ingest(ledger: history.ledger))
    #expect(again.list.due.isEmpty && again.report.appended == 0)
    #expect(
      try RetentionErasure.append(on: Self.day("2021-06-01"), Ingest(ledger: history.ledger)).report.appended == 1)
  }

  @Test("who is due, and since when, is what the obvious model says", arguments: 1...40)
  func model(_ seed: UInt64) throws {
    var chance = SplitMix64(seed: seed)
    let history = try Self.random(&chance)
    for _ in 0..<6 {
      let day = CivilDate(day: Self.day("2016-01-01").day + Int32(chance.whole(0...3000)))
      let list = try RetentionList(history.ledger, on: day)
      let due = Dictionary(uniqueKeysWithValues: list.due.map { ($0.party, $0.since) })
      #expect(due == history.due(on: day), "seed \(seed), \(day)")
    }
  }

  private static func random(_ chance: inout SplitMix64) throws -> RetentionHistory {
    let feeds: [(name: String, source: String, kind: RecordKind)] = [
      ("cases", "s", .marac), ("crimes", "s", .crime), ("others", "t", .marac),
    ]
    var said: [RetentionHistory.Saying] = []
    var versions = [0, 0, 0]
    var (open, erased): (Set<String>, Set<String>) = ([], [])
    for _ in 0..<60 {
      let number = chance.whole(0...2)
      let (name, source, kind) = feeds[number]
      let date = CivilDate(day: day("2016-01-01").day + Int32(chance.whole(0...1500))).description
      let party = "p\(chance.whole(1...8))"
      let subject = (chance.chance(9, of: 10) ? source : "x") + "/\(chance.whole(1...12))"
      let isOpen = open.contains(kind.word + subject)
      switch chance.whole(1...12) {
      case 1 where versions[number] < 3:
        versions[number] += 1
        let keep = chance.chance(5, of: 6) ? chance.whole(1...30) : nil
        said.append(.adopted(feed: name, version: versions[number], source: source, kind: kind, keep: keep))
      case 2 where isOpen:
        said.append(.closed(kind: kind, subject: subject))
        open.remove(kind.word + subject)
      case 3 where isOpen, 4 where isOpen:
        let named = kind == .marac && !erased.contains(party) && chance.chance(1, of: 2) ? party : nil
        let isDated = named == nil || chance.chance(1, of: 2)
        said.append(.changed(kind: kind, subject: subject, party: named, date: isDated ? date : nil))
      case 5 where chance.chance(1, of: 4) && erased.insert(party).inserted: said.append(.erased(party: party))
      case 6...12 where !isOpen && !erased.contains(party):
        let named = kind == .crime && chance.chance(1, of: 3) ? nil : party
        let opener = chance.chance(1, of: 10) ? "u" : source
        said.append(.opened(kind: kind, subject: subject, source: opener, party: named, date: date))
        open.insert(kind.word + subject)
      default: continue
      }
    }
    var history = try RetentionHistory()
    try history.say(said)
    return history
  }
}
