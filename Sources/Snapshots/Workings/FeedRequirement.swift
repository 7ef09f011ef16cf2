package import Events

/// Who has to account for the months of a figure.
package enum FeedRequirement: Hashable, Sendable {
  /// A feed, or several of which one is enough.
  case oneOf([ExactText])
  /// A kind of record is its own feed, from the first month that anybody declares.
  case kind(RecordKind)

  /// What a definition requires; nothing where its numbers are published.
  package static func all(of definition: Definition) -> [FeedRequirement] {
    guard definition.measure != .published else { return [] }
    return definition.feeds?.map { .oneOf($0.map { ExactText($0) }) } ?? definition.kinds.map { .kind($0) }
  }
}
