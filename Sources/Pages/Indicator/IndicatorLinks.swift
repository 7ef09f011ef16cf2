internal import Events
internal import Figures
internal import Questions

/// Where a figure leads: why it changed, what is behind it, how it was known before, and its numbers to take away.
struct IndicatorLinks {
  let view: ViewState
  let figure: Figure

  private var indicator: String { figure.question.indicator }
  private var definition: Int? { view.definitions[indicator] }

  /// The indicator's own page.
  var page: Address { Address("indicators", indicator, query: view.carried) }

  /// Why the figure differs from that of another month.
  func why(from month: Month, to last: Month) -> Address {
    WhyAddress(
      view: view.address, indicator: indicator, area: figure.question.area, from: side(month), to: side(last)
    ).page
  }

  /// A month as the view knows and judges it.
  func side(_ month: Month) -> SideReference {
    SideReference(month, knownAt: view.knownAt, definition: definition)
  }

  /// The last month of the window before.
  var monthBefore: Month { CivilDate(day: figure.previous.period.upperBound.day - 1).month }

  /// Why the figure differs from the one before.
  var change: Address { why(from: monthBefore, to: figure.question.to) }

  var records: Address { RecordsPage.address(figure.question, view.address) }

  var past: Address { Address("then-and-now", indicator, query: view.carried) }

  /// The parameters that name the figure, as the commands name them.
  private var question: [QuestionParameters.Item] {
    var items = [
      (name: Parameter.area.name, value: figure.question.area),
      (name: Parameter.to.name, value: figure.question.to.description),
    ]
    if let knownAt = view.knownAt { items.append((Parameter.knownAt.name, knownAt.text)) }
    if let definition { items.append((Parameter.definition.name, String(definition))) }
    if view.disclose { items.append((Parameter.disclose.name, "1")) }
    return items
  }

  /// A link for each form of the numbers that the interface beside the pages has.
  func downloads(from first: Month) -> [HTML] {
    let items = question
    let trend =
      [items[0], (name: "from", value: first.description)] + items.dropFirst() + [(name: "every", value: "quarter")]
    let sources: [(String, Address)] = [
      ("This figure", Address("figures", indicator, query: items)),
      ("The trend", Address("trends", indicator, query: trend)),
      ("The areas", Address("comparisons", indicator, query: items)),
    ]
    return sources.map { name, address in
      let csv = HTML.link("\(name) as CSV", to: address.setting("format", "csv"))
      let json = HTML.link("\(name) as JSON", to: address.setting("format", "json"))
      return "\(csv), \(json)"
    }
  }

  /// The links under a figure.
  var actions: HTML {
    HTML.list(
      [
        HTML.link("Why did it change?", to: change), HTML.link("The records behind it", to: records),
        HTML.link("Then and now", to: past),
      ], style: "actions")
  }
}
