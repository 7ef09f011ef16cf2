package import Events

/// Figures by linear scans of the ledger's events.
package struct NaiveFigures: Sendable {
  package let events: [NaiveEvent]

  package init(_ events: [NaiveEvent]) { self.events = events }

  /// A question that has no figure at all.
  package enum Refused: Error, Equatable {
    /// "N above the length: refused"
    case beyondTheLedger
    /// No version of that number was ever adopted.
    case unknownDefinition
    /// "Where no version is known … there is no value": and no window either.
    case noVersion
  }

  /// The figure of an indicator for an area and a month, as the first `known` events tell it.
  /// - Parameters:
  ///   - definition: the number of the version that judges everything; nil for those in force.
  ///   - window: in place of the definition's, as `trend --window` does.
  package func figure(
    _ indicator: Word, area: Word, to month: Month, known: Int, definition number: Int? = nil,
    window: Window? = nil
  ) throws(Refused) -> NaiveFigure {
    guard known <= events.count else { throw .beyondTheLedger }
    let world = NaiveWorld(events.prefix(known))
    let judges = try judges(indicator, in: world, only: number)
    // "The header (window, measure, per, decimals, threshold …) is that of the version in force on the last
    // day of the `--to` month, or of N."
    guard let header = judges.judge(on: CivilDate(day: month.end.day - 1)) else { throw .noVersion }
    let months = (window ?? header.window).months(to: month)
    let before = (window ?? header.window).previous(of: months, rule: header.previous)
    let scope = NaiveScope(world: world, judges: judges, header: header, indicator: indicator, area: area)
    let current = scope.part(months)
    return NaiveFigure(
      indicator: indicator, area: area, known: known, header: header.version, measure: header.measure,
      decimals: header.decimals, current: current, previous: scope.part(before), unplaced: scope.unplaced(months),
      nowhere: scope.nowhere(months), comparators: scope.comparators(months),
      hasBreak: scope.hasBreak(months, before), isFollowUpOpen: scope.isFollowUpOpen(months),
      isRevised: scope.isRevised(current), hasInterval: scope.hasInterval(current))
  }

  /// Who judges in a world; `number` is that of the version that judges everything, where one was asked for.
  func judges(_ indicator: Word, in world: NaiveWorld, only number: Int?) throws(Refused) -> NaiveJudges {
    // "N may be adopted after the known-at point."
    let everAdopted = events.filter { $0.subject == indicator }.compactMap(\.definition)
    let only = everAdopted.first { $0.version == number }
    if number != nil, only == nil { throw .unknownDefinition }
    return NaiveJudges(known: world.definitions.filter { Word($0.indicator) == indicator }, only: only)
  }
}

extension NaiveWorld {
  /// "a newer one for the same subject, area and dates replaces the older"
  func statistic(_ indicator: Word, _ area: Word, _ months: Range<Month>) -> NaiveEvent? {
    statistics.last {
      $0.subject == indicator && $0.data["area"]?.text == area
        && $0.data["start"]?.date == months.lowerBound.start
        && $0.data["end"]?.date == months.upperBound.start
    }
  }
}
