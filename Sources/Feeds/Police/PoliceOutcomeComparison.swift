internal import Events

/// Compares an outcomes file with what the ledger holds of the crimes that it names.
///
/// A row names a crime by its ID alone, of whatever month the crime is. It resolves the force's only open crime with that
/// ID; where there is none, or where there are several, it is counted and changes nothing.
///
/// What holds of a crime is what the newest month says of it, in whatever order months are imported; of one month, what
/// the last imported copy says. Of several rows for one crime in one copy the last in the order of ``PoliceOutcome`` holds,
/// so the order of the rows decides nothing, and a row that stands twice says what it says once. So a copy in which such a
/// row has changed, or vanished beside others of the crime, sets the outcome to what the last of those that are left says.
/// Where no row of the crime is left nothing changes: that a file does not name a crime does not say that it is unresolved.
/// That is why nothing can vanish by an outcomes file, and no guard is needed.
///
/// Where rows of a file were refused, and in a file of formerly refused rows, what the ledger holds of the same month counts
/// as one row more.
package struct PoliceOutcomeComparison {
  /// What becomes of the rows of one crime.
  private enum Fate {
    /// The crime is resolved as a row says.
    case resolve(PolicePresentRecord, ExactText)
    /// The ledger holds this outcome.
    case held(ExactText)
    /// The ledger holds a newer month's.
    case isOlder
    case noCrime
    case severalCrimes
  }

  /// A change that an outcomes file makes.
  package struct Change {
    package var change: PoliceChange
    /// The 1-based line of the row that says so.
    package var line: Int
  }

  /// What a file changes, in the order of the first rows of the crimes, and what became of its rows.
  package private(set) var changes: [Change] = []
  package private(set) var counts: PoliceOutcomeCounts

  /// - Parameter crimes: the force's open crimes with an ID, by whose order nothing is decided; two of them will do.
  package init(_ outcomes: PoliceOutcomes, crimes: (_ crimeID: String) throws -> [PolicePresentRecord]) rethrows {
    counts = PoliceOutcomeCounts(outcomes)
    for group in PoliceOutcomeComparison.groups(outcomes.rows) {
      let rows = group.map { outcomes.rows[$0] }
      guard !rows[0].crimeID.isEmpty else {
        counts.withoutID += rows.count
        continue
      }
      take(rows, PoliceOutcomeComparison.fate(rows, of: outcomes, crimes: try crimes(rows[0].crimeID)), outcomes.month)
    }
  }

  /// The rows of each crime, in the order of their first rows.
  private static func groups(_ rows: [PoliceOutcomeRow]) -> [[Int]] {
    var groups: [[Int]] = []
    var places: [String: Int] = [:]
    for (index, row) in rows.enumerated() {
      if let place = places[row.crimeID] {
        groups[place].append(index)
      } else {
        places[row.crimeID] = groups.count
        groups.append([index])
      }
    }
    return groups
  }

  private static func fate(
    _ rows: [PoliceOutcomeRow], of outcomes: PoliceOutcomes, crimes: [PolicePresentRecord]
  ) -> Fate {
    guard let crime = crimes.first else { return .noCrime }
    guard crimes.count == 1 else { return .severalCrimes }
    let last = rows.map(\.outcome).max(by: PoliceOutcome.isBefore) ?? rows[0].outcome
    guard let held = crime.resolution, held.month >= outcomes.month else { return .resolve(crime, last) }
    guard held.month == outcomes.month else { return .isOlder }
    let isHeldRow = outcomes.completeness != .full && PoliceOutcome.isBefore(last, held.outcome)
    if isHeldRow || (held.outcome == last && crime.content.outcome == last) { return .held(held.outcome) }
    return .resolve(crime, last)
  }

  private mutating func take(_ rows: [PoliceOutcomeRow], _ fate: Fate, _ month: Month) {
    switch fate {
    case .noCrime: counts.unknown += rows.count
    case .severalCrimes: counts.several += rows.count
    case .isOlder: counts.superseded += rows.count
    case .held(let outcome): countOthers(rows[...], beside: outcome)
    case .resolve(let crime, let outcome):
      guard let place = rows.firstIndex(where: { $0.outcome == outcome }) else {
        preconditionFailure("a crime is resolved as one of its rows says")
      }
      changes.append(
        Change(
          change: PoliceChange(
            kind: .crime, subject: crime.subject, effect: .resolved(outcome: outcome.text, month: month)),
          line: rows[place].line))
      countOthers(rows[..<place], beside: outcome)
      countOthers(rows[(place + 1)...], beside: outcome)
    }
  }

  private mutating func countOthers(_ rows: ArraySlice<PoliceOutcomeRow>, beside outcome: ExactText) {
    for row in rows {
      if row.outcome == outcome { counts.unchanged += 1 } else { counts.superseded += 1 }
    }
  }
}
