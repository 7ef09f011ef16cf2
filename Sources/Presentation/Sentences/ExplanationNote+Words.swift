internal import Events
package import Explanations
internal import Figures

extension Explanation.Note {
  /// The note as a sentence, as people read it.
  package var sentence: String { sentence(minus: .minus) }

  /// The note as a sentence.
  /// - Parameter minus: before a negative number that it quotes.
  package func sentence(minus: NumberFormat.Minus) -> String {
    switch self {
    case .absence(let absence): absence.sentence
    case .practice(let mention): mention.sentence
    default: Wording.said(words(minus))
    }
  }

  private func words(_ minus: NumberFormat.Minus) -> String {
    switch self {
    case .suppressed(let end): return "The difference is not defined: the \(end.rawValue) figure is suppressed."
    case .noValue(let end): return "The difference is not defined: the \(end.rawValue) figure has no value."
    case .absence, .practice: return ""
    case .tellsPrevious:
      return
        "The difference is not explained: the reasons would tell the previous window's number, which is suppressed."
    case .differentMeasures(let from, let to):
      return "The difference is not defined: the two figures are of different measures "
        + "(\(from?.rawValue ?? "none") and \(to?.rawValue ?? "none"))."
    case .publishedWithheld(let report):
      return "\(report) kept the figure back; the explanation starts from what it was."
    case .publishedOtherwise(let report, let display, let length, let computed):
      let (shown, found) = (
        NumberFormat.quoted(display, minus: minus), NumberFormat.quoted(computed, minus: minus)
      )
      return "\(report) showed \(shown), but from what was known then, the first \(length) events, it is \(found): the "
        + "explanation starts from \(found), and what lies between the two is not explained."
    case .publishedVersions(let report, let stated, let judging):
      return "\(report) names the versions \(Self.list(stated)) of the definition; those that judge the period are "
        + "\(Self.list(judging))."
    case .zeroDenominator:
      return "A mixture of the two sides has a zero denominator; its value is taken as the middle of the two figures, "
        + "and there are no shares of single records."
    case .differentPer:
      return "The two definitions are per different numbers or populations, so there are no shares of single records."
    case .rounded:
      return
        "What the reasons count is rounded to the nearest 5 and not told where it is less than 8; the reason called "
        + "rounding is what that leaves."
    case .partsWithheld:
      return
        "Parts of fewer records than may be published, and of areas whose own figures are kept back, are kept back, "
        + "and so are the names of their reason's records."
    case .arithmetic: return "This is arithmetic: it says what was counted differently, not what caused it."
    case .version(let version, let adopted, let effective, let reason):
      return "Version \(version) of the definition, adopted on \(PeriodFormat.date(adopted)), effective from "
        + "\(PeriodFormat.date(effective))" + (reason.map { ": \($0)" } ?? ".")
    }
  }

  private static func list(_ versions: [Int]) -> String {
    versions.isEmpty ? "none" : ListFormat.commas(versions)
  }
}
