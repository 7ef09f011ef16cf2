internal import Events
internal import Figures
internal import Projections
package import Snapshots

/// The figures that papers showed before, each made again as the point knew it that it was published from: what a reader of
/// a new paper knows already.
package struct EarlierFigures {
  struct Figures {
    let point: Snapshot
    /// The figures of the point, and whether each was shown with its value.
    var figures: [(figure: Figure, isShown: Bool)] = []
  }

  /// By the point.
  private(set) var points: [Figures] = []

  /// None.
  package init() {}

  /// What was published up to the view's last event. A figure that the ledger does not make as it was published, of an
  /// indicator that is unknown or of another window, tells nothing of records, and is left out.
  /// - Parameter progress: called with the points done, and all.
  package init(_ view: LedgerView, progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }) throws {
    let published = view.projection.facts.publications.map(\.content).filter { $0.knownAt <= view.length }
    let byPoint = Dictionary(grouping: published, by: \.knownAt).sorted { $0.key < $1.key }
    for (index, (length, figures)) in byPoint.enumerated() {
      let maker = try view.figures(length: length)
      var made = Figures(point: view.snapshot(length: length))
      for published in figures {
        if let figure = EarlierFigures.figure(published, maker) {
          made.figures.append((figure, published.value != nil))
        }
      }
      if !made.figures.isEmpty { points.append(made) }
      progress(index + 1, byPoint.count)
    }
  }

  private static func figure(_ published: PublishedFigure, _ maker: FigureMaker) -> Figure? {
    let month = CivilDate(day: published.end.day - 1).month
    // By the versions in force, or by the one that the paper chose.
    for definition in [nil, published.versions.count == 1 ? published.versions.first : nil] {
      let question = FigureQuestion(
        indicator: published.indicator, area: published.area, to: month, definition: definition, disclose: true)
      if let figure = try? maker.figure(question), figure.versions == published.versions,
        figure.part.period == published.start..<published.end
      {
        return figure
      }
    }
    return nil
  }
}
