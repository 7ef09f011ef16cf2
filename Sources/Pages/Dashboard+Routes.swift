internal import Questions

extension Dashboard {
  /// The paths of pages, with names in braces for what varies.
  package static let paths = [
    "/", "/style.css", "/icon.svg", "/indicators", "/indicators/{indicator}", "/downloads/{indicator}/{file}",
    "/records/{indicator}", "/record", "/why/{indicator}", "/why/{indicator}/records.csv",
    "/then-and-now/{indicator}", "/feeds", "/areas", "/definitions", "/definitions/{indicator}", "/report",
    "/report/{quarter}", "/sign-in",
  ]

  static func page(_ path: [String], _ query: [QuestionParameters.Item], _ context: PageContext) throws -> Page {
    let name = path.count > 1 ? path[1] : ""
    switch (path.first, path.count) {
    case (nil, 0): return try OverviewPage(query, context).page
    case ("indicators", 2): return try IndicatorPage(name, query, context).page
    case ("indicators", 1): return try IndicatorPage(chosenBy: query, context).page
    case ("downloads", 3): return try DownloadPage(name, file: path[2], query, context).page
    case ("records", 2): return try RecordsPage(name, query, context).page
    case ("record", 1): return try RecordPage(query, context).page
    case ("why", 2): return try WhyPage(name, query, context).page
    case ("why", 3) where path[2] == "records.csv": return try WhyPage(name, query, context).records
    case ("then-and-now", 2): return try RevisionsPage(name, query, context).page
    case ("feeds", 1): return try FeedsPage(query, context).page
    case ("areas", 1): return try AreasPage(query, context).page
    case ("definitions", 1): return try DefinitionsPage(query, context).page
    case ("definitions", 2): return try DefinitionPage(name, query, context).page
    case ("report", 1): return try ReportPage(nil, query, context).page
    case ("report", 2): return try ReportPage(name, query, context).page
    default: throw PageFailure.noSuchPage
    }
  }
}
