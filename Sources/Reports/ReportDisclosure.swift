internal import Events
internal import Figures
internal import Rationals
internal import Snapshots

/// Keeps small numbers back throughout a report: none can be found from the numbers shown by adding and subtracting,
/// be it over areas (a county less its districts), over indicators (a total less its parts), over versions, or with what
/// earlier papers showed.
enum ReportDisclosure {
  /// - Parameter earlier: what papers showed before; what they kept back is not found either.
  static func protected(
    _ report: Report, at point: Snapshot, beside earlier: EarlierFigures = EarlierFigures()
  ) -> Report {
    var report = report
    if report.isAnythingKeptBack { keepBack(in: &report, at: point, beside: EarlierFigures()) }
    if !earlier.points.isEmpty {
      let before = report.figures.map(\.isWithheld)
      keepBack(in: &report, at: point, beside: earlier)
      report.keptBackForEarlier = zip(report.figures, before).filter { $0.isWithheld && !$1 }.map(\.0.question)
    }
    return report.isAnythingKeptBack ? tidied(report) : report
  }

  private static func keepBack(in report: inout Report, at point: Snapshot, beside earlier: EarlierFigures) {
    // Each round keeps at least one more number back, so the rounds end.
    while true {
      let cells = DisclosureCells(report, at: point, beside: earlier)
      let victims = victims(cells)
      guard !victims.isEmpty else { return }
      for victim in victims { keepBack(cells.cells[victim], in: &report) }
    }
  }

  /// One shown cell for every small number that can be found: the one that is missed least. What an earlier paper showed
  /// cannot be given up any more.
  private static func victims(_ cells: DisclosureCells) -> Set<Int> {
    var system = LinearSystem(columnCount: cells.columnCount)
    // What earlier papers showed first, so that what this one says again is not given up for nothing.
    let shown = cells.cells.indices.filter { cells.cells[$0].isShown }
    for number in shown.filter({ cells.cells[$0].entry == nil }) + shown.filter({ cells.cells[$0].entry != nil }) {
      system.add(cells.row(number), number: number)
    }
    var targets = cells.cells.indices.filter { cells.cells[$0].isSmall }.map { cells.row($0) }
    targets += cells.smallComplements.map { cells.row($0.whole) - cells.row($0.part) }
    targets += smallDifferences(cells)
    var victims: Set<Int> = []
    for target in targets {
      guard let makeup = system.makeup(of: target), !makeup.isEmpty, victims.isDisjoint(with: makeup) else { continue }
      let best = makeup.filter { cells.cells[$0].entry != nil }.min { left, right in
        let (one, other) = (cells.cells[left], cells.cells[right])
        return (one.place, one.count, left) < (other.place, other.count, right)
      }
      if let best { victims.insert(best) }
    }
    return victims
  }

  /// The differences between what two versions count that are as small as a number that is kept back.
  private static func smallDifferences(_ cells: DisclosureCells) -> [LinearSystem.Row] {
    var differences: [LinearSystem.Row] = []
    let versions = cells.cells.indices.filter {
      [.version, .versionBefore].contains(cells.cells[$0].place) && !cells.cells[$0].isWhole
    }
    for (position, left) in versions.enumerated() {
      for right in versions[(position + 1)...]
      where cells.cells[left].entry == cells.cells[right].entry && cells.cells[left].place == cells.cells[right].place {
        let (one, other) = (cells.cells[left], cells.cells[right])
        let difference = one.count > other.count ? one.count - other.count : other.count - one.count
        guard let limit = one.limit, difference > .zero, difference < Rational(limit) else { continue }
        differences.append(cells.row(left) - cells.row(right))
      }
    }
    return differences
  }

  private static func keepBack(_ cell: DisclosureCells.Cell, in report: inout Report) {
    guard var position = cell.entry else { preconditionFailure("what an earlier paper showed is not kept back") }
    for outcome in report.outcomes.indices {
      guard position >= report.outcomes[outcome].entries.count else {
        keepBack(cell, in: &report.outcomes[outcome].entries[position])
        return
      }
      position -= report.outcomes[outcome].entries.count
    }
    preconditionFailure("a cell stands in an entry of its report")
  }

  private static func keepBack(_ cell: DisclosureCells.Cell, in entry: inout Report.Entry) {
    switch cell.place {
    case .own: entry.figure.part.isSuppressed = true
    case .before: entry.figure.previous.isSuppressed = true
    case .area: entry.areas[cell.figure].part.isSuppressed = true
    case .areaBefore: entry.areas[cell.figure].previous.isSuppressed = true
    case .version: entry.versions[cell.figure].part.isSuppressed = true
    case .versionBefore: entry.versions[cell.figure].previous.isSuppressed = true
    case .quarter: entry.quarters[cell.figure].part.isSuppressed = true
    case .series: entry.series[cell.figure].part.isSuppressed = true
    case .earlier: preconditionFailure("what an earlier paper showed is not kept back")
    }
  }

  // MARK: What else would tell

  private static func tidied(_ report: Report) -> Report {
    var report = report
    for outcome in report.outcomes.indices {
      for index in report.outcomes[outcome].entries.indices {
        tidy(&report.outcomes[outcome].entries[index])
      }
    }
    return report
  }

  private static func tidy(_ entry: inout Report.Entry) {
    let isAnyKept = entry.allFigures.contains(where: \.isWithheld)
    entry.figure.sealIfWithheld()
    for index in entry.areas.indices {
      entry.areas[index].sealIfWithheld()
      // How many could not be placed is a part of the sum that the areas make.
      guard isAnyKept else { continue }
      entry.areas[index].notes.removeAll { if case .unplaced(1...) = $0 { true } else { false } }
    }
    for index in entry.series.indices { entry.series[index].sealIfWithheld() }
    for index in entry.quarters.indices { entry.quarters[index].sealIfWithheld() }
    for index in entry.versions.indices { entry.versions[index].sealIfWithheld() }
  }
}
