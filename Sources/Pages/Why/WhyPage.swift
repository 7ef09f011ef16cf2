internal import Events
internal import Explanations
internal import Figures
internal import Presentation
internal import Projections
internal import Questions
internal import Rationals
internal import Snapshots

/// Why a figure changed: the waterfall, a sentence for each reason, the reasons split, and the records behind them.
struct WhyPage {
  private let context: PageContext
  private let address: WhyAddress
  private let permanent: Address
  private let explanation: Explanation
  private let summary: ExplanationSummary
  private let isPinned: Bool
  private let isLasting: Bool
  private let general: [String]

  static let maximumRecordCount = 500

  init(_ indicator: String, _ query: [QuestionParameters.Item], _ context: PageContext) throws {
    let parameters = try QuestionParameters(
      query, ViewAddress.parameters + WhySides.parameters + [.figureArea, .by, .evidence],
      repeatable: ViewAddress.repeatable,
      on: .page)
    self.context = context
    let address = try WhyPage.address(indicator, parameters, context)
    let ((from, fromIsPinned), (to, toIsPinned)) = (
      try address.from.side(in: context.ledgerView), try address.to.side(in: context.ledgerView)
    )
    guard !context.versions(of: indicator).isEmpty else { throw PageFailure.noSuchPage }
    let viewed = try address.view.knownAt.map { try context.ledgerView.snapshot(at: $0) }
    isPinned = fromIsPinned && toIsPinned && viewed?.isPinned ?? true
    general = to.point.generalNotes.map(\.text)
    let detail = try context.access.detail(
      explaining: [(from, .from), (to, .to)], of: indicator, area: address.area,
      asks: (parameters[.evidence] != nil, address.breakdown != nil, address.breakdown == .category))
    isLasting = [from, to].allSatisfy { context.access.isLasting($0.point.length, [detail]) }
    explanation = try Explainer(
      indicator, area: address.area, from: from, to: to, ledger: context.ledger,
      disclose: address.view.disclose && detail == .exact, detail: detail
    ).explain(evidence: .first(address.evidence), by: address.breakdown, isWanted: { try context.goOn(0, of: 0) })
    summary = ExplanationSummary(explanation)
    var pinned = address
    pinned.view = address.view.at(length: viewed?.length ?? to.point.length)
    if !fromIsPinned { pinned.from.knownAt = KnownAt(length: from.point.length) }
    if !toIsPinned { pinned.to.knownAt = KnownAt(length: to.point.length) }
    permanent = pinned.page
    self.address = address
  }

  /// What the parameters ask.
  private static func address(
    _ indicator: String, _ parameters: QuestionParameters, _ context: PageContext
  ) throws -> WhyAddress {
    let view = try ViewAddress(parameters, context, indicator: indicator)
    var address = WhyAddress(
      view: view, indicator: indicator,
      area: try parameters[.figureArea] ?? parameters.required(.area, example: "E10000018"),
      from: try WhySides.from(parameters), to: try WhySides.to(parameters),
      breakdown: try parameters.word(.by),
      evidence: try parameters.number(.evidence, in: 0...maximumRecordCount) ?? WhyAddress.usualRecordCount)
    // Written by hand, an address may name two points and no view: it then leads back to the later of the two sides.
    if view.quarter == nil, view.knownAt == nil { address.view.knownAt = address.to.knownAt }
    return address
  }

  var page: Page {
    let (before, after) = (explanation.from, explanation.to)
    let carried = address.view.items
    let crumbs = [
      PageFrame.Crumb(text: "Overview", address: Address(query: carried)),
      PageFrame.Crumb(text: after.title, address: Address("indicators", address.indicator, query: carried)),
    ]
    let frame = PageFrame(
      title: "Why did it change? \(after.title)", account: context.account, crumbs: crumbs, carried: carried,
      permanent: isLasting ? permanent : nil, isRounded: !isLasting, general: general)
    let isExplained = explanation.difference != nil
    return Page(
      html: frame.document(
        """
        <p class="lead">\(after.areaLabel). \(summary.lead)</p>
        \(sides.html)
        \(isExplained ? WhyReasons(explanation: explanation, summary: summary).html : "")
        \(isExplained && !isExact ? keptBack : "")
        \(isExplained ? evidence.html : "")
        \(isExplained && isExact ? split : "")
        <h2>What to keep in mind</h2>
        \(HTML.list(summary.notes))
        \(MarkLegend.html([], values: [before, after], small: context.smallNumbersLink))
        \(WhyPointsForm(context: context, address: address, explanation: explanation).html)
        \(takeAway)
        """), isPinned: isPinned)
  }

  /// The records behind the reasons, as a table to be taken away.
  var records: Page {
    let sides = [address.from, address.to].map(\.text)
    let name = FileName([address.indicator, address.area] + sides + ["records"], ending: "csv")
    return Page(
      download: name.text, contentType: "text/csv; charset=utf-8; header=present", body: explanation.evidenceCSV,
      isPinned: isPinned)
  }

  private var isExact: Bool { explanation.to.question.detail == .exact }

  /// What stands in place of the parts and the records.
  private var keptBack: HTML {
    """
    <p class="hint">How the reasons split, and the records behind them, are for readers with the scope \
    disclose.\(context.smallNumbersLink)</p>
    """
  }

  /// What is known of the records, as far as it may be seen.
  private var evidence: WhyEvidence { WhyEvidence(context: context, address: address, explanation: explanation) }

  /// The same in other forms.
  private var takeAway: HTML {
    let json = address.interface.setting(.format, "json")
    let csv = address.interface.setting(.format, "csv")
    var links = [HTML.link("As JSON", to: json), HTML.link("As CSV", to: csv)]
    if explanation.reasons.contains(where: { !$0.evidence.isEmpty }) {
      links.append(HTML.link("The records as CSV", to: address.records))
    }
    if isLasting { links.append(HTML.link("This explanation for ever", to: permanent)) }
    return """
      <h2>Take it away</h2>
      \(HTML.list(links, style: "actions"))
      <p class="hint">Printed, the page leaves out its forms and links.</p>
      """
  }

  private var sides: DataTable {
    func row(_ name: String, _ figure: Figure) -> [HTML] {
      let known = figure.knownTime.map { "\(PeriodFormat.date(London.date(at: $0))) (event #\(figure.knownLength))" }
      let versions = figure.versions.map(String.init).joined(separator: ", ")
      return [
        HTML(name), HTML(PeriodFormat.long(figure.part.period)), HTML(known ?? "before any event"), HTML(versions),
        FigureCells(figure: figure).value,
      ]
    }
    return DataTable(
      id: "sides", caption: "The two figures",
      columns: [
        .text("Side"), .text("Period"), .text("As known"), .text("Versions of the definition"), .number("Value"),
      ],
      rows: [row("From", explanation.from), row("To", explanation.to)], isStacked: true)
  }

  // MARK: The reasons split

  private var split: HTML {
    let kinds = context.ledgerView.snapshot(length: context.ledgerView.length).adoptions(of: address.indicator).flatMap(
      \.definition.countedKinds)
    let told = Breakdown.allCases.filter { $0 != .category || context.access.tellsRecords(of: Set(kinds)) }
    let choices = told.map { choice -> HTML in
      guard choice != address.breakdown else { return "<b>by \(choice.rawValue)</b>" }
      var other = address
      other.breakdown = choice
      return HTML.link("by \(choice.rawValue)", to: other.page)
    }
    return """
      <section aria-labelledby="why-split">
      <h2 id="why-split">Each reason split</h2>
      \(HTML.list(choices, style: "actions"))
      \(address.breakdown.map { breakdown in "\(summary.steps.indices.map { parts($0, breakdown) })" as HTML } ?? "")
      </section>
      """
  }

  private func parts(_ number: Int, _ breakdown: Breakdown) -> HTML {
    let (step, reason) = (summary.steps[number], explanation.reasons[number])
    guard !step.breakdown.isEmpty else { return "" }
    let exact = reason.breakdown.map { $0.isSuppressed ? "" : NumberFormat.quoted($0.effect) }
    return DataTable(
      id: "split-\(number + 1)", caption: "\(step.title): \(step.effect), by \(breakdown.rawValue)",
      columns: [
        .text(breakdown.rawValue.prefix(1).uppercased() + breakdown.rawValue.dropFirst()), .number("Effect"),
        .number("Records"), .number("Exactly"),
      ],
      rows: zip(step.breakdown, exact).map { part, exact in
        [HTML(part.key), HTML(part.effect), HTML(part.records), HTML(exact)]
      }, isStacked: true
    ).html
  }
}
