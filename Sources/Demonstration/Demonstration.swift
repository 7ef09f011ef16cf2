package import Events
package import Ledger

/// A made-up history of Leicestershire, Leicester and Rutland, as real feeds would have sent it: in returns with their
/// own recorded times, with records that come late and records that change.
///
/// As known at 2019-09-20 the figures counted from it are those of the Safer Communities report of that day, to the
/// precision printed; as known at 2018-10-01 total recorded crime prints as 61. This holds for any seed: the numbers
/// of records that the figures depend on are set first (`ReportTargets`, the plans of the feeds), and chance decides
/// only what is left free: where, when, which, and how it came to be known. No figure is stored; what the partnership
/// only ever receives is a published statistic.
package struct Demonstration {
  /// What is said wherever something made from it is shown.
  package static let notice =
    "MADE UP: a demonstration, which says nothing of any real place or person."

  private let feeds: [any Feed]
  /// The returns of all feeds, in the order of their times.
  private let order: [(feed: Int, index: Int)]

  package init(seed: UInt64) {
    feeds =
      [AreaFeed.make(), PopulationFeed.make(), DefinitionFeed.make(), PracticeFeed.make(), CoverageFeed.make()]
      + StatisticFeed.make()
      + [
        MARACFeed(seed: seed).feed, ReferralFeed(seed: seed).feed, YouthFeed(seed: seed).feed,
        OffenderFeed(seed: seed).feed, SurveyFeed(seed: seed).feed, PoliceFeed(seed: seed),
      ]
    let all = feeds
    order = all.indices
      .flatMap { feed in all[feed].times.indices.map { (feed, $0) } }
      .sorted { (all[$0.0].times[$0.1], $0.0) < (all[$1.0].times[$1.1], $1.0) }
  }

  /// The number of batches.
  package var batchCount: Int { order.count }

  /// Calls `body` with the recorded time and the events (JSON) of each batch, in the order of time.
  package func forEachBatch(_ body: (RecordedTime, [[UInt8]]) throws -> Void) rethrows {
    for (feed, index) in order {
      let events = feeds[feed].events(in: index)
      if !events.isEmpty { try body(feeds[feed].times[index], events) }
    }
  }

  /// Appends the whole history to a ledger, each batch at its recorded time.
  /// - Parameter progress: called with the batches appended so far, and all.
  /// - Throws: a `Refusal` where the ledger holds something else already, or the ledger's error.
  @available(*, noasync, message: "an append stays on one thread")
  package static func load(
    into ledger: Ledger, seed: UInt64, progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) throws {
    let demonstration = Demonstration(seed: seed)
    var done = 0
    try demonstration.forEachBatch { time, events in
      _ = try ledger.append(times: .at(time)) { batch in
        for event in events { try batch.add(event) }
      }
      done += 1
      progress(done, demonstration.batchCount)
    }
  }
}
