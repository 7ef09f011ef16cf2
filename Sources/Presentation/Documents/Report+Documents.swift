package import Boundaries
package import Events
internal import Figures
package import Reports

extension Report {
  /// The report for a terminal.
  package var text: String { ReportDocument(report: self).paper.text }

  /// Its beginning: what it is about, and the summary by outcome.
  package var summaryText: String {
    var paper = ReportDocument(report: self).paper
    paper.sections = Array(paper.sections.prefix(1))
    return paper.text
  }

  package var markdown: String { ReportDocument(report: self).paper.markdown }

  /// One HTML file that needs nothing else.
  package var html: String { ReportDocument(report: self).paper.html }

  /// The report before it has a form.
  package var paper: Document { paper() }

  /// The report before it has a form, with maps of the areas whose boundaries are there.
  package func paper(_ boundaries: ShownBoundaries = ShownBoundaries()) -> Document {
    ReportDocument(report: self, boundaries: boundaries).paper
  }

  /// The codes of the areas that are compared.
  package var comparedAreas: Set<String> { Set(entries.flatMap(\.areas).map(\.question.area)) }

  /// The four pages of it that are read before a meeting, before they have a form.
  /// - Parameter changes: the largest changes, with their reasons.
  package func shortPaper(_ changes: [Change]) -> Document { ShortReportDocument(report: self, changes: changes).paper }

  package var csv: String { CSVTable.text(figures) }

  package var json: JSONOutput {
    .object([
      ("report", .string(quarter.label)), ("area", .string(area)),
      (
        "knownAt",
        .object([("sequence", .whole(knownLength)), ("time", .optional(knownTime?.description))])
      ),
      (
        "outcomes",
        .array(
          outcomes.map { outcome in
            .object([
              ("outcome", .string(outcome.title)),
              ("indicators", .array(outcome.entries.map { .string($0.figure.question.indicator) })),
            ])
          })
      ), ("figures", .array(figures.map(\.json))), ("corrections", .array(corrections.map(\.json))),
    ])
  }
}
