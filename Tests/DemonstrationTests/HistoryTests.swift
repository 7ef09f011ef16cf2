import Events
import Figures
import Presentation
import Reports
import Testing

@Suite("The demonstration's history")
struct HistoryTests {
  /// What the events alone tell of how records came to be known.
  private struct Arrivals {
    /// A return: a sender, a kind of record, the area that the sender declares it for, a month.
    private struct Return: Hashable {
      var source: String
      var kind: RecordKind
      var area: String?
      var month: Month

      /// The districts are declared together, as the county.
      init(_ event: EventReader, _ kind: RecordKind, _ month: Month) {
        source = event.source
        self.kind = kind
        area = event.text("area").map { $0.hasPrefix("E070001") ? History.county : $0 }
        self.month = month
      }
    }

    private(set) var records = 0
    private(set) var late = 0
    private var changed: Set<String> = []
    private var returns: [Return: RecordedTime] = [:]
    private var openings: [(return: Return, time: RecordedTime)] = []
    private(set) var foreignSources: Set<String> = []
    private(set) var types: Set<EventType> = []

    /// Reads every event of a history.
    init(seed: UInt64) throws {
      try History.of(seed).forEachEvent { event, time in note(event, at: time) }
      late = openings.count { opening in returns[opening.return].map { $0 < opening.time } ?? false }
    }

    private mutating func note(_ event: EventReader, at time: RecordedTime) {
      types.insert(event.rule.type)
      // Feed files are adopted as anybody's are.
      if !event.source.hasPrefix("demo/"), event.rule.type != .feedAdopted { foreignSources.insert(event.source) }
      if event.rule.type == .coverageDeclared {
        guard let kind = event.text("feed").flatMap({ RecordKind(word: $0) }), let start = event.date("start"),
          let end = event.date("end")
        else { return }
        for index in start.month.index..<end.month.index {
          let key = Return(event, kind, Month(index: index))
          returns[key] = min(returns[key] ?? time, time)
        }
      }
      guard case .record(let kind) = event.rule.subject else { return }
      if event.rule.role == .opens, let date = event.date("date") {
        records += 1
        openings.append((Return(event, kind, date.month), time))
      } else {
        changed.insert("\(kind) \(event.subject)")
      }
    }

    var changedCount: Int { changed.count }
  }

  @Test("at least 2 % of records arrive after their return and 1 % change later", arguments: History.seeds)
  func arrivals(seed: UInt64) throws {
    let arrivals = try Arrivals(seed: seed)
    #expect(arrivals.records > 200_000)
    #expect(arrivals.late * 100 >= arrivals.records * 2, "\(arrivals.late) of \(arrivals.records), seed \(seed)")
    #expect(
      arrivals.changedCount * 100 >= arrivals.records, "\(arrivals.changedCount) of \(arrivals.records), seed \(seed)")
    #expect(arrivals.foreignSources.isEmpty, "every source says that it is made up")
    let lives: Set<EventType> = [
      .crimeReclassified, .crimeRedated, .crimeRelocated, .crimeFlagged, .crimeUnflagged, .crimeResolved,
      .crimeCancelled, .crimeTransferred, .incidentRequalified, .incidentCrimed, .incidentCancelled, .maracCorrected,
      .maracWithdrawn, .referralDecided, .referralWithdrawn, .surveyWithdrawn, .disposalWithdrawn, .reoffenceProven,
      .populationEstimated, .statisticPublished, .coverageDeclared, .practiceNoted,
    ]
    #expect(arrivals.types.isSuperset(of: lives), "\(lives.subtracting(arrivals.types))")
  }

  @Test(
    "cases heard and youth outcomes come from spreadsheets alone, by feed files that are adopted",
    arguments: History.seeds)
  func spreadsheets(seed: UInt64) throws {
    var adopted: [String: String] = [:]
    var counts: [RecordKind: Int] = [:]
    try History.of(seed).forEachEvent { event, _ in
      if event.rule.type == .feedAdopted, let file = try event.feedFile() { adopted[file.source] = file.feed }
      guard case .record(let kind) = event.rule.subject, [.marac, .disposal].contains(kind) else { return }
      counts[kind, default: 0] += 1
      let feed = try #require(adopted[event.source], "\(event.source)")
      #expect(event.id.hasPrefix(feed + "/" + event.source + "/"), "\(event.id)")
    }
    #expect(adopted.values.sorted() == ["marac-cases", "youth-disposals"])
    #expect(counts[.marac] ?? 0 > 2500 && counts[.disposal] ?? 0 > 900, "\(counts)")
  }

  @Test("the same seed makes the same ledger and the same figures, other seeds make others")
  func seeds() throws {
    let histories = try History.seeds.map { try History.of($0) }
    #expect(Set(histories.map(\.root)).count == History.seeds.count)
    let again = try History(seed: History.seeds[0])
    #expect(again.root == histories[0].root && again.length == histories[0].length)
    for (one, other) in zip(try histories[0].report().figures, try again.report().figures) {
      #expect(one.json.text == other.json.text)
    }
  }

  @Test(
    "what came after the meeting changes what is known now, and the meeting's figures stay", arguments: History.seeds)
  func later(seed: UInt64) throws {
    let history = try History.of(seed)
    for (indicator, month) in [
      ("total-crime", "2019-06"), ("total-asb", "2019-06"), ("marac-repeat", "2018-12"), ("uava-referrals", "2019-06"),
    ] {
      let then = try history.figure(indicator, to: month)
      let now = try history.figure(indicator, to: month, at: History.now)
      #expect(then.part.numerator != now.part.numerator, "\(indicator), seed \(seed)")
    }
  }
}
