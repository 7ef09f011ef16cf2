/// A section of `Sources/Feeds/README.md`, to which remedies lead.
package enum FeedFileSection: String, CaseIterable, Sendable {
  case first = "a-first-feed-file"
  case row = "what-a-row-is"
  case versions
  case table = "where-the-table-is"
  case key = "what-names-a-row"
  case statement = "what-a-statement-says"
  case columns
  case codes
  case dates
  case areas
  case pseudonyms
  case surveys
  case statistics
  case conditions = "which-rows-are-taken"
  case retention

  /// Where it is, as remedies name it.
  package var address: String { "Sources/Feeds/README.md#" + rawValue }

  /// The section about what stands at a path such as `feed.columns.date`.
  static func about(_ path: String) -> FeedFileSection {
    var keys = path.split(separator: ".")[...]
    if keys.first == "data" { keys.removeFirst() }
    guard let key = keys.dropFirst().first else { return .first }
    return switch key {
    case "version", "effective", "reason": .versions
    case "sheet", "header", "until", "encoding", "delimiter": .table
    case "key": .key
    case "statement": .statement
    case "columns": aboutColumn(keys)
    case "answers": .surveys
    case "where", "ignore": .conditions
    case "sum": .statistics
    case "keep": .retention
    case "feed", "source", "record", "covers": .row
    default: .first
    }
  }

  private static func aboutColumn(_ keys: ArraySlice<Substring>) -> FeedFileSection {
    if keys.contains("codes") || keys.last == "otherwise" || keys.last == "words" { return .codes }
    if keys.last == "format" { return .dates }
    if keys.last == "names" || keys.last == "within" { return .areas }
    if keys.contains("pseudonym") || keys.last == "blank" || keys.last == "whenBlank" { return .pseudonyms }
    return .columns
  }
}
