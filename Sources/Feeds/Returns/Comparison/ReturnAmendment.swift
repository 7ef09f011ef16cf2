internal import Events
internal import Ledger

/// Mended rejects: what has come of the refused rows of earlier statements, and which months lack none any more.
///
/// Refused rows whose key was known have come when a row of that key is there. Of the rows without one as many have come as
/// there are rows of other keys that change their record, or whose record says already what they say and has said so since
/// before the rows were refused: which of them a row mends nobody can tell. The rows of one statement are counted together, as
/// the month of a refused row may not be known: all months of that statement are complete when all of them have come.
struct ReturnAmendment {
  let feed: FeedFile
  let coverage: ReturnCoverage
  /// The SHA-256 of the mended rejects.
  let statement: String
  /// The months that are declared already, and whether only rows are looked at whose key was known: of a whole return.
  var stated: Set<Month> = []
  var onlyNamed = false

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

  func declare(_ come: [MendedRow], by facts: NumberedFacts, in batch: inout Batch) throws {
    for name in feed.covers {
      for (origin, lacking) in self.lacking(name).sorted(by: { $0.key < $1.key }) {
        try declare(name, origin, lacking, come, by: facts, in: &batch)
      }
    }
  }

  private func lacking(_ name: String) -> [String: Lacking] {
    var lacking: [String: Lacking] = [:]
    for month in coverage.months.subtracting(stated) {
      guard let newest = coverage.newest(name, month), newest.status == ReturnCoverage.Status.partial.rawValue,
        newest.refusedRows != nil, let origin = newest.refusedFrom
      else { continue }
      lacking[origin, default: Lacking()].months[month] = newest
    }
    // What has come is told by the newest declaration of any of its months, also of one that is complete since.
    for declaration in coverage.all(name) {
      guard let origin = declaration.refusedFrom, var known = lacking[origin] else { continue }
      known.since = min(known.since, declaration.sequence)
      if declaration.sequence > known.newest, let count = declaration.refusedRows {
        (known.count, known.names, known.newest) = (count, Set(declaration.refusedNames), declaration.sequence)
      }
      if declaration.statement == statement { known.isCounted = true }
      lacking[origin] = known
    }
    return lacking
  }

  private func declare(
    _ name: String, _ origin: String, _ lacking: Lacking, _ come: [MendedRow], by facts: NumberedFacts,
    in batch: inout Batch
  ) throws {
    func isNamed(_ row: MendedRow) -> Bool { row.name.map(lacking.names.contains) ?? false }
    let named = lacking.names.intersection(come.compactMap(\.name))
    let others = come.count { row in
      switch row.outcome {
      case .changed: !isNamed(row)
      case .standing(let since): !isNamed(row) && !lacking.isCounted && since < lacking.since
      case .nothing: false
      }
    }
    let unnamed = onlyNamed ? 0 : min(lacking.count - lacking.names.count, others)
    guard !named.isEmpty || unnamed > 0 else { return }
    let rest = ReturnCoverage.Lacking(
      count: lacking.count - named.count - unnamed, names: lacking.names.subtracting(named).sorted(), statement: origin)
    var received: [Month: Int] = [:]
    for row in come where isNamed(row) || (row.outcome == .changed && !onlyNamed) {
      if let month = row.month { received[month, default: 0] += 1 }
    }
    for (month, newest) in lacking.months.sorted(by: { $0.key < $1.key })
    where rest.count == 0 || received[month] != nil || month == lacking.months.keys.min() {
      let taken = (newest.received ?? 0) + (received[month] ?? 0)
      try coverage.declare(
        name, month, rest.count == 0 ? .complete : .partial, received: taken,
        expected: newest.expected.map { max($0, taken) }, lacking: rest.count == 0 ? nil : rest, by: facts, in: &batch)
    }
  }
}
