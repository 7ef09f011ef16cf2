internal import Events
internal import Figures
internal import Presentation
internal import Projections
internal import Questions
internal import Reports
internal import Snapshots

/// The first page: what the indicators of a quarter come to for an area, then each of them, as the report of the quarter
/// has them.
struct OverviewPage {
  private let view: ViewState
  private let choice: OverviewChoice

  init(_ query: [QuestionParameters.Item], _ context: PageContext) throws {
    let parameters = try QuestionParameters(
      query, ViewAddress.parameters + OverviewChoice.parameters, repeatable: ViewAddress.repeatable, on: .page)
    view = try ViewState(parameters, context)
    choice = try OverviewChoice(parameters)
  }

  var page: Page {
    get throws {
      guard !view.point.projection.facts.definitions.known(at: view.point.length).isEmpty else {
        return nothingYet
      }
      let report = try view.report()
      let frame = view.frame("\(view.areaLabel), \(view.quarter.label)", Address(query: choice.items))
      return Page(
        html: frame.document(
          """
          \(answer(report))
          \(form(report))
          \(order)
          \(OverviewTable(view: view, choice: choice, report: report).html)
          \(MarkLegend.html(report.entries.map(\.figure), small: view.context.smallNumbersLink))
          \(corrections(report))
          \(leftOut(report))
          \(reading)
          """), isPinned: view.isPinned)
    }
  }

  private func address(_ choice: OverviewChoice) -> Address { Address(query: view.carried + choice.items) }

  // MARK: The answer

  /// How many indicators went which way, each a link that leaves them alone in the table.
  private func answer(_ report: Report) -> HTML {
    let figures = choice.found(report)
    func counts(_ groups: [OverviewGroup]) -> [HTML] {
      groups.compactMap { group in
        let count = figures.count(where: group.holds)
        guard count > 0 else { return nil }
        let isChosen: HTML = choice.only == group ? " aria-current=\"true\"" : ""
        let words: HTML = "<b>\(count)</b> \(group.words(count))"
        return
          "<a href=\"\(address(choice.with(only: group)))\" class=\"\(group.rawValue)\"\(isChosen)>\(words)</a>"
      }
    }
    let counted = counts(OverviewGroup.directions) + counts(OverviewGroup.others)
    let all: [HTML] =
      choice.isNarrowed ? ["<a href=\"\(address(choice.whole))\">Show all <b>\(report.entries.count)</b></a>"] : []
    let shown =
      choice.find.map { "\(figures.count) of \(indicators(report.entries.count)) with “\($0)” in what they are called" }
      ?? indicators(figures.count)
    let month = PeriodFormat.month(view.quarter.last)
    return """
      <p class="hint">\(view.area). \(shown), each at its newest period up to \(month), against the one before:</p>
      \(HTML.list(counted + all, style: "answer"))
      """
  }

  private func indicators(_ count: Int) -> String { NumberFormat.counted(count, "indicator", "indicators") }

  // MARK: The controls

  private func form(_ report: Report) -> HTML {
    var form = ViewForm(
      view: view, address: Address(), indicators: report.entries.map(\.figure.question.indicator))
    form.fields = [
      FormField.line("Find", name: .find, id: "choose-find", value: choice.find ?? "", hint: nil, type: "search")
    ]
    form.hidden = choice.items.filter { $0.name != Parameter.find.name }
    return form.html
  }

  private var order: HTML {
    let links = OverviewChoice.Order.allCases.map { order -> HTML in
      let name =
        switch order {
        case .outcome, .direction: order.rawValue
        case .indicator: "name"
        case .change: "change in percent, largest first"
        }
      return order == choice.order ? "<b>\(name)</b>" : HTML.link(name, to: address(choice.with(order: order)))
    }
    return "<p class=\"order\">Sorted by \(links.joined(by: " "))</p>"
  }

  /// What was corrected of papers that were published; why stands above, on every page.
  private func corrections(_ report: Report) -> HTML {
    let blocks = CorrectionBlocks(report).list
    guard !blocks.isEmpty else { return "" }
    return """
      <section aria-labelledby="corrections">
      <h2 id="corrections">Corrections</h2>
      \(DocumentBlocks(id: "corrections").html(blocks))
      </section>
      """
  }

  private func leftOut(_ report: Report) -> HTML {
    let keptBack = keptBack(report)
    guard !report.leftOut.isEmpty else { return keptBack }
    return
      "\(keptBack)<p>Left out, because the ledger holds nothing that they count: \(report.leftOut.joined(separator: "; ")).</p>"
  }

  /// The indicators that are not told, and to whom they are.
  private func keptBack(_ report: Report) -> HTML {
    guard !report.keptBack.isEmpty else { return "" }
    let reason =
      view.context.access.audience == .anybody
      ? "No published paper shows them for this area. Readers with a token are told them rounded, and with the scope disclose "
        + "exactly."
      : "They are rounded for you, and what is rounded is told of districts and what is larger, as known now or at a "
        + "published paper's point, by the versions in force. All else is for readers with the scope disclose."
    return """
      <details>
      <summary>\(indicators(report.keptBack.count)) not shown here</summary>
      <p>\(reason)\(view.context.smallNumbersLink)</p>
      \(HTML.list(report.keptBack.map { "\($0)" as HTML }))
      </details>
      """
  }

  private var reading: HTML {
    """
    <details><summary>How to read this page</summary>
    \(HTML.list([
      "Better, worse, higher and lower are said only where a test at 95% finds a difference; otherwise a figure is similar, "
        + "or not tested and so said.",
      "The 95% range is where the value could lie by chance alone. A threshold is passed only when the whole range is "
        + "beyond it.",
      "Each indicator leads to its own page, each value to the records and events that it counts.",
      "Each line over time ends with the value of its row; the indicator's own page has it large, with its table. A line stops "
        + "at a break in the series, and is dotted while one definition gives way to another.",
    ]))
    </details>
    """
  }

  /// A ledger without definitions has nothing to show, and says what is missing.
  private var nothingYet: Page {
    Page(
      html: view.frame("Nothing to show yet", Address()).document(
        """
        <p class="lead">No definition of an indicator is known at this point, so there is nothing to count.</p>
        \(HTML.list([
          "incident-ledger define --shipped adopts the definitions that come with the program.",
          "incident-ledger import areas and import populations say where and who.",
          "incident-ledger import police-uk, or POST /events, bring records.",
        ]))
        """), isPinned: view.isPinned)
  }
}
