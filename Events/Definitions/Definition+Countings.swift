extension Definition {
  /// What the version counts: for the numerator, and where it has one for the denominator.
  public var countings: [Counting] { [count, of].compactMap { $0 } }

  /// The kinds of record that it counts, without those that its relations look for.
  public var countedKinds: [RecordKind] { countings.flatMap(\.records).withoutRepeats }

  /// The kinds of record that it counts, then those that its relations look for.
  public var kinds: [RecordKind] {
    countings.flatMap { $0.records + $0.relations.flatMap(\.records) }.withoutRepeats
  }
}

extension Counting {
  /// What has to come before or after a record, and what is counted of it.
  public var relations: [Relation] { [preceded, followed, each].compactMap { $0 } }

  public var hasRelations: Bool { !relations.isEmpty }
}

extension Array where Element: Hashable {
  /// Each element once, in the order in which they come first.
  package var withoutRepeats: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
