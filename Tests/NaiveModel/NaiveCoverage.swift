package import Events

/// What the feeds of a window account for.
package struct NaiveCoverage: Equatable, Sendable {
  /// A feed of which months are not accounted for: "a note that names feed and months".
  package struct Gap: Equatable, Sendable {
    package internal(set) var undeclared: [Month] = []
    package internal(set) var missing: [Month] = []
  }

  /// By feed, or the feeds of which one is enough.
  package internal(set) var gaps: [[Word]: Gap] = [:]
  /// The months that a feed accounts for only in part.
  package internal(set) var partial: [Month] = []
  /// "the window's months in which the ledger holds no open record of that kind at all", where nothing is declared.
  package internal(set) var recordless: [RecordKind: [Month]] = [:]

  package init() {}
}

extension NaiveWorld {
  /// "Each feed must account for each month of the window."
  /// - Parameter judges: "The feeds are those of the versions that judge the window, together; `published` needs none":
  ///   a version whose measure is `published` needs none, whatever it names.
  package func coverage(of months: Range<Month>, area: Word, judges: [Definition]) -> NaiveCoverage {
    var coverage = NaiveCoverage()
    let judges = judges.filter { $0.measure != .published }
    var wanted: [[Word]: Set<Month>] = [:]
    for choice in judges.flatMap({ $0.feeds ?? [] }) { wanted[choice.map { Word($0) }] = Set(all(months)) }
    // "One that names none has the record kinds of its `count`, `of` and their relations as feeds"; "(The kinds of a
    // version that names no feeds follow the rule for kinds even where another version names feeds.)"
    let countings = judges.filter { $0.feeds == nil }.flatMap { [$0.count, $0.of].compactMap { $0 } }
    for kind in Set(countings.flatMap(\.namedKinds)) {
      // "such a kind must account for a month only where a declaration of it is known for the area, one above it or one
      // below it, and only from the earliest month so declared"
      let earliest = declarations.filter { declaration in
        declaration.feed == Word(kind.word)
          && (areas.isAtOrBelow(declaration.area, area) || areas.isAtOrBelow(area, declaration.area))
      }.map(\.months.lowerBound).min()
      for month in all(months) {
        if let earliest, month >= earliest {
          wanted[[Word(kind.word)], default: []].insert(month)
        } else if !records.contains(where: { $0.kind == kind && $0.isOpen && $0.date.month == month }) {
          coverage.recordless[kind, default: []].append(month)
        }
      }
    }
    var partial: Set<Month> = []
    for (choice, months) in wanted {
      for month in months.sorted() {
        // "of a list within the list one is enough, the best status counts"
        switch choice.map({ status(of: $0, area, month) }).min() {
        case .complete?, nil: break
        case .partial?: partial.insert(month)
        case .missing?: coverage.gaps[choice, default: NaiveCoverage.Gap()].missing.append(month)
        case .undeclared?: coverage.gaps[choice, default: NaiveCoverage.Gap()].undeclared.append(month)
        }
      }
    }
    coverage.partial = partial.sorted()
    return coverage
  }

  private func all(_ months: Range<Month>) -> [Month] {
    (months.lowerBound.index..<months.upperBound.index).map { Month(index: $0) }
  }

  /// A feed's status for an area and a month, with what counts from below: the worst of them.
  package func status(of feed: Word, _ area: Word, _ month: Month) -> NaiveStatus {
    // "An area below, alive in the month and not provisional in the administrative geography, whose own status by the
    // first half of this rule is missing or partial counts too (so a newer declaration for an area above heals those
    // below it)."
    let below = areas.below(area).filter { place in
      (areas.lives[place] ?? NaiveAreas.Life()).meets(month)
        && !areas.isProvisional(place, in: NaiveAreas.administrative)
    }
    return below.compactMap { declared(feed, $0, month) }.reduce(whole(feed, area, month), max)
  }

  /// The first half: "the status of the feed's newest declaration for the area or for one above it (any geography)".
  private func declared(_ feed: Word, _ area: Word, _ month: Month) -> NaiveStatus? {
    // Most areas have none, so that looking above is left for last.
    declarations.last {
      $0.feed == feed && $0.months.contains(month) && areas.isAtOrBelow(area, $0.area)
    }?.status
  }

  /// "without one, that of its children in one geography (administrative first, then by name: the first in which it has
  /// children alive in the month and not provisional there) taken together (all complete: complete; one missing or
  /// undeclared: missing; else partial); without children, it is undeclared"
  private func whole(_ feed: Word, _ area: Word, _ month: Month) -> NaiveStatus {
    if let declared = declared(feed, area, month) { return declared }
    let children = areas.children(of: area) { $0.meets(month) }.first { !$0.isEmpty }
    guard let children else { return .undeclared }
    let statuses = children.map { whole(feed, $0, month) }
    if statuses.allSatisfy({ $0 == .complete }) { return .complete }
    return statuses.contains { $0 == .missing || $0 == .undeclared } ? .missing : .partial
  }
}
