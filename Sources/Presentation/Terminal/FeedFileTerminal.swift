package import Events

/// Feed files as people read them in a terminal: what becomes of a partner's spreadsheet, column by column.
package enum FeedFileTerminal {
  /// The versions of one feed, by their numbers, each with the sequence of its adoption.
  package static func explanation(_ versions: [(file: FeedFile, sequence: Int)]) -> String {
    guard let newest = versions.last?.file else { return "" }
    return VersionTerminal.explanation(
      newest.feed, versions.map { ($0.file.version, $0.sequence, FeedFileSentences.rows(of: $0.file)) })
  }

  /// What differs between two versions, side by side.
  package static func difference(_ first: FeedFile, _ second: FeedFile) -> String {
    VersionTerminal.difference(
      first.feed, (first.version, FeedFileSentences.rows(of: first)),
      (second.version, FeedFileSentences.rows(of: second)))
  }
}
