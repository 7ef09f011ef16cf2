internal import Events

/// The standing indexes that are stored, of the areas as some assignments place them.
package struct StoredIndexes: Sendable {
  /// What a key is found by.
  struct Name: Hashable, Sendable {
    let kind: RecordKind
    let digest: UInt64

    init(_ kind: RecordKind, digest: UInt64) {
      self.kind = kind
      self.digest = digest
    }

    init(_ key: IndexKey) { self.init(key.kind, digest: key.digest) }
  }

  /// How many assignments of areas the ranks are of.
  let assignmentCount: Int
  private var segments: [Name: [IndexSegment]] = [:]

  init(assignmentCount: Int = 0) { self.assignmentCount = assignmentCount }

  /// Adds a segment behind those of its name.
  mutating func add(_ segment: IndexSegment, to name: Name) { segments[name, default: []].append(segment) }

  /// The index of a condition, with the areas as so many assignments place them; nil where none is stored.
  package func index(_ key: IndexKey, assignmentCount: Int) -> StandingIndex? {
    guard assignmentCount == self.assignmentCount, !segments.isEmpty else { return nil }
    return segments[Name(key)].map { StandingIndex($0) }
  }
}
