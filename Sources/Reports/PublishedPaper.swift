package import Events
internal import Figures
package import Ledger
package import Projections
package import Snapshots

/// A paper that was published: the report of a quarter for an area, as it was published once or again and again.
package struct PublishedPaper: Sendable {
  package let report: String
  package let area: String
  /// The figures published under its name, in their order.
  private let publications: [PublishedFigure]

  /// What a figure of it is of.
  private struct Key: Hashable {
    let indicator: String
    let area: String
    let period: Range<CivilDate>

    init(_ published: PublishedFigure) {
      (indicator, area, period) = (published.indicator, published.area, published.start..<published.end)
    }

    init(_ figure: Figure) {
      (indicator, area, period) = (figure.question.indicator, figure.question.area, figure.part.period)
    }
  }

  /// Nil where no such paper was published.
  /// - Parameters:
  ///   - point: what is known.
  ///   - ledger: where the events stand. Their ids name the paper: a county's has figures of its districts, which may have
  ///     papers of their own.
  package init?(_ report: String, area: String, at point: Snapshot, in ledger: Ledger) throws {
    (self.report, self.area) = (report, area)
    let meant = try ledger.erasures().meant
    var reader = EventReader()
    publications = try point.publications.filter { published in
      guard published.content.report == report else { return false }
      try ledger.readEvent(at: published.sequence, into: &reader)
      guard reader.source == Report.source else {
        // What others say that a paper showed is of its own area and those below.
        let own = published.content.area
        return own == area || point.hierarchy.ancestors(of: own).contains(area)
      }
      let parts = [report, area, published.content.indicator, published.content.area].map(meant)
      return reader.id.hasPrefix(parts.joined(separator: "/") + "/")
    }.map(\.content)
    if publications.isEmpty { return nil }
  }

  /// The number of events that it knew when it was published last.
  package var knownAt: Int { publications.last?.knownAt ?? 0 }

  /// The newest publication of each figure, in the order of the first ones.
  private var newest: [PublishedFigure] {
    var places: [Key: Int] = [:]
    var newest: [PublishedFigure] = []
    for published in publications {
      if let place = places[Key(published)] {
        newest[place] = published
      } else {
        places[Key(published)] = newest.count
        newest.append(published)
      }
    }
    return newest
  }

  /// The figures that it shows: all but those that were taken back.
  package var standing: [PublishedFigure] { newest.filter { $0.correction?.isWithdrawal != true } }

  // MARK: What was taken back

  /// With what the whole paper was taken back; nil where any figure of it stands.
  package var takenBack: CorrectionNotice? {
    guard standing.isEmpty else { return nil }
    return publications.last?.correction.map { CorrectionNotice($0) }
  }

  /// The figures that are taken back with a notice: those that stand, or those that were taken back with the same.
  /// - Throws: a `Refusal` where it was taken back with another.
  package func figures(toTakeBackWith notice: CorrectionNotice) throws(Refusal) -> [PublishedFigure] {
    guard let takenBack else { return standing }
    guard takenBack == notice else {
      throw Refusal(.parameter(.quarter), value: report, ReportMistake.takenBack(reason: takenBack.reason))
    }
    return newest.filter { $0.correction.map { CorrectionNotice($0) } == notice }
  }

  // MARK: What would be others

  /// What it showed of a figure last, and whether that was taken back since.
  func shown(_ figure: Figure) -> (figure: PublishedFigure, isTakenBack: Bool)? {
    let all = publications.filter { Key($0) == Key(figure) }
    guard let shown = all.last(where: { $0.correction?.isWithdrawal != true }) else { return nil }
    return (shown, all.last?.correction?.isWithdrawal == true)
  }

  /// The figures that it shows and that a report in its place does not.
  package func figures(missingFrom report: Report) -> [PublishedFigure] {
    let keys = Set(report.figures.map(Key.init))
    return standing.filter { !keys.contains(Key($0)) }
  }
}

extension Snapshot {
  /// The names of the papers that showed a figure of an area.
  func papers(of area: String) -> [String] {
    publications.filter { $0.content.area == area }.map(\.content.report).withoutRepeats
  }
}
