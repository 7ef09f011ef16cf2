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
    /// A record adds a value of its own: no interval and no comparison; or only the window before has such a version.
    case weighted
    case previousWeighted
    /// Months for which the return is declared partial, ascending; the same of the window before.
    case partial([Month])
    case previousPartial([Month])
    /// Months of which the ledger holds no record of a kind that nobody declares; the same of the window before.
    case recordless([Month], RecordKind)
    case previousRecordless([Month], RecordKind)
    /// The population is this many years older than the window's last year.
    case oldPopulation(year: Int, of: String, yearsBefore: Int)
    /// The number of matching records that lie at an area above: they could not be placed.
    case unplaced(Int)
    /// The number of matching records in areas that nothing places, in the whole ledger, and some of the areas; nil where
    /// the number is kept back.
    case nowhere(count: Int?, areas: [String])
    /// Versions that count otherwise judge the window and the one before; those that judge the window.
    case breakInSeries(versions: [Int])
    case practice(PracticeNote.Mention)
    /// The counts are in the grid for readers, and everything is computed from them.
    case rounded
    /// The value is the publisher's own, and the counts behind it are not told.
    case partsKeptBack
    /// It is what the paper of this name showed.
    case asPublished(report: String)
  }

  /// Why there is no value.
  package enum Absence: Hashable, Sendable {
    case unknownIndicator(String)
    case unknownArea(String)
    case noPopulation(area: String, of: String)
    case zeroPopulation(area: String, of: String)
    /// The denominator of a percentage or a ratio is 0.
    case nothingInDenominator
    case noStatistic(area: String, period: Range<CivilDate>)
    /// No paper showed it, and nothing else is told.
    case notPublished
    /// Months for which nobody declared a return of one of these feeds, and months declared missing in these areas.
    case unaccounted(feeds: [String], undeclared: [Month], missing: [Month], areas: [AreaLabel])
  }

  /// An area by its code and its name.
  package struct AreaLabel: Hashable, Sendable {
    package var code: String
    package var name: String

    package init(code: String, name: String) { (self.code, self.name) = (code, name) }
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
