package import Events
package import Ledger

/// The parties whose records have been kept for as long as feed files say.
///
/// A party's time is counted from its newest record, whatever feed has it, open or closed. It is due when the longest
/// `keep` of the feeds that have records of it is over: the day after the last that may still keep it. A party with a
/// record that no `keep` is said for is never due by itself.
package struct RetentionList: Equatable, Sendable {
  package struct Party: Equatable, Sendable {
    package var party: String
    /// The date of its newest record.
    package var newest: CivilDate
    package var recordCount: Int
    /// The feeds that have them, by name.
    package var feeds: [String]
    /// The first day on which it is due.
    package var since: CivilDate
  }

  /// The day for which it is made.
  package let day: CivilDate
  /// In the order of the days since when they are due.
  package private(set) var due: [Party] = []
  /// The parties whose time is not over.
  package private(set) var keptCount = 0
  /// The parties that no feed file ends the time of, and where their records come from: the feeds that say no `keep`, and
  /// the sources that no feed has.
  package private(set) var endlessCount = 0
  package private(set) var endlessFeeds: [String] = []
  package private(set) var endlessSources: [String] = []

  package init(_ ledger: Ledger, on day: CivilDate) throws {
    self.init(try HeldParties(ledger, length: try ledger.length), on: day)
  }

  init(_ held: HeldParties, on day: CivilDate) {
    self.day = day
    var (feeds, sources): (Set<String>, Set<String>) = ([], [])
    for (party, holding) in held.holdings {
      let files = holding.origins.map { held.feed(of: $0) }
      let keeps = files.compactMap { $0?.keepMonths }
      guard keeps.count == files.count, let keep = keeps.max() else {
        endlessCount += 1
        for (origin, file) in zip(holding.origins, files) where file?.keepMonths == nil {
          if let file { feeds.insert(file.feed) } else { sources.insert(origin.source.text) }
        }
        continue
      }
      let since = CivilDate(day: holding.newest.adding(months: keep).day + 1)
      guard since <= day else {
        keptCount += 1
        continue
      }
      due.append(
        Party(
          party: party.text, newest: holding.newest, recordCount: holding.recordCount,
          feeds: Set(files.compactMap { $0?.feed }).sorted(), since: since))
    }
    due.sort { ($0.since, ExactText($0.party)) < ($1.since, ExactText($1.party)) }
    (endlessFeeds, endlessSources) = (feeds.sorted(), sources.sorted())
  }
}
