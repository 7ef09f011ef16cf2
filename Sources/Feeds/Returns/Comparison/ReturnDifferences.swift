internal import Events

/// What a comparison found.
struct ReturnDifferences {
  var changes: [ReturnChange] = []
  private(set) var unchanged = 0
  /// Records that the statement states and that stay closed: they became others, or another source closed them.
  private(set) var closedElsewhere = 0
  /// Of those, records that another source has opened.
  var othersCount = 0
  /// By month the open records that the ledger holds and the statement speaks of, and how many of them vanish.
  var heldCounts: [Month: Int] = [:]
  var vanishedCounts: [Month: Int] = [:]
  /// By month and field how many records change in it.
  var fieldCounts: [Month: [String: Int]] = [:]
  /// For each row whose records stay as they are the sequence of the newest of their events, and -1 where they stay closed;
  /// only where it is asked for.
  private(set) var standingSince: [StatedPlace: Int] = [:]
  private let keepsSequences: Bool

  init(keepsSequences: Bool) { self.keepsSequences = keepsSequences }

  mutating func noteUnchanged(_ place: StatedPlace, sequence: Int) {
    unchanged += 1
    noteStanding(place, since: sequence)
  }

  mutating func noteClosedElsewhere(_ place: StatedPlace) {
    closedElsewhere += 1
    noteStanding(place, since: -1)
  }

  private mutating func noteStanding(_ place: StatedPlace, since sequence: Int) {
    if keepsSequences { standingSince[place] = max(sequence, standingSince[place] ?? sequence) }
  }

  /// In the order of the rows, and then of the subjects.
  mutating func sort() {
    changes.sort { left, right in
      switch (left.place, right.place) {
      case (let one?, let other?):
        (one.fileNumber, one.row.row, ExactText(left.subject))
          < (other.fileNumber, other.row.row, ExactText(right.subject))
      case (.some, nil): true
      case (nil, .some): false
      case (nil, nil): ExactText(left.subject) < ExactText(right.subject)
      }
    }
  }

  // MARK: More than a return usually says

  /// The fewest records that are more than chance where they vanish, and where they change in one field.
  private static let (leastVanished, leastChanged) = (3, 10)

  private static func isMoreThanAFifth(_ count: Int, of all: Int) -> Bool { count * 5 > all }

  /// The months whose records have to be counted to know whether many change; nil where there is none.
  var monthsToCount: Set<Month>? {
    let months = fieldCounts.filter { $0.value.values.contains { $0 >= ReturnDifferences.leastChanged } }
    return months.isEmpty ? nil : Set(months.keys)
  }

  /// The months in which more vanishes, or changes in one field.
  func unusual() -> (removals: [Month], changes: [(month: Month, field: String)]) {
    func isUnusual(_ count: Int, _ month: Month, least: Int) -> Bool {
      count >= least && ReturnDifferences.isMoreThanAFifth(count, of: heldCounts[month, default: 0])
    }
    let removals = vanishedCounts.filter { isUnusual($0.value, $0.key, least: ReturnDifferences.leastVanished) }
    var changed: [(Month, String)] = []
    for (month, fields) in fieldCounts {
      for (field, count) in fields where isUnusual(count, month, least: ReturnDifferences.leastChanged) {
        changed.append((month, field))
      }
    }
    return (removals.keys.sorted(), changed.sorted { ($0.0, $0.1) < ($1.0, $1.1) })
  }
}
