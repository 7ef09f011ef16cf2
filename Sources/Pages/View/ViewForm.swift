internal import Events
internal import Figures
internal import Presentation
internal import Projections
internal import Questions
internal import Snapshots

/// The choices of a page of figures: quarter, area, what was known, which versions judge.
struct ViewForm {
  let view: ViewState
  /// The page that the form asks for again.
  let address: Address
  /// The indicators whose versions can be chosen.
  let indicators: [String]
  /// Fields of the page's own, and what it has to know beside them.
  var fields: [HTML] = []
  var hidden: [QuestionParameters.Item] = []

  /// Quarters offered, back from the newest.
  private static let maximumQuarterCount = 48
  /// Areas offered below one.
  private static let maximumAreaCount = 400

  private var point: Snapshot { view.point }

  var html: HTML {
    FormField.form(
      to: address, label: "What this page shows", button: "Show",
      [quarterField, areaField] + fields + [FormField.hidden(hidden + kept)], more: more)
  }

  /// What is seldom chosen: shown where it is.
  private var more: HTML {
    let known = view.knownAt.map { "as known at \($0.text)" } ?? "as known now"
    let versions = view.definitions.isEmpty ? "definitions in force" : "definitions chosen"
    let open: HTML = view.knownAt != nil || !view.definitions.isEmpty ? " open=\"open\"" : ""
    return """
      <details class="field wide"\(open)>
      <summary>Known at and definitions: \(known), \(versions)</summary>
      <div class="choices">
      \([knownField] + definitionFields)
      </div>
      </details>
      """
  }

  /// What the reader does not choose here: versions of other indicators, and whether small numbers are shown.
  private var kept: [QuestionParameters.Item] {
    var rest = view.address
    (rest.quarter, rest.area, rest.knownAt) = (nil, nil, nil)
    for indicator in indicators { rest.definitions[indicator] = nil }
    return rest.items
  }

  private var quarterField: HTML {
    let newest = max(view.context.defaults.quarter(point).last, view.quarter.last)
    var quarters = (0..<ViewForm.maximumQuarterCount).map { Quarter(of: newest.adding(-3 * $0)) }
    if !quarters.contains(view.quarter) { quarters.append(view.quarter) }
    return FormField.choice(
      "Quarter", name: .quarter, id: "choose-quarter",
      quarters.map { quarter in
        FormField.Option(
          value: quarter.addressWord,
          text: "\(quarter.label), \(PeriodFormat.span(quarter.first.start..<quarter.last.end))")
      }, chosen: view.quarter.addressWord)
  }

  private var areaField: HTML {
    let hierarchy = point.hierarchy
    let area = view.area
    let above = hierarchy.ancestors(of: area)
    let beside = (above.first.map { hierarchy.placedChildren(of: $0) } ?? []).filter { $0 != area }
    let below = hierarchy.placedChildren(of: area)
    func options(_ codes: some Sequence<String>, _ group: String?) -> [FormField.Option] {
      codes.prefix(ViewForm.maximumAreaCount).map {
        FormField.Option(value: $0, text: "\(hierarchy.label(of: $0)) (\($0))", group: group)
      }
    }
    return FormField.choice(
      "Area", name: .area, id: "choose-area",
      options([area], nil) + options(below, "Within it") + options(above, "Above it") + options(beside, "Beside it"),
      chosen: area)
  }

  private var knownField: HTML {
    FormField.line(
      "Known at", name: .knownAt, id: "choose-known-at", value: view.knownAt?.text ?? "",
      hint: "Empty for now; a date such as 2019-09-20, or #1200 for the first 1,200 events.")
  }

  /// A choice for every indicator with more than one version of which one may be chosen.
  private var definitionFields: [HTML] {
    indicators.filter { view.detail(of: $0) == .exact }.enumerated().compactMap { index, indicator in
      let versions = point.adoptions(of: indicator).map(\.definition)
      let chosen = view.definitions[indicator]
      guard versions.count > 1 || chosen != nil, let title = versions.last?.title else { return nil }
      let numbers = Set(versions.map(\.version) + [chosen].compactMap { $0 }).sorted()
      return FormField.choice(
        title, name: .definition, id: "choose-definition-\(index + 1)",
        [FormField.Option(value: "", text: "Versions in force on each date")]
          + numbers.map { FormField.Option(value: "\(indicator)/\($0)", text: "Version \($0) throughout") },
        chosen: chosen.map { "\(indicator)/\($0)" } ?? "")
    }
  }
}
