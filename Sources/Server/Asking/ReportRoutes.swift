internal import Events
internal import Figures
internal import Hummingbird
internal import Presentation
internal import Reports

extension Server {
  /// Reports: the Board's paper of a quarter (`2019-20-Q1`, or the label `2019/20 Q1` in percent-encoding).
  func addReportRoutes(to router: Router<CallContext>) {
    addQuestion(
      "reports/:quarter", ["area", "known-at"], forms: [.json, .csv, .markdown], table: CSVMetadata.figures, to: router
    ) { desk, ask in
      guard let quarter = Quarter(word: ask.subject) else {
        throw Problem(
          .notFound, "“\(Refusal.shortened(ask.subject))” is no quarter: write 2019-20-Q1 for April to June 2019.")
      }
      let stand = try desk.stand(at: ask["known-at"])
      let report = try ReportMaker(try desk.maker(stand)).report(quarter, area: try ask.area)
      let answer: Reply =
        switch ask.form {
        case .csv: .csv(report.csv)
        case .markdown: Reply(contentType: "text/markdown; charset=utf-8", body: report.markdown)
        default: .json(report.json)
        }
      return ask.pinned(answer, stand)
    }
  }
}

extension Quarter {
  /// Reads `2019-20-Q1`, or the label `2019/20 Q1`.
  init?(word: String) {
    var label = Array(word)
    if label.count == 10, label[4] == "-", label[7] == "-" { (label[4], label[7]) = ("/", " ") }
    self.init(String(label))
  }
}
