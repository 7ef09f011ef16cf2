internal import Events
internal import Explanations
internal import Figures
internal import Presentation
internal import Questions

/// Asks why two points of a series differ.
struct WhyForm {
  let view: ViewState
  let figure: Figure
  /// The points that can be chosen, oldest first.
  let series: [Figure]

  private var links: IndicatorLinks { IndicatorLinks(view: view, figure: figure) }

  var html: HTML {
    guard series.count > 1, figure.question.detail != .published else { return "" }
    return """
      <h3 id="why-points">Why did it change?</h3>
      <p>From any point to any other; or from one period to the next:</p>
      \(HTML.list(steps, style: "actions"))
      \(form)
      """
  }

  /// A link from each period to the one after it, the newest first.
  private var steps: [HTML] {
    zip(series, series.dropFirst()).reversed().map { before, after in
      HTML.link(
        "\(PeriodFormat.short(before.question.to)) to \(PeriodFormat.short(after.question.to))",
        to: links.why(from: before.question.to, to: after.question.to))
    }
  }

  private var form: HTML {
    let options = series.reversed().map { step in
      FormField.Option(
        value: links.side(step.question.to).text,
        text: "\(PeriodFormat.long(step.part.period)): \(FigureSummary(step).display)")
    }
    return FormField.form(
      to: Address("why", figure.question.indicator), label: "Two points to explain", button: "Explain",
      [
        FormField.choice("From", name: .from, id: "why-from", options, chosen: options[1].value),
        FormField.choice("To", name: .to, id: "why-to", options, chosen: options[0].value),
        FormField.hidden(view.address.items(figureArea: figure.question.area)),
      ])
  }
}
