package import Events
internal import Projections

/// What the feeds of an indicator account for of a window's months, in an area.
package struct WindowAccount: Sendable, Equatable {
  /// Months for which one of several feeds would be enough and none is there.
  package struct Gap: Sendable, Hashable {
    /// One feed, or several of which one is enough.
    package var feeds: [String]
    /// Months that nobody declared, and months declared missing; ascending.
    package var undeclared: [Month] = []
    package var missing: [Month] = []
    /// The areas for which they are declared missing, or partial.
    package var areas: [String] = []
  }

  /// Months of a kind of record that nobody declares, and of which the ledger holds no record.
  package struct Recordless: Sendable, Hashable {
    package var kind: RecordKind
    package var months: [Month]
  }

  /// The months for which there is no value.
  package var gaps: [Gap] = []
  /// The months that are declared partial, ascending.
  package var partial: [Month] = []
  package var recordless: [Recordless] = []

  package init() {}

  init(_ requirements: [FeedRequirement], months: Range<Month>, area: AreaWorkings, _ recordMonths: RecordMonths) {
    let all = (months.lowerBound.index..<months.upperBound.index).map(Month.init(index:))
    var partial: Set<Month> = []
    let requirements = requirements.withoutRepeats
    for case .oneOf(let choice) in requirements {
      add(choice.map(\.text), choice.map { area.account(of: $0.text) }, all, &partial)
    }
    for case .kind(let kind) in requirements {
      let account = area.account(of: kind.word)
      let first = account.firstMonth
      let declared = all.filter { month in first.map { month >= $0 } ?? false }
      add([kind.word], [account], declared, &partial)
      guard declared.count < all.count else { continue }
      let hasRecords = recordMonths.areHeld(of: kind, in: months)
      var without: [Month] = []
      for (month, hasRecord) in zip(all, hasRecords) where !hasRecord && first.map({ month < $0 }) ?? true {
        without.append(month)
      }
      if !without.isEmpty { recordless.append(Recordless(kind: kind, months: without)) }
    }
    self.partial = partial.sorted()
  }

  private mutating func add(
    _ feeds: [String], _ accounts: [FeedAccount], _ months: [Month], _ partial: inout Set<Month>
  ) {
    var gap = Gap(feeds: feeds)
    for month in months {
      let found = accounts.map { $0.account(for: month) }
      guard let best = found.min(by: { $0.status < $1.status }) else { continue }
      switch best.status {
      case .complete: continue
      case .partial: partial.insert(month)
      case .missing:
        gap.missing.append(month)
        if let area = best.area, !gap.areas.contains(area) { gap.areas.append(area) }
      case .undeclared: gap.undeclared.append(month)
      }
    }
    if !gap.missing.isEmpty || !gap.undeclared.isEmpty { gaps.append(gap) }
  }
}
