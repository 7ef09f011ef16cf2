package import Events
internal import Projections

/// What is known of the returns of one feed for one area, month by month (`Sources/Snapshots/DESIGN.md`, "Who accounts
/// for a month"). It keeps what it found, and belongs to one thread.
package final class FeedAccount {
  /// An area for which the feed was declared.
  private struct Place {
    let area: String
    let ranks: RankSet
    let own: Int32?
    let declared: CoverageIndex.Place
  }

  private let point: Snapshot
  private let area: String
  private let inside: RankSet
  private let places: [Place]
  /// The positions of the places at the area or above it, and of the others that share an area with it.
  private let above: [Int]
  private let beside: [Int]
  private var months: [Month: MonthAccount] = [:]

  package init(feed: String, area: String, at point: Snapshot) {
    self.point = point
    self.area = area
    let inside = point.ranks.set(of: area)
    self.inside = inside
    let places = point.coverage.places(feed: feed).map { place in
      Place(
        area: place.area, ranks: point.ranks.set(of: place.area), own: point.ranks.own(place.area), declared: place)
    }
    self.places = places
    let own = point.ranks.own(area)
    func isAbove(_ place: Place) -> Bool { place.area == area || own.map(place.ranks.contains) ?? false }
    above = places.indices.filter { isAbove(places[$0]) }
    beside = places.indices.filter { !isAbove(places[$0]) && places[$0].ranks.overlaps(inside) }
  }

  /// The earliest month that is declared for the area, one above it or one below it; nil where none is.
  package private(set) lazy var firstMonth: Month? = {
    let below = beside.filter { places[$0].own.map(inside.contains) ?? false }
    return (above + below).compactMap { places[$0].declared.firstMonth }.min()
  }()

  /// The last month that is declared for the area, one above it or one below it; nil where none is.
  package var lastMonth: Month? {
    let below = beside.filter { places[$0].own.map(inside.contains) ?? false }
    return (above + below).compactMap { places[$0].declared.lastMonth }.max()
  }

  /// The status of a month.
  package func account(for month: Month) -> MonthAccount {
    if let found = months[month] { return found }
    let found = found(month)
    months[month] = found
    return found
  }

  private func found(_ month: Month) -> MonthAccount {
    let own = newest(among: above, in: month)
    let base =
      own.map { MonthAccount(status(of: $0.content), by: $0.content.area) }
      ?? point.hierarchy.position(of: area).map { childrenAccount($0, month) } ?? MonthAccount(.undeclared)
    return below(month, after: own?.sequence ?? -1).map(base.worst) ?? base
  }

  private func newest(among positions: [Int], in month: Month) -> CoverageIndex.Declared? {
    positions.compactMap { places[$0].declared.newest(in: month) }.max { $0.sequence < $1.sequence }
  }

  private func status(of declaration: CoverageDeclaration) -> MonthStatus {
    switch declaration.status {
    case .complete: .complete
    case .partial: .partial
    case .missing: .missing
    }
  }

  // MARK: Children

  /// What the children of an area come to in the first geography in which some live in the month and are placed.
  private func childrenAccount(_ position: Int, _ month: Month) -> MonthAccount {
    // Nothing was declared for it or above it: where nothing was for anything below either, nobody need be asked.
    let set = point.ranks.set(at: position)
    guard beside.contains(where: { places[$0].ranks.overlaps(set) }) else { return MonthAccount(.undeclared) }
    let hierarchy = point.hierarchy
    let dates = month.start..<month.end
    for (geography, children) in hierarchy.areas[position].children {
      let alive = children.filter {
        hierarchy.areas[$0].isAlive(in: dates) && !hierarchy.areas[$0].isProvisional(in: geography)
      }
      guard !alive.isEmpty else { continue }
      var result = MonthAccount(.complete)
      for child in alive {
        result = result.worst(childAccount(child, month))
        // Neither a child that is missing nor one that nobody declared leaves anything of the whole.
        if result.status >= .missing { break }
      }
      return result
    }
    return MonthAccount(.undeclared)
  }

  private func childAccount(_ position: Int, _ month: Month) -> MonthAccount {
    let own = point.ranks.own(at: position)
    let above = places.indices.filter { places[$0].ranks.contains(own) }
    if let declared = newest(among: above, in: month) {
      return MonthAccount(status(of: declared.content), by: declared.content.area)
    }
    return childrenAccount(position, month)
  }

  // MARK: Areas below

  /// The worst that an area below is declared, newer than what is declared for the area itself; nil where none is worse
  /// than complete.
  private func below(_ month: Month, after sequence: Int) -> MonthAccount? {
    let newer = beside.compactMap { position -> (place: Place, declared: CoverageIndex.Declared)? in
      guard let declared = places[position].declared.newest(in: month), declared.sequence > sequence else { return nil }
      return (places[position], declared)
    }
    guard newer.contains(where: { $0.declared.content.status != .complete }) else { return nil }
    var worst: MonthAccount?
    // The newest declaration above an area holds for it: what is newer hides what is older.
    var rest = point.ranks.own(area).map { inside.subtracting(RankSet($0..<$0 + 1)) } ?? .empty
    for (place, declared) in newer.sorted(by: { $0.declared.sequence > $1.declared.sequence }) {
      let status = status(of: declared.content)
      if status != .complete, holdsPlacedArea(rest.intersection(place.ranks), in: month) {
        let account = MonthAccount(status, by: place.area)
        worst = worst?.worst(account) ?? account
      }
      rest = rest.subtracting(place.ranks)
      if rest.isEmpty { break }
    }
    return worst
  }

  /// Whether one of some areas lives in a month and is not placed for want of anything better.
  private func holdsPlacedArea(_ ranks: RankSet, in month: Month) -> Bool {
    let dates = month.start..<month.end
    return ranks.ranges.contains { range in
      range.contains { rank in
        guard let position = point.ranks.position(atRank: rank) else { return true }
        let area = point.hierarchy.areas[position]
        return area.isAlive(in: dates) && !area.isProvisional(in: 0)
      }
    }
  }
}
