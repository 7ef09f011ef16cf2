package import Events
package import Figures
package import Projections

extension Explanation {
  /// One of the two figures.
  package enum End: String, Hashable, Sendable { case from, to }

  /// What a reader has to know beside the arithmetic.
  package enum Note: Hashable, Sendable {
    // Why the difference is not defined, or not explained.
    case suppressed(End)
    case noValue(End)
    /// Why a figure has no value.
    case absence(Figure.Absence)
    /// The reasons would tell the previous window's number, which is suppressed.
    case tellsPrevious
    case differentMeasures(Definition.Measure?, Definition.Measure?)

    // What the Board was shown, where that is not what is computed now from what was known then.
    case publishedWithheld(report: String)
    /// What the report showed, and what is computed from as many events as it names.
    case publishedOtherwise(report: String, display: String, knownLength: Int, computed: String)
    /// The versions that the report names, and those that judge the period.
    case publishedVersions(report: String, stated: [Int], judging: [Int])

    // The limits of the arithmetic.
    /// A mixture has a zero denominator: it is taken as the middle, and there are no shares of single records.
    case zeroDenominator
    /// The definitions are per different numbers or over different populations: no shares of single records.
    case differentPer
    /// The reasons are told in the grid for readers.
    case rounded
    /// Parts of reasons are kept back.
    case partsWithheld
    /// It says what was counted differently, not what caused it.
    case arithmetic

    // Definitions and practice that changed.
    case version(Int, adopted: CivilDate, effective: CivilDate, reason: String?)
    case practice(PracticeNote.Mention)
  }
}
