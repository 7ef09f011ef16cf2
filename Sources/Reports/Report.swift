package import Events
package import Figures
package import Projections

/// The Board's paper for a quarter, as known at a point: every indicator, by outcome.
///
/// It is a value made from figures alone: nothing of the clock or the machine is in it, so the same question about the
/// same ledger gives the same paper for ever.
package struct Report: Sendable {
  /// The indicators of one outcome.
  package struct Outcome: Sendable {
    /// Nil for the indicators whose definitions name none.
    package var name: String?
    package var entries: [Entry]
  }

  /// Why the areas right below an indicator's area are not compared.
  package enum AreasObstacle: Hashable, Sendable {
    /// So many that they are a list of their own.
    case tooMany(Int)
    /// None of them has a figure.
    case noFigures
    /// The records do not say where within the area they belong.
    case unplaced
    /// They are smaller than districts, and not told.
    case tooSmall
  }

  /// One indicator.
  package struct Entry: Sendable {
    /// The figure at the indicator's own latest month.
    package var figure: Figure
    /// What that month rests on.
    package var latest: LatestMonth
    /// The areas right below the figure's, in the order of their codes; empty where there is nothing to compare.
    package var areas: [Figure] = []
    /// Why the areas below are not compared.
    package var areasObstacle: AreasObstacle?
    /// What was published for other areas and the same dates.
    package var elsewhere: [Figure.Comparator] = []
    /// Figures with the definition's own window up to this one, oldest first.
    package var series: [Figure] = []
    /// Quarters counted alone, oldest first.
    package var quarters: [Figure] = []
    /// The last five years, oldest first, for the marker of a recent trend.
    package var years: [Figure] = []
    /// Where versions break the series: the figure as each version alone would have it.
    package var versions: [Figure] = []
    /// The versions known, in the order of adoption.
    package var adopted: [Definition] = []
    /// Notes on practice that fall within the series.
    package var practices: [PracticeNote] = []

    /// Every figure that is shown in some place.
    package var allFigures: [Figure] { [figure] + areas + series + quarters + versions }
  }

  package var quarter: Quarter
  package var area: String
  package var areaName: String
  /// The number of events known, and the recorded time of the last.
  package var knownLength: Int
  package var knownTime: RecordedTime?
  package var outcomes: [Outcome]
  /// The titles of indicators of which the ledger holds nothing that they count: no zero is made of that.
  package var leftOut: [String] = []
  /// The titles of indicators that are not told to whoever reads this.
  package var keptBack: [String] = []
  /// The figures that are kept back only because of what earlier papers showed.
  package var keptBackForEarlier: [FigureQuestion] = []
  /// What was corrected of papers that were published before, and what this paper corrects.
  package var corrections: [Correction] = []
  /// With what the paper is published, where it corrects another.
  package var notice: CorrectionNotice?
  /// The figures of the paper that this one is published in place of, and does not show.
  package var noLongerShown: [PublishedFigure] = []
  /// What is noted of the ledger as a whole by the quarter's end.
  package var general: [String] = []

  /// Whether any number is kept back.
  var isAnythingKeptBack: Bool {
    entries.contains { $0.allFigures.contains { $0.part.isSuppressed || $0.previous.isSuppressed } }
  }

  package var entries: [Entry] { outcomes.flatMap(\.entries) }

  /// What the Board is shown as figures of the quarter: each indicator, then its areas.
  package var figures: [Figure] { entries.flatMap { [$0.figure] + $0.areas } }
}
