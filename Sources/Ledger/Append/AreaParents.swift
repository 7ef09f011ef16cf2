internal import Events

/// The parent of every area, as known to a batch.
struct AreaParents {
  private(set) var parents: [String: String] = [:]

  init(_ batch: borrowing Batch) throws {
    var sequences: [Int] = []
    try batch.forEachEntry(startingWith: [SubjectKind.area.code]) { _, sequence, _ in
      sequences.append(sequence)
    }
    var reader = EventReader()
    for sequence in sequences.sorted() {
      try batch.readEvent(at: sequence, into: &reader)
      if reader.rule.type == .areaAssigned { note(reader) }
    }
  }

  /// Takes an assignment: no parent leaves the parent as it is, null detaches the area.
  mutating func note(_ reader: EventReader) {
    guard let node = reader.node("parent") else { return }
    parents[reader.subject] = reader.document.kind(node) == .null ? nil : reader.document.string(node)
  }

  /// Whether the area would lie below itself with this parent.
  func wouldCycle(_ area: String, under parent: String) -> Bool {
    var ancestor: String? = parent
    while let current = ancestor {
      if current == area { return true }
      ancestor = parents[current]
    }
    return false
  }
}
