internal import Events
internal import Explanations
internal import Figures

/// Where a figure leads: why it changed, what is behind it, how it was known before, and its numbers to take away.
struct IndicatorLinks {
  let standpoint: ViewState
  let figure: Figure

  private var indicator: String { figure.question.indicator }
  private var definition: Int? { standpoint.definitions[indicator] }

  /// The indicator's own page.
  var page: Address { Address("indicators", indicator, query: standpoint.carried) }

  /// Why the figure differs from that of another month.
  func why(from month: Month, to last: Month) -> Address {
    why(
      from: SideReference(month, knownAt: standpoint.knownAt, definition: definition),
      to: SideReference(last, knownAt: standpoint.knownAt, definition: definition))
  }

  func why(from: SideReference, to: SideReference) -> Address {
    Address("why", indicator, query: [("area", figure.question.area), ("from", from.text), ("to", to.text)] + disclose)
  }

  /// The last month of the window before.
  var monthBefore: Month { CivilDate(day: figure.previous.period.upperBound.day - 1).month }

  /// Why the figure differs from the one before.
  var change: Address { why(from: monthBefore, to: figure.question.to) }

  var records: Address {
    Address("records", indicator, query: question(to: figure.question.to))
  }

  var past: Address { Address("then-and-now", indicator, query: standpoint.carried) }

  /// The parameters that name the figure, as the commands name them.
  private func question(to month: Month) -> [(name: String, value: String)] {
    var items = [(name: "area", value: figure.question.area), (name: "to", value: month.description)]
    if let knownAt = standpoint.knownAt { items.append((name: "known-at", value: knownAt)) }
    if let definition { items.append((name: "definition", value: String(definition))) }
    return items + disclose
  }

  private var disclose: [(name: String, value: String)] {
    standpoint.disclose ? [(name: "disclose", value: "1")] : []
  }

  /// A link for each form of the numbers that the interface beside the pages has.
  func downloads(from first: Month) -> [HTML] {
    let items = question(to: figure.question.to)
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
