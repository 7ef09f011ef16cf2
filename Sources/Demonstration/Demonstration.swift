internal import Events
package import Ledger

/// A made-up history of Leicestershire, Leicester and Rutland, as real feeds would have sent it: in returns with their
/// own recorded times, with records that come late and records that change.
///
/// As known at 2019-09-20 the figures counted from it are those of the Safer Communities report of that day, to the
/// precision printed; as known at 2018-10-01 total recorded crime prints as 61. This holds for any seed: the numbers
/// of records that the figures depend on are set first (`ReportTargets`, the plans of the feeds), and chance decides
/// only what is left free: where, when, which, and how it came to be known. No figure is stored; what the partnership
/// only ever receives is a published statistic. Two partners send spreadsheets, which are imported as anybody's are.
package struct Demonstration {
  /// What is said wherever something made from it is shown.
  package static let notice =
    "MADE UP: a demonstration, which says nothing of any real place or person."

  private let feeds: [any Feed]
  /// The returns of all feeds, in the order of their times.
  private let order: [(feed: Int, index: Int)]

  private init(seed: UInt64) {
    feeds =
      [AreaFeed.make(), PopulationFeed.make(), DefinitionFeed.make(), PracticeFeed.make(), CoverageFeed.make()]
      + StatisticFeed.make()
      + [
        PartnerFeed.marac(MARACFeed(seed: seed).feed), ReferralFeed(seed: seed).feed,
        PartnerFeed.youth(YouthFeed(seed: seed).feed),
        OffenderFeed(seed: seed).feed, SurveyFeed(seed: seed).feed, PoliceFeed(seed: seed),
      ]
    let all = feeds
    order = all.indices
      .flatMap { feed in all[feed].times.indices.map { (feed, $0) } }
      .sorted { (all[$0.0].times[$0.1], $0.0) < (all[$1.0].times[$1.1], $1.0) }
  }

  /// The number of returns.
  private var batchCount: Int { order.count }

  /// Appends the whole history to a ledger, each return at its recorded time, and lays what partners sent as spreadsheets
  /// into a folder beside it.
  /// - Parameter progress: called with the returns appended so far, and all.
  /// - Throws: a `Refusal` where the ledger holds something else already, or the ledger's error.
  @available(*, noasync, message: "an append stays on one thread")
  @discardableResult
  package static func load(
    into ledger: Ledger, seed: UInt64, progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) throws -> ReturnsFolder {
    let demonstration = Demonstration(seed: seed)
    var folder = try ReturnsFolder(besides: ledger, seed: seed)
    for (done, (feed, index)) in demonstration.order.enumerated() {
      try append(index, of: demonstration.feeds[feed], to: ledger, by: &folder)
      progress(done + 1, demonstration.batchCount)
    }
    return folder
  }

  /// Appends one return of a feed: its spreadsheet, then what it says besides.
  private static func append(
    _ index: Int, of feed: any Feed, to ledger: Ledger, by folder: inout ReturnsFolder
  ) throws {
    let time = feed.times[index]
    if let partner = feed as? PartnerFeed {
      if index == 0 { try folder.adopt(partner, in: ledger, at: time) }
      if let sheet = partner.sheet(in: index) { try folder.load(sheet, of: partner, into: ledger, at: time) }
    }
    let events = feed.events(in: index)
    guard !events.isEmpty else { return }
    _ = try ledger.append(times: .at(time)) { batch in
      for event in events { try batch.add(event) }
    }
  }
}
