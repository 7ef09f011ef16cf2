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
    case .weighted: "There is no interval and no comparison: each record adds a value of its own."
    case .previousWeighted:
      "There is no comparison: in the window before each record adds a value of its own."
    case .partial(let months):
      "Provisional: the return is declared partial for \(PeriodFormat.runs(of: months))."
    case .previousPartial(let months):
      "Previous window: the return is declared partial for \(PeriodFormat.runs(of: months))."
    case .recordless(let months, let kind):
      "Provisional: \(FigureNoteWords.recordless(months, kind)), and nobody declares whether a return came."
    case .previousRecordless(let months, let kind):
      "Previous window: \(FigureNoteWords.recordless(months, kind)), and nobody declares whether a return came."
    case .oldPopulation(let year, let of, let years):
      "The population is that of mid-\(year) (\(of)), \(years) years before the window's last: import newer estimates."
    case .unplaced(let count):
      "\(NumberFormat.grouped(count)) matching \(count == 1 ? "record lies" : "records lie") at an area above and could not be placed."
    case .nowhere(let count, let areas): FigureNoteWords.nowhere(count, areas)
    case .breakInSeries(let versions):
      "Break in series, so the two windows are not comparable: versions of the definition that count otherwise judge this "
        + "window and the one before (this window: \(ListFormat.commas(versions)))."
    case .practice(let mention): mention.words
    case .rounded:
      "Counts are rounded to the nearest 5 and those of 1 to 7 are suppressed; all that stands here is computed from the "
        + "rounded counts."
    case .partsKeptBack: "The value is the publisher's; the counts behind it are for readers with the scope disclose."
    case .asPublished(let report): "This is what the report \(report) showed."
    }
  }
}

/// Sentences that several notes share.
private enum FigureNoteWords {
  static func recordless(_ months: [Month], _ kind: RecordKind) -> String {
    "the ledger holds no \(kind.word) records at all for \(PeriodFormat.runs(of: months))"
  }

  static func nowhere(_ count: Int?, _ areas: [String]) -> String {
    let named = areas.isEmpty ? "" : " (\(areas.joined(separator: ", ")))"
    let records =
      switch count {
      case nil: "A few matching records lie"
      case 1: "1 matching record lies"
      case let count?: "\(NumberFormat.grouped(count)) matching records lie"
      }
    return "\(records) in areas that nothing places\(named) and count for no area above them: "
      + "import a look-up that places them."
  }

  /// What accounts for no months: the feeds, the months, and what to do.
  static func unaccounted(
    _ feeds: [String], _ undeclared: [Month], _ missing: [Month], _ areas: [Figure.AreaLabel]
  ) -> String {
    let names = feeds.joined(separator: " or ")
    var parts: [String] = []
    if !undeclared.isEmpty {
      parts.append("no return of \(names) is declared for \(PeriodFormat.runs(of: undeclared))")
    }
    if !missing.isEmpty {
      let whose = areas.isEmpty ? "" : " in " + areas.map { "\($0.name) (\($0.code))" }.joined(separator: ", ")
      parts.append(
        "\(PeriodFormat.runs(of: missing)) \(missing.count == 1 ? "is" : "are") declared missing for \(names)\(whose)")
    }
    return "There is no value: \(parts.joined(separator: "; ")). "
      + (feeds.contains("police-uk")
        ? "Import the force's files of these months." : "Send the returns, and declare their coverage.")
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
    case .noPopulation(let area, let of): "There is no value: no population of \(area) is known (\(of))."
    case .zeroPopulation(let area, let of): "There is no value: the population of \(area) is zero (\(of))."
    case .nothingInDenominator:
      "There is no value: nothing was counted below the line (the denominator is 0)."
    case .noStatistic(let area, let period):
      "There is no value: no statistic is published for \(area), \(period.lowerBound) to before \(period.upperBound)."
    case .notPublished: "There is no value: no published report shows it, and more is told to readers with a token."
    case .unaccounted(let feeds, let undeclared, let missing, let areas):
      FigureNoteWords.unaccounted(feeds, undeclared, missing, areas)
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
    case .estimated: "estimated from rounded counts"
    case .provisional: "provisional"
    case .revised: "revised"
    case .unreliable: "unreliable"
    case .notAvailable: "not available"
    }
  }
}
