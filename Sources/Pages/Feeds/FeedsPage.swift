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

  /// Months shown, up to the end of the quarter.
  private static let monthCount = 12

  init(_ query: [QuestionParameters.Item], _ context: PageContext) throws {
    view = try ViewState(query, context)
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
          <p class="lead">\(view.areaName), \(PeriodFormat.span(months[0].start..<view.quarter.last.end)). A month that nobody declared \
          is not known to be complete; a missing one is never counted as zero.</p>
          \(ViewForm(view: view, address: Address("feeds"), indicators: []).html)
          \(declared)
          """), isPinned: view.isPinned)
    }
  }

  private var declared: HTML {
    let feeds = Set(view.point.projection.facts.coverage.known(at: view.point.length).map(\.content.feed))
    let lines = feeds.sorted().flatMap { feed in areas(feed).map { (feed: feed, area: $0) } }
    guard !lines.isEmpty else {
      return
        "<p>No feed has declared anything for this area yet, so nothing is known of how complete the returns are.</p>"
    }
    let open = lines.compactMap { line in
      notComplete(line.feed, line.area).map { "\(title(line.feed)), \(name(line.area)): \($0)." }
    }
    let rows = lines.map { line -> [HTML] in
      ["\(title(line.feed)), \(name(line.area))"] + months.map { cell(line.feed, line.area, $0) }
    }
    return """
      <section aria-labelledby="open">
      <h2 id="open">Not complete</h2>
      \(open.isEmpty ? "<p>Every month is declared complete.</p>" : HTML.list(open))
      </section>
      <section aria-labelledby="board">
      <h2 id="board">Month by month</h2>
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
    let counts = [
      declared.received.map { "\(NumberFormat.grouped($0)) received" },
      declared.expected.map { "\(NumberFormat.grouped($0)) expected" },
    ].compactMap { $0 }.joined(separator: ", ")
    let detail: HTML = counts.isEmpty ? "" : "<br/><span class=\"hint\">\(counts)</span>"
    return "<span class=\"status \(declared.status.rawValue)\">\(declared.status.rawValue)</span>\(detail)"
  }

  /// The months that are not complete, in words: `partial January to March 2019, missing April 2019`; nil for none.
  private func notComplete(_ feed: String, _ area: String) -> String? {
    var runs: [(status: String, months: ClosedRange<Month>)] = []
    for month in months {
      let status = view.point.coverage.newest(feed: feed, area: area, month: month)?.status
      guard status != .complete else { continue }
      let word = status?.rawValue ?? "not declared"
      if let last = runs.last, last.status == word, last.months.upperBound.adding(1) == month {
        runs[runs.count - 1].months = last.months.lowerBound...month
      } else {
        runs.append((word, month...month))
      }
    }
    let texts = runs.map { "\($0.status) \(PeriodFormat.span($0.months.lowerBound.start..<$0.months.upperBound.end))" }
    return texts.isEmpty ? nil : texts.joined(separator: ", ")
  }
}
