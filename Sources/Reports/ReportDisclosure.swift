internal import Events
internal import Figures
internal import Rationals
internal import Snapshots

/// Keeps small numbers back throughout a report: none can be found from the numbers shown by adding and subtracting,
/// be it over areas (a county less its districts), over indicators (a total less its parts) or over versions.
enum ReportDisclosure {
  static func protected(_ report: Report, at point: Snapshot) -> Report {
    guard
      report.entries.contains(where: { $0.allFigures.contains { $0.part.isSuppressed || $0.previous.isSuppressed } })
    else { return report }
    var report = report
    // Each round keeps at least one more number back, so the rounds end.
    while true {
      let cells = DisclosureCells(report, at: point)
      let victims = victims(cells)
      guard !victims.isEmpty else { break }
      for victim in victims { keepBack(cells.cells[victim], in: &report) }
    }
    return tidied(report)
  }

  /// One shown cell for every small number that can be found: the one that is missed least.
  private static func victims(_ cells: DisclosureCells) -> Set<Int> {
    var system = LinearSystem(columnCount: cells.columnCount)
    for (number, cell) in cells.cells.enumerated() where cell.isShown {
      system.add(cells.row(number), number: number)
    }
    var targets = cells.cells.indices.filter { cells.cells[$0].isSmall }.map { cells.row($0) }
    targets += cells.smallComplements.map { pair in
      zip(cells.row(pair.whole), cells.row(pair.part)).map { $0 - $1 }
    }
    targets += smallDifferences(cells)
    var victims: Set<Int> = []
    for target in targets {
      guard let makeup = system.makeup(of: target), !makeup.isEmpty, victims.isDisjoint(with: makeup) else { continue }
      let best = makeup.min { left, right in
        let (one, other) = (cells.cells[left], cells.cells[right])
        return (one.place, one.count, left) < (other.place, other.count, right)
      }
      if let best { victims.insert(best) }
    }
    return victims
  }

  /// The differences between what two versions count that are as small as a number that is kept back.
  private static func smallDifferences(_ cells: DisclosureCells) -> [[Int]] {
    var differences: [[Int]] = []
    let versions = cells.cells.indices.filter {
      [.version, .versionBefore].contains(cells.cells[$0].place) && !cells.cells[$0].isWhole
    }
    for (position, left) in versions.enumerated() {
      for right in versions[(position + 1)...]
      where cells.cells[left].entry == cells.cells[right].entry && cells.cells[left].place == cells.cells[right].place {
        let (one, other) = (cells.cells[left], cells.cells[right])
        let difference = one.count > other.count ? one.count - other.count : other.count - one.count
        guard let limit = one.limit, difference > .zero, difference < Rational(limit) else { continue }
        differences.append(zip(cells.row(left), cells.row(right)).map { $0 - $1 })
      }
    }
    return differences
  }

  private static func keepBack(_ cell: DisclosureCells.Cell, in report: inout Report) {
    var position = cell.entry
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
