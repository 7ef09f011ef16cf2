internal import Events
internal import Figures
package import Reports

/// Where a report's series break and what of its returns is missing: a sentence each, for all indicators that it holds for.
package struct ReportGaps {
  private let report: Report

  package init(_ report: Report) { self.report = report }

  package var sentences: [String] { breaks + gaps + [report.leftOutSentence].compactMap { $0 } }

  // MARK: Breaks

  private var breaks: [String] {
    report.entries.filter { $0.figure.marks.contains(.breakInSeries) }.map { entry in
      let figure = entry.figure
      return Wording.said(
        "\(figure.title) [b]: versions of the definition that count otherwise judge the period and the one before "
          + "(this period: \(ListFormat.commas(figure.versions))).") + newest(entry)
    }
  }

  /// The figure under the newest version that judges either period, throughout; nothing where it is not shown.
  private func newest(_ entry: Report.Entry) -> String {
    guard let figure = entry.versions.last, figure.hasShownValue else { return "" }
    let summary = FigureSummary(figure)
    let change = summary.shortChange.map { " (\($0))" } ?? ""
    return
      " Under version \(ListFormat.commas(figure.versions)) throughout: \(summary.value) against "
      + "\(summary.previousDisplay)\(change)."
  }

  // MARK: Missing returns

  private var gaps: [String] {
    var groups: [(sentence: String, titles: [String])] = []
    for entry in report.entries {
      for sentence in sentences(entry) {
        if let index = groups.firstIndex(where: { $0.sentence == sentence }) {
          groups[index].titles.append(entry.figure.title)
        } else {
          groups.append((sentence, [entry.figure.title]))
        }
      }
    }
    return groups.map { "\($0.titles.joined(separator: "; ")): \($0.sentence)" }
  }

  private func sentences(_ entry: Report.Entry) -> [String] {
    let isEarly = entry.latest.month < report.quarter.last
    return (isEarly ? [entry.latest.sentence] : []) + entry.figure.notes.filter(\.isGap).withoutRepeats.map(\.sentence)
  }
}

extension Figure.Note {
  /// Whether it says that something of a return, or of what a figure needs, is not there.
  fileprivate var isGap: Bool {
    switch self {
    case .noValue, .previousWindow, .followUpOpen, .partial, .previousPartial, .recordless, .previousRecordless: true
    default: false
    }
  }
}
