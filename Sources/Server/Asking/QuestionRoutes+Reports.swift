internal import Events
internal import Figures
internal import Hummingbird
internal import Presentation
internal import Questions
internal import Reports
internal import Snapshots

extension QuestionRoutes {
  /// Reports: the Board's paper of a quarter (`2019-20-Q1`, or the label `2019/20 Q1` in percent-encoding).
  func addReports(to router: Router<CallContext>) {
    addQuestion(
      "reports/:quarter", [.area, .knownAt], forms: [.json, .csv, .markdown], table: CSVMetadata.figures,
      takesLong: true, to: router
    ) { reader, query in
      guard let quarter = Quarter(addressWord: query.subject) else {
        throw Problem(
          .notFound, "“\(Refusal.shortened(query.subject))” is no quarter: write 2019-20-Q1 for April to June 2019.")
      }
      let known = try reader.snapshot(at: query.parameters.knownAt())
      let area = try query.area(in: known)
      let details = try query.access(known.view).details(quarter, area: area, at: known.snapshot)
      let report = try ReportMaker(try known.figures()).report(
        quarter, area: area, details: details, progress: query.goOn)
      let answer: Reply =
        switch query.form {
        case .csv: .csv(report.csv)
        case .markdown: Reply(contentType: "text/markdown; charset=utf-8", body: report.markdown)
        default: .json(report.json)
        }
      return query.pinned(answer, known, Array(details.values))
    }
  }
}
