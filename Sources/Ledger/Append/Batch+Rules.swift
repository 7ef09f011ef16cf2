internal import Events
internal import LMDB

/// The rules that need the ledger: open and closed subjects, erased parties, the tree of areas, versions.
extension Batch {
  /// Checks the event in the reader against the ledger.
  /// - Returns: the entry for the table of subjects; its key's beginning is in `subjectBuffer`.
  mutating func checkState() throws -> SubjectEntry {
    let rule = reader.rule
    if hasErasures { try checkErasure() }
    Layout.subject(of: reader, into: &subjectBuffer)
    if rule.role == .states {
      switch rule.type {
      case .areaAssigned: try checkHierarchy()
      case .definitionAdopted: try checkVersion()
      default: break
      }
      return SubjectEntry(status: .fact, record: Layout.noRecord)
    }
    let last = try lastEntry()
    if rule.role == .opens {
      guard last?.status != .open else {
        throw Refusal(
          field: "subject", value: reader.subject, rule: "the \(rule.subject.word) is open already",
          remedy: "Send a change of it, or close it before it is recorded again")
      }
      return SubjectEntry(status: .open, record: last?.record ?? head.recordCount)
    }
    guard let last, last.status == .open else {
      throw Refusal(
        field: "subject", value: reader.subject,
        rule: last == nil
          ? "no \(rule.subject.word) with this subject is known" : "the \(rule.subject.word) is closed",
        remedy: "Check the subject, and send its opening event first")
    }
    return SubjectEntry(status: rule.role == .closes ? .closed : .open, record: last.record)
  }

  /// The last entry of the event's subject.
  private mutating func lastEntry() throws -> SubjectEntry? {
    var key: [UInt8] = []
    swap(&key, &subjectBuffer)
    defer { swap(&key, &subjectBuffer) }
    return try lastEntry(startingWith: &key)
  }

  /// Keeps what later events of the batch are checked against.
  mutating func noteState() {
    switch reader.rule.type {
    case .partyErased: hasErasures = true
    case .areaAssigned: areas?.note(reader)
    default: break
    }
  }

  private func checkErasure() throws {
    let isErasure = reader.rule.type == .partyErased
    guard let party = isErasure ? reader.subject : reader.text("party") else { return }
    var key: [UInt8] = []
    Layout.subject(kind: .party, party, into: &key)
    guard try lastEntry(startingWith: &key) == nil else {
      throw Refusal(
        field: isErasure ? "subject" : "data.party", value: "[erased]",
        rule: "the party was erased under data-protection law, and later events naming it are refused",
        remedy: "Leave the event out; destroy the link between the person and the pseudonym")
    }
  }

  private mutating func checkHierarchy() throws {
    let parents = try areas ?? AreaParents(self)
    areas = parents
    guard let parent = reader.text("parent"), parents.wouldCycle(reader.subject, under: parent) else {
      return
    }
    throw Refusal(
      field: "data.parent", value: parent, rule: "an area does not lie below itself",
      remedy: "Check the parent: \(parent) is \(reader.subject) or lies below it")
  }

  private func checkVersion() throws {
    guard let node = reader.node("definition") else { return }
    let definition = try Definition(reader.document, node, path: "data.definition")
    guard try adoptedDefinition(definition.indicator, version: definition.version) == nil else {
      throw Refusal(
        field: "data.definition.version", value: String(definition.version),
        rule: "version \(definition.version) of \(definition.indicator) exists already",
        remedy: "Give the new definition the next version")
    }
  }

  /// The canonical JSON of an adopted definition, if this version of the indicator was adopted.
  package func adoptedDefinition(_ indicator: String, version: Int) throws -> [UInt8]? {
    var stored = EventReader()
    for sequence in try sequences(kind: .indicator, indicator) {
      try readEvent(at: sequence, into: &stored)
      guard stored.rule.type == .definitionAdopted, let node = stored.node("definition"),
        let adopted = stored.document.member(node, "version"),
        stored.document.number(adopted).whole == version
      else { continue }
      var json: [UInt8] = []
      CanonicalJSON.write(stored.document, node, to: &json)
      return json
    }
    return nil
  }
}

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
