internal import Boundaries
internal import Events
internal import Figures
internal import Presentation
internal import Questions
internal import Reports

/// A chart of an indicator's page as a drawing, or its table as CSV or a workbook, under a name that tells what it is. The
/// columns are those of every table of figures.
struct DownloadPage {
  /// What can be taken away of an indicator.
  enum Subject: String, CaseIterable {
    case overTime = "over-time"
    case quarters, areas, map
  }

  enum Form: String, CaseIterable { case svg, csv, xlsx }

  private let indicator: String
  private let subject: Subject
  private let form: Form
  private let view: ViewState

  /// - Parameter file: `over-time.csv`.
  init(_ indicator: String, file: String, _ query: [QuestionParameters.Item], _ context: PageContext) throws {
    let parts = file.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let subject = Subject(rawValue: parts[0]), let form = Form(rawValue: parts[1]) else {
      throw PageFailure.noSuchPage
    }
    (self.indicator, self.subject, self.form) = (indicator, subject, form)
    view = try ViewState(query, context)
  }

  static func address(_ indicator: String, _ subject: Subject, _ form: Form, _ view: ViewState) -> Address {
    Address("downloads", indicator, "\(subject.rawValue).\(form.rawValue)", query: view.carried)
  }

  /// A link to each form of a chart with its table.
  static func links(_ indicator: String, _ subject: Subject, _ view: ViewState) -> HTML {
    let forms: [Form] = subject == .map ? [.svg] : Form.allCases
    let links = forms.map { form in
      HTML.link(form.rawValue.uppercased(), to: address(indicator, subject, form, view))
    }
    return "<p class=\"hint downloads\">Take it away: \(links.joined(by: " "))</p>"
  }

  var page: Page {
    get throws {
      let report = try view.report()
      guard let entry = report.entries.first(where: { $0.figure.question.indicator == indicator }) else {
        try view.checkIsTold(indicator)
        throw PageFailure.noSuchPage
      }
      let question = entry.figure.question
      // A table without a row is none: nothing of it is told, or known.
      guard !figures(entry).isEmpty else { throw PageFailure.noSuchPage }
      let name = FileName([indicator, question.area, subject.rawValue, question.to.description], ending: form.rawValue)
      switch form {
      case .csv where subject == .map, .xlsx where subject == .map: throw PageFailure.noSuchPage
      case .svg:
        let boundaries = try view.context.boundaries.shown(of: entry.areas.map(\.question.area))
        let section = IndicatorSection(entry: entry, report: report, boundaries: boundaries, chartsAreAlone: true)
        guard let drawing = drawing(section) else {
          throw PageFailure.noSuchPage
        }
        return Page(download: name.text, contentType: "image/svg+xml", body: drawing, isPinned: view.isPinned)
      case .csv:
        return Page(
          download: name.text, contentType: "text/csv; charset=utf-8; header=present",
          body: CSVTable.text(figures(entry)), isPinned: view.isPinned)
      case .xlsx:
        guard var sheet = FigureSheet(ending: name.text) else {
          preconditionFailure("A workbook is a form of sheets of figures.")
        }
        sheet.append(figures(entry))
        return Page(
          download: name.text, contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          bytes: sheet.contents, isPinned: view.isPinned)
      }
    }
  }

  private func figures(_ entry: Report.Entry) -> [Figure] {
    switch subject {
    case .overTime: entry.series
    case .quarters: entry.quarters
    case .areas: [entry.figure] + entry.areas
    case .map: entry.areas
    }
  }

  /// The drawing with the style that it has on its page.
  private func drawing(_ section: IndicatorSection) -> String? {
    if subject == .map { return section.map?.file() }
    let charts = section.charts
    let blocks: [Document.Block] =
      switch subject {
      case .overTime: charts.series
      case .quarters: charts.quarters
      case .areas: [charts.areas]
      case .map: []
      }
    for case .chart(let chart, _) in blocks {
      guard let end = chart.svg.firstIndex(of: ">") else { continue }
      let style = "\n<style>\n\(DocumentStyle.chartCSS)\n</style>"
      return "\(chart.svg[...end])\(style)\(chart.svg[chart.svg.index(after: end)...])\n"
    }
    return nil
  }
}
