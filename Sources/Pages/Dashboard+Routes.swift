internal import Events

extension Dashboard {
  /// The paths of pages, with names in braces for what varies.
  package static let paths = [
    "/", "/style.css", "/icon.svg", "/indicators/{indicator}", "/records/{indicator}", "/record", "/why/{indicator}",
    "/then-and-now/{indicator}", "/feeds", "/definitions", "/definitions/{indicator}", "/report", "/report/{quarter}",
  ]

  static func page(_ path: [String], _ query: [(name: String, value: String)], _ visit: PageContext) throws -> Page {
    let name = path.count == 2 ? path[1] : ""
    switch (path.first, path.count) {
    case (nil, 0): return try OverviewPage(query, visit).page
    case ("indicators", 2): return try IndicatorPage(name, query, visit).page
    case ("records", 2): return try RecordsPage(name, query, visit).page
    case ("record", 1): return try RecordPage(query, visit).page
    case ("why", 2): return try WhyPage(name, query, visit).page
    case ("then-and-now", 2): return try PastPage(name, query, visit).page
    case ("feeds", 1): return try FeedsPage(query, visit).page
    case ("definitions", 1): return try DefinitionsPage(query, visit).page
    case ("definitions", 2): return try DefinitionPage(name, query, visit).page
    case ("report", 1): return try ReportPage(nil, query, visit).page
    case ("report", 2): return try ReportPage(name, query, visit).page
    default: throw NoSuchPage()
    }
  }
}
