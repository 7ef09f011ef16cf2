internal import Events
internal import Ledger

/// Mended rejects: what has come of the refused rows of earlier statements, and which months lack none any more.
///
/// A row has come where it changes its record, or where its record says already what it says and has said so since before
/// the row was refused. The rows of one statement that were refused are counted together, as the month of a refused row may
/// not be known: all months of that statement are complete when all of them have come.
struct ReturnAmendment {
  let feed: FeedFile
  let coverage: ReturnCoverage
  /// The SHA-256 of the mended rejects.
  let statement: String
  let today: CivilDate

  /// The months under one name that lack rows of one statement.
  private struct Lacking {
    var months: [Month: ReturnCoverage.Declaration] = [:]
    /// How many rows have not come.
    var count = Int.max
    /// The sequence of the first declaration that they lack.
    var since = Int.max
    /// Whether these very rejects were counted before.
    var isCounted = false
  }

  /// - Parameter changed: how many rows change their record, by the month in which it then counts.
  func declare(
    changed: [Month: Int], unchanged: [Month: [Int]], by facts: NumberedFacts, in batch: inout Batch
  ) throws {
    for name in feed.covers {
      for (origin, lacking) in self.lacking(name).sorted(by: { $0.key < $1.key }) {
        try declare(name, origin, lacking, changed, unchanged, by: facts, in: &batch)
      }
    }
  }

  private func lacking(_ name: String) -> [String: Lacking] {
    var lacking: [String: Lacking] = [:]
    for month in coverage.months {
      guard let newest = coverage.newest(name, month), newest.status == ReturnCoverage.Status.partial.rawValue,
        let count = newest.refusedRows, let origin = newest.refusedFrom
      else { continue }
      var known = lacking[origin] ?? Lacking()
      known.months[month] = newest
      known.count = min(known.count, count)
      lacking[origin] = known
    }
    for declaration in coverage.all(name) {
      guard let origin = declaration.refusedFrom, var known = lacking[origin] else { continue }
      known.since = min(known.since, declaration.sequence)
      if declaration.statement == statement { known.isCounted = true }
      lacking[origin] = known
    }
    return lacking
  }

  private func declare(
    _ name: String, _ origin: String, _ lacking: Lacking, _ changed: [Month: Int], _ unchanged: [Month: [Int]],
    by facts: NumberedFacts, in batch: inout Batch
  ) throws {
    var come: [Month: Int] = [:]
    for month in lacking.months.keys {
      let known = lacking.isCounted ? 0 : (unchanged[month] ?? []).count { $0 < lacking.since }
      let count = (changed[month] ?? 0) + known
      if count > 0 { come[month] = count }
    }
    let rest = max(0, lacking.count - come.values.reduce(0, +))
    for (month, newest) in lacking.months.sorted(by: { $0.key < $1.key }) where rest == 0 || come[month] != nil {
      let received = (newest.received ?? 0) + (come[month] ?? 0)
      try coverage.declare(
        name, month, rest == 0 && month.end <= today ? .complete : .partial, received: received,
        expected: newest.expected.map { max($0, received) }, lacking: rest == 0 ? nil : (rest, origin), by: facts,
        in: &batch)
    }
  }
}
