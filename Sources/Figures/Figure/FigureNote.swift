package import Events
package import Projections

extension Figure {
  /// What a reader has to know beside a number. Notes are values: suppression, reports and explanations decide by them, and
  /// the presentation makes sentences of them.
  package enum Note: Hashable, Sendable {
    /// Why there is no value.
    case noValue(Absence)
    /// Why there is none for the window before.
    case previousWindow(Absence)
    /// The numerator of a rate is not a whole number: no interval and no comparison.
    case numeratorNotWhole
    /// That of the window before is not: no comparison.
    case previousNumeratorNotWhole
    /// The time in which later records are looked for is not over.
    case followUpOpen
    /// What a report showed before the figure changed.
    case revised(Revision)
    /// Months for which the return is declared partial, ascending.
    case partial([Month])
    /// The number of matching records that lie at an area above: they could not be placed.
    case unplaced(Int)
    /// More than one version judges the window and the one before; those that judge the window.
    case breakInSeries(versions: [Int])
    case practice(PracticeNote.Mention)
  }

  /// Why there is no value.
  package enum Absence: Hashable, Sendable {
    case unknownIndicator(String)
    case unknownArea(String)
    case noPopulation(area: String)
    case zeroPopulation(area: String)
    /// The denominator of a percentage or a ratio is 0.
    case nothingInDenominator
    case noStatistic(area: String, period: Range<CivilDate>)
    /// Months declared missing for a kind of record in an area that is the figure's, above it or below it.
    case missing([Month], RecordKind, area: String, areaName: String)
  }

  /// What a report showed of a figure that has changed since.
  package struct Revision: Hashable, Sendable {
    package var report: String
    package var display: String
    /// Whether the figure is shown otherwise now; it may have changed by less than is shown.
    package var isVisible: Bool
  }
}

extension Figure {
  /// Why there is no value, in the order in which it was found.
  package var absences: [Absence] {
    notes.compactMap { if case .noValue(let absence) = $0 { absence } else { nil } }
  }

  /// The number of matching records that could not be placed: they lie at an area above.
  package var unplacedCount: Int {
    for case .unplaced(let count) in notes { return count }
    return 0
  }

  /// What a report showed of it, where it has changed since.
  package var revision: Revision? {
    for case .revised(let revision) in notes { return revision }
    return nil
  }
}
