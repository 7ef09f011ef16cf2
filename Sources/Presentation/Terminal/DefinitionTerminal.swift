package import Events

/// Definitions as people read them in a terminal: what a version counts, from where, with which caveats.
package enum DefinitionTerminal {
  /// The versions of one indicator, in the order of adoption, each with the sequence of its adoption.
  package static func explanation(_ versions: [(definition: Definition, sequence: Int)]) -> String {
    guard let newest = versions.last?.definition else { return "" }
    return VersionTerminal.explanation(
      "\(newest.indicator): \(newest.title)",
      versions.map { ($0.definition.version, $0.sequence, DefinitionSentences.rows(of: $0.definition)) })
  }

  /// What differs between two versions, side by side.
  package static func difference(_ first: Definition, _ second: Definition) -> String {
    VersionTerminal.difference(
      first.indicator, (first.version, DefinitionSentences.rows(of: first)),
      (second.version, DefinitionSentences.rows(of: second)))
  }
}
