internal import Events
internal import Figures
internal import Projections

/// What feeds were expected to deliver and what was received, by area and month: so that late is never mistaken for zero.
///
/// It shows the declarations that bear on the figures of the area: its own, and those of areas above and below it.
struct FeedsPage {
  let standpoint: Standpoint

  /// Months shown, up to the end of the quarter.
  private static let monthCount = 12

  init(_ query: [(name: String, value: String)], _ visit: Visit) throws {
    standpoint = try Standpoint(Query(query, Standpoint.parameters, repeated: Standpoint.repeated), visit)
  }

  private var months: [Month] {
    (0..<FeedsPage.monthCount).map { standpoint.quarter.last.adding($0 - FeedsPage.monthCount + 1) }
  }

  var page: Page {
    get throws {
      let frame = standpoint.frame("Feeds: what was received", Address("feeds"))
      let declarations = standpoint.point.projection.facts.coverage.known(at: standpoint.point.length)
      let feeds = Set(declarations.map(\.content.feed)).sorted().filter { !areas($0).isEmpty }
      let content: HTML =
        feeds.isEmpty
        ? "<p>No feed has declared anything for this area yet, so nothing is known of how complete the returns are.</p>"
        : "\(feeds.enumerated().map { feed($1, number: $0 + 1) })"
      return Page(
        html: frame.document(
          """
          <p class="lead">\(standpoint.areaName), \(PeriodText.span(months[0].start..<standpoint.quarter.last.end)). A month that nobody declared \
          is not known to be complete; a missing one is never counted as zero.</p>
          \(StandpointForm(standpoint: standpoint, address: Address("feeds"), indicators: []).html)
          \(content)
          """), isPinned: standpoint.isPinned)
    }
  }

  /// The areas of a feed's declarations that bear on the area: the largest first.
  private func areas(_ feed: String) -> [String] {
    let hierarchy = standpoint.point.hierarchy
    let declared = standpoint.point.coverage.areas(feed: feed)
    let above = hierarchy.ancestors(of: standpoint.area).reversed() + [standpoint.area]
    let below = hierarchy.subtree(of: standpoint.area).filter { $0 != standpoint.area }
    return above.filter(declared.contains) + below.filter(declared.contains).sorted()
  }

  private func feed(_ feed: String, number: Int) -> HTML {
    let areas = areas(feed)
    let rows = areas.map { area -> [HTML] in
      ["\(standpoint.point.hierarchy.name(of: area)) (\(area))"] + months.map { cell(feed, area, $0) }
    }
    return """
      <section aria-labelledby="feed-\(number)">
      <h2 id="feed-\(number)">\(feed)</h2>
      \(sentence(feed, areas))
      \(DataTable(
        id: "feed-\(number)-table", caption: "\(feed): the newest declaration for each area and month",
        columns: [.text("Area")] + months.map { .text(PeriodText.short($0)) }, rows: rows, style: "board"
      ).html)
      </section>
      """
  }

  private func cell(_ feed: String, _ area: String, _ month: Month) -> HTML {
    guard let declared = standpoint.point.coverage.newest(feed: feed, area: area, month: month) else {
      return "<span class=\"status none\">not declared</span>"
    }
    let counts = [
      declared.received.map { "\(WholeText.grouped($0)) received" },
      declared.expected.map { "\(WholeText.grouped($0)) expected" },
    ].compactMap { $0 }.joined(separator: ", ")
    let detail: HTML = counts.isEmpty ? "" : "<br/><span class=\"hint\">\(counts)</span>"
    return "<span class=\"status \(declared.status.rawValue)\">\(declared.status.rawValue)</span>\(detail)"
  }

  /// The months that are not complete, in words.
  private func sentence(_ feed: String, _ areas: [String]) -> HTML {
    let open = areas.flatMap { area in
      months.compactMap { month -> String? in
        let status = standpoint.point.coverage.newest(feed: feed, area: area, month: month)?.status
        guard status != .complete else { return nil }
        return
          "\(PeriodText.month(month)) \(status?.rawValue ?? "not declared") (\(standpoint.point.hierarchy.name(of: area)))"
      }
    }
    guard !open.isEmpty else { return "<p>Every month is declared complete.</p>" }
    let shown = open.prefix(6).joined(separator: ", ")
    let more = open.count > 6 ? ", and \(open.count - 6) more" : ""
    return "<p>Not complete: \(shown)\(more).</p>"
  }
}
