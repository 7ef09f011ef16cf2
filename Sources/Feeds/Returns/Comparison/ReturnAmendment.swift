internal import Events
internal import Ledger

/// Mended rejects: what has come of the refused rows of earlier statements, and which months lack none any more.
///
/// A refused row whose name was known has come when a row of that name is there. Of the others as many have come as there are
/// rows of other names that change their record, or whose record says already what they say and has said so since before the
/// rows were refused. The rows of one statement are counted together, as the month of a refused row may not be known: all
/// months of that statement are complete when all of them have come.
struct ReturnAmendment {
  let feed: FeedFile
  let coverage: ReturnCoverage
  /// The SHA-256 of the mended rejects.
  let statement: String
  let today: CivilDate

  /// The rows of the mended rejects.
  struct Come {
    /// The digest of each row's name, and its month.
    var rows: [(name: String, month: Month?)]
    /// The digests of those that change their record.
    var changed: Set<String>
    /// By month the sequences of the newest events of the records of the others.
    var unchanged: [Month: [Int]]
  }

  /// The months under one name that lack rows of one statement.
  private struct Lacking {
    var months: [Month: ReturnCoverage.Declaration] = [:]
    /// How many rows have not come, and which of them are known.
    var count = Int.max
    var names: Set<String> = []
    /// The sequence of the first declaration that they lack, and of the newest.
    var since = Int.max
    var newest = -1
    /// Whether these very rejects were counted before.
    var isCounted = false
  }

  func declare(_ come: Come, by facts: NumberedFacts, in batch: inout Batch) throws {
    for name in feed.covers {
      for (origin, lacking) in self.lacking(name).sorted(by: { $0.key < $1.key }) {
        try declare(name, origin, lacking, come, by: facts, in: &batch)
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
      if newest.sequence > known.newest {
        (known.count, known.names, known.newest) = (count, Set(newest.refusedNames), newest.sequence)
      }
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
    _ name: String, _ origin: String, _ lacking: Lacking, _ come: Come, by facts: NumberedFacts, in batch: inout Batch
  ) throws {
    let named = lacking.names.intersection(come.rows.map(\.name))
    let others = come.rows.filter { come.changed.contains($0.name) && !lacking.names.contains($0.name) }.count
    let before = come.unchanged.values.joined().count { $0 < lacking.since }
    let unnamedCount = lacking.count - lacking.names.count
    let unnamed = min(unnamedCount, others + (lacking.isCounted ? 0 : max(0, before - named.count)))
    guard !named.isEmpty || unnamed > 0 else { return }
    let rest = ReturnCoverage.Lacking(
      count: lacking.count - named.count - unnamed, names: lacking.names.subtracting(named).sorted(), statement: origin)
    var received: [Month: Int] = [:]
    for case (let row, let month?) in come.rows where named.contains(row) || come.changed.contains(row) {
      received[month, default: 0] += 1
    }
    for (month, newest) in lacking.months.sorted(by: { $0.key < $1.key })
    where rest.count == 0 || received[month] != nil || month == lacking.months.keys.min() {
      let taken = (newest.received ?? 0) + (received[month] ?? 0)
      try coverage.declare(
        name, month, rest.count == 0 && month.end <= today ? .complete : .partial, received: taken,
        expected: newest.expected.map { max($0, taken) }, lacking: rest.count == 0 ? nil : rest, by: facts, in: &batch)
    }
  }
}
