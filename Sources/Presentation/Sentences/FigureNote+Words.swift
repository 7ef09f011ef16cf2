internal import Events
package import Figures
internal import Projections

extension Figure.Note {
  /// The note as a sentence, as people read it.
  package var sentence: String { sentence(minus: .minus) }

  /// The note as a sentence.
  /// - Parameter minus: before a negative number that it quotes.
  package func sentence(minus: NumberFormat.Minus) -> String { Wording.said(words(minus)) }

  private func words(_ minus: NumberFormat.Minus) -> String {
    switch self {
    case .noValue(let absence): absence.words
    case .previousWindow(let absence): "Previous window: \(absence.words)"
    case .numeratorNotWhole: "There is no interval and no comparison: the numerator is not a whole number."
    case .previousNumeratorNotWhole:
      "There is no comparison: the numerator of the window before is not a whole number."
    case .followUpOpen: "Provisional: the time in which later records are looked for is not over."
    case .revised(let revision):
      "Revised: \(revision.report) showed \(NumberFormat.quoted(revision.display, minus: minus))"
        + (revision.isVisible ? "." : "; the change is too small to be seen.")
    case .partial(let months):
      "Provisional: the return is declared partial for \(months.map(\.description).joined(separator: ", "))."
    case .unplaced(let count):
      "\(count) matching \(count == 1 ? "record lies" : "records lie") at an area above and could not be placed."
    case .breakInSeries(let versions):
      "Break in series: more than one version of the definition judges this window and the one before "
        + "(this window: \(ListFormat.commas(versions)))."
    case .practice(let mention): mention.words
    }
  }
}

extension Figure.Absence {
  /// Why there is no value, as a sentence.
  package var sentence: String { Wording.said(words) }

  fileprivate var words: String {
    switch self {
    case .unknownIndicator(let indicator):
      "There is no value: no version of \(indicator) is known at this point."
    case .unknownArea(let area): "There is no value: the area \(area) is not known at this point."
    case .noPopulation(let area): "There is no value: no population of \(area) is known."
    case .zeroPopulation(let area): "There is no value: the population of \(area) is zero."
    case .nothingInDenominator:
      "There is no value: nothing was counted below the line (the denominator is 0)."
    case .noStatistic(let area, let period):
      "There is no value: no statistic is published for \(area), \(period.lowerBound) to before \(period.upperBound)."
    case .missing(let months, let kind, let area, let areaName):
      "There is no value: \(PeriodFormat.runs(of: months)) \(months.count == 1 ? "is" : "are") declared missing for "
        + "\(kind.word) in \(areaName) (\(area))."
    }
  }
}

extension PracticeNote.Mention {
  /// The note with the date from which it holds: `2018-04-01: Online reports are recorded`.
  package var sentence: String { Wording.said(words) }

  fileprivate var words: String {
    switch self {
    case .dated(let date, let text): "\(date): \(text)"
    case .undated(let text): text
    }
  }
}

extension Figure.Mark {
  /// What the mark means, for the line under a table.
  package var meaning: String {
    switch self {
    case .breakInSeries: "break in series"
    case .suppressed: "suppressed"
    case .provisional: "provisional"
    case .revised: "revised"
    case .unreliable: "unreliable"
    case .notAvailable: "not available"
    }
  }
}
