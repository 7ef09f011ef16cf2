internal import Events

/// The standing indexes that are stored, of the areas as some assignments place them.
package struct StoredIndexes: Sendable {
  /// What a key is found by.
  struct Name: Hashable, Sendable {
    let kind: RecordKind
    let digest: IndexKey.Digest

    init(_ kind: RecordKind, digest: IndexKey.Digest) {
      self.kind = kind
      self.digest = digest
    }

    init(_ key: IndexKey) { self.init(key.kind, digest: key.digest) }
  }

  /// The areas that the ranks are of.
  let areas: LaidOutAreas?
  private var segments: [Name: [IndexSegment]] = [:]

  init(_ areas: LaidOutAreas? = nil) { self.areas = areas }

  /// How many assignments of areas the ranks are of.
  package var assignmentCount: Int? { areas?.extent.assignmentCount }

  /// Adds a segment behind those of its name.
  mutating func add(_ segment: IndexSegment, to name: Name) { segments[name, default: []].append(segment) }

  /// The index of a condition; nil where none is stored.
  /// - Parameter translation: from the ranks that are asked for to those of the index, where these are others.
  package func index(_ key: IndexKey, _ translation: @autoclosure () -> RankTranslation?) -> StandingIndex? {
    segments.isEmpty ? nil : segments[Name(key)].map { StandingIndex($0, translation()) }
  }
}
