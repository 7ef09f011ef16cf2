package import Events

/// What was declared of feeds, as known at a point: the newest declaration for a feed, an area and a month holds.
package struct CoverageIndex: Sendable {
  /// A declaration with its place in the order of the ledger.
  package typealias Declared = Facts.Stated<CoverageDeclaration>

  /// What was declared for one feed and one area, month by month.
  package struct Place: Sendable {
    package let area: String
    private var declarations: [Declared] = []
    /// Spans of months, ascending, each with the position of its newest declaration.
    private var spans: [(months: Range<Int>, declaration: Int)] = []

    fileprivate init(area: String) { self.area = area }

    fileprivate mutating func add(_ declared: Declared) {
      let (start, end) = (
        declared.content.start.month.index, CivilDate(day: declared.content.end.day - 1).month.index + 1
      )
      let number = declarations.count
      declarations.append(declared)
      if spans.last.map({ $0.months.upperBound <= start }) ?? true { return spans.append((start..<end, number)) }
      var rest: [(months: Range<Int>, declaration: Int)] = []
      for span in spans {
        guard span.months.overlaps(start..<end) else {
          rest.append(span)
          continue
        }
        if span.months.lowerBound < start { rest.append((span.months.lowerBound..<start, span.declaration)) }
        if span.months.upperBound > end { rest.append((end..<span.months.upperBound, span.declaration)) }
      }
      rest.append((start..<end, number))
      spans = rest.sorted { $0.months.lowerBound < $1.months.lowerBound }
    }

    /// The newest declaration that touches a month.
    package func newest(in month: Month) -> Declared? {
      var (low, high) = (0, spans.count)
      while low < high {
        let middle = (low + high) / 2
        if spans[middle].months.upperBound <= month.index { low = middle + 1 } else { high = middle }
      }
      guard low < spans.count, spans[low].months.contains(month.index) else { return nil }
      return declarations[spans[low].declaration]
    }

    /// The earliest month that was ever declared.
    package var firstMonth: Month? { spans.first.map { Month(index: $0.months.lowerBound) } }
    /// The last month that was ever declared.
    package var lastMonth: Month? { spans.last.map { Month(index: $0.months.upperBound - 1) } }
  }

  private var placesByFeed: [ExactText: [Place]] = [:]

  package init(_ known: some Sequence<Declared>) {
    var positions: [ExactText: [String: Int]] = [:]
    for declared in known {
      let (feed, area) = (ExactText(declared.content.feed), declared.content.area)
      let position = positions[feed]?[area] ?? placesByFeed[feed]?.count ?? 0
      if positions[feed]?[area] == nil {
        positions[feed, default: [:]][area] = position
        placesByFeed[feed, default: []].append(Place(area: area))
      }
      placesByFeed[feed]?[position].add(declared)
    }
  }

  /// Whether nothing was declared.
  package var isEmpty: Bool { placesByFeed.isEmpty }

  /// The feeds for which anything was declared, by name.
  package var feeds: [String] { placesByFeed.keys.map(\.text).sorted() }

  /// The areas for which the feed was declared, in the order of their first declarations.
  package func places(feed: String) -> [Place] { placesByFeed[ExactText(feed)] ?? [] }

  /// The newest declaration that touches the month, for a feed and exactly this area.
  package func newest(feed: String, area: String, month: Month) -> CoverageDeclaration? {
    places(feed: feed).first { $0.area == area }?.newest(in: month)?.content
  }

  /// The areas that any declaration for the feed names.
  package func areas(feed: String) -> [String] { places(feed: feed).map(\.area) }
}
