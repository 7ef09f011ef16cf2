internal import Events
internal import Figures
internal import Presentation
internal import Projections
internal import Questions
internal import Snapshots

/// What feeds were expected to deliver and what was received, by area and month: so that late is never mistaken for zero.
///
/// It shows the declarations that bear on the figures of the area: its own, and those of areas above and below it.
struct FeedsPage {
  let view: ViewState
  private let sending: ReturnForm

  /// Months shown, up to the end of the quarter.
  private static let monthCount = 12

  init(_ query: [QuestionParameters.Item], _ context: PageContext) throws {
    view = try ViewState(query, context)
    sending = ReturnForm(context.viewer, AdoptedFeedFiles(context.ledgerView.projection.facts.feedFiles))
  }

  private var months: [Month] {
    (0..<FeedsPage.monthCount).map { view.quarter.last.adding($0 - FeedsPage.monthCount + 1) }
  }

  var page: Page {
    get throws {
      let frame = view.frame("Feeds: what was received", Address("feeds"))
      return Page(
        html: frame.document(
          """
          <p class="lead">\(view.areaLabel), \(PeriodFormat.span(months[0].start..<view.quarter.last.end)). A month that nobody declared \
          is not known to be complete; a missing one is never counted as zero.</p>
          \(ViewForm(view: view, address: Address("feeds"), indicators: []).html)
          \(accounted)
          \(declared)
          \(unplaced)
          \(view.isPinned ? "" : sending.html)
          """), isPinned: view.isPinned)
    }
  }

  // MARK: What is accounted for

  /// The feeds that definitions wait for, and those for which anything was declared.
  private var feeds: [String] {
    let definitions = view.point.indicators.compactMap { view.point.adoptions(of: $0).last?.definition }
    let named = definitions.flatMap { $0.feeds?.flatMap { $0 } ?? [] }
    return Set((named + view.point.coverage.feeds).map { ExactText($0) }).map(\.text).sorted()
  }

  /// What each feed comes to for the area, whoever declared it: its own declarations, and those above and below it.
  private var accounted: HTML {
    let accounts = feeds.map { (feed: $0, account: FeedAccount(feed: $0, area: view.area, at: view.point)) }
    guard !accounts.isEmpty else {
      return
        "<p>No definition names a feed and none has declared anything, so nothing is known of how complete the returns are.</p>"
    }
    let lines = accounts.map { line in (line.feed, months.map { line.account.account(for: $0).status }) }
    let open = lines.compactMap { feed, statuses in notComplete(statuses).map { "\(title(feed)): \($0)." } }
    let rows = lines.map { feed, statuses -> [HTML] in
      ["\(title(feed))"]
        + statuses.map { "<span class=\"status \(style($0))\">\(word($0))</span>" }
    }
    return """
      <section aria-labelledby="open">
      <h2 id="open">Not accounted for</h2>
      \(open.isEmpty ? "<p>Every month of every feed is declared complete.</p>" : HTML.list(open))
      </section>
      <section aria-labelledby="accounted">
      <h2 id="accounted">Month by month</h2>
      \(DataTable(
        id: "accounted-table", caption: "What the returns of each feed come to in \(view.areaLabel)",
        columns: [.text("Feed")] + months.map { .text(PeriodFormat.short($0)) }, rows: rows
      ).html)
      </section>
      """
  }

  private func word(_ status: MonthStatus) -> String {
    switch status {
    case .complete: "complete"
    case .partial: "partial"
    case .missing: "missing"
    case .undeclared: "not declared"
    }
  }

  private func style(_ status: MonthStatus) -> String { status == .undeclared ? "none" : word(status) }

  private var unplaced: HTML {
    let sentences = view.context.unplaced(UnplacedAreas(view.point))
    guard !sentences.isEmpty else { return "" }
    return """
      <section aria-labelledby="unplaced">
      <h2 id="unplaced">Records that could not be placed</h2>
      \(HTML.list(sentences))
      <p>\(HTML.link("Which areas these are", to: Address("areas", query: view.carried, fragment: "unplaced")))</p>
      </section>
      """
  }

  // MARK: What was declared

  private var declared: HTML {
    let lines = view.point.coverage.feeds.flatMap { feed in areas(feed).map { (feed: feed, area: $0) } }
    guard !lines.isEmpty else { return "<p>No feed has declared anything for this area yet.</p>" }
    let rows = lines.map { line -> [HTML] in
      ["\(title(line.feed)), \(name(line.area))"] + months.map { cell(line.feed, line.area, $0) }
    }
    return """
      <section aria-labelledby="board">
      <h2 id="board">What was declared</h2>
      \(DataTable(
        id: "board-table", caption: "The newest declaration of each feed for each area and month",
        columns: [.text("Feed and area")] + months.map { .text(PeriodFormat.short($0)) }, rows: rows
      ).html)
      </section>
      """
  }

  /// What a feed of records of one kind sends; a free feed has its own name.
  private func title(_ feed: String) -> String {
    switch RecordKind(word: feed) {
    case .crime: "Recorded crimes"
    case .incident: "Incidents"
    case .marac: "MARAC cases"
    case .referral: "Referrals"
    case .answer: "Survey answers"
    case .admission: "Hospital admissions"
    case .disposal: "Disposals"
    case .member: "Cohort members"
    case .reoffence: "Proven reoffences"
    case nil: feed
    }
  }

  private func name(_ area: String) -> String { "\(view.point.hierarchy.name(of: area)) (\(area))" }

  /// The areas of a feed's declarations that bear on the area: the largest first.
  private func areas(_ feed: String) -> [String] {
    let hierarchy = view.point.hierarchy
    let declared = view.point.coverage.areas(feed: feed)
    let above = hierarchy.ancestors(of: view.area).reversed() + [view.area]
    let below = hierarchy.subtree(of: view.area).filter { $0 != view.area }
    return above.filter(declared.contains) + below.filter(declared.contains).sorted()
  }

  private func cell(_ feed: String, _ area: String, _ month: Month) -> HTML {
    guard let declared = view.point.coverage.newest(feed: feed, area: area, month: month) else {
      return "<span class=\"status none\">not declared</span>"
    }
    // What came in a month is a count of records: it is for whoever may see everything.
    guard view.context.viewer.audience == .analyst else {
      return "<span class=\"status \(declared.status.rawValue)\">\(declared.status.rawValue)</span>"
    }
    let counts = [
      declared.received.map { "\(NumberFormat.grouped($0)) received" },
      declared.expected.map { "\(NumberFormat.grouped($0)) expected" },
    ].compactMap { $0 }.joined(separator: ", ")
    let detail: HTML = counts.isEmpty ? "" : "<br/><span class=\"hint\">\(counts)</span>"
    return "<span class=\"status \(declared.status.rawValue)\">\(declared.status.rawValue)</span>\(detail)"
  }

  /// The months that are not complete, in words: `partial January to March 2019, missing April 2019`; nil for none.
  private func notComplete(_ statuses: [MonthStatus]) -> String? {
    var runs: [(status: MonthStatus, months: ClosedRange<Month>)] = []
    for (month, status) in zip(months, statuses) where status != .complete {
      if let last = runs.last, last.status == status, last.months.upperBound.adding(1) == month {
        runs[runs.count - 1].months = last.months.lowerBound...month
      } else {
        runs.append((status, month...month))
      }
    }
    let texts = runs.map {
      "\(word($0.status)) \(PeriodFormat.span($0.months.lowerBound.start..<$0.months.upperBound.end))"
    }
    return texts.isEmpty ? nil : texts.joined(separator: ", ")
  }
}
