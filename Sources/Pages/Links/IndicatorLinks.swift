internal import Events
internal import Explanations
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
  var monthBefore: Month { figure.previous.period.lastDay.month }

  /// Why the figure differs from the one before.
  var change: Address { why(from: monthBefore, to: figure.question.to) }

  var records: Address { RecordsPage.address(figure.question, view.address) }

  var past: Address { Address("then-and-now", indicator, query: view.carried) }

  /// A link for each form of the numbers that the interface beside the pages has.
  /// - Parameter hasAreas: whether the areas below may be compared.
  func downloads(from first: Month, hasAreas: Bool) -> [HTML] {
    func question(from first: Month? = nil) -> [QuestionParameters.Item] {
      view.question(indicator, area: figure.question.area, from: first, to: figure.question.to)
    }
    let trend = question(from: first) + [(Parameter.every.name, Frequency.quarter.rawValue)]
    var sources: [(String, Address)] = [
      ("This figure", Address("figures", indicator, query: question())),
      ("The trend", Address("trends", indicator, query: trend)),
    ]
    if hasAreas { sources.append(("The areas", Address("comparisons", indicator, query: question()))) }
    return sources.map { name, address in
      let csv = HTML.link("\(name) as CSV", to: address.setting(.format, "csv"))
      let json = HTML.link("\(name) as JSON", to: address.setting(.format, "json"))
      return "\(csv), \(json)"
    }
  }

  /// The links under a figure.
  var actions: HTML {
    var actions: [HTML] = []
    if explainsChange { actions.append(HTML.link("Why did it change?", to: change)) }
    if isExact {
      actions += [HTML.link("The records behind it", to: records), HTML.link("Then and now", to: past)]
    }
    return HTML.list(actions, style: "actions")
  }

  /// Whether the figure is told exactly, so that everything behind it may be asked for.
  var isExact: Bool { figure.question.detail == .exact }

  /// Whether the viewer may ask why the figure differs from the one before.
  var explainsChange: Bool {
    switch figure.question.detail {
    case .exact: true
    case .rounded: Quarter(of: monthBefore).last == monthBefore
    case .published: false
    }
  }
}
