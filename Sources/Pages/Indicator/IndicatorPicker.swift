internal import Events
internal import Figures
internal import Presentation
internal import Questions
internal import Reports

/// The way from one indicator to another: the one before and the one after as the report has them, and all to choose from.
struct IndicatorPicker {
  let view: ViewState
  let report: Report
  let indicator: String

  var html: HTML {
    let figures = report.entries.map(\.figure)
    let options = report.outcomes.flatMap { outcome in
      outcome.entries.map { entry in
        FormField.Option(
          value: entry.figure.question.indicator, text: entry.figure.title, group: outcome.title)
      }
    }
    let position = figures.firstIndex { $0.question.indicator == indicator } ?? 0
    var steps: [HTML] = []
    if position > 0 { steps.append(link("← Previous: ", figures[position - 1])) }
    if position + 1 < figures.count { steps.append(link("Next: ", figures[position + 1], " →")) }
    return """
      <nav class="picker" aria-label="Other indicators">
      \(HTML.list(steps, style: "actions"))
      \(FormField.form(
        to: Address("indicators"), label: "Another indicator", button: "Go",
        [
          FormField.choice("Indicator", name: .indicator, id: "choose-indicator", options, chosen: indicator),
          FormField.hidden(view.carried),
        ]))
      </nav>
      """
  }

  private func link(_ before: String, _ figure: Figure, _ after: String = "") -> HTML {
    HTML.link(
      before + figure.title + after, to: Address("indicators", figure.question.indicator, query: view.carried))
  }
}
