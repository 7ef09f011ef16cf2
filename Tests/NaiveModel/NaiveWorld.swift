package import Events

/// A record as a prefix of the ledger knows it.
package struct NaiveRecord: Sendable {
  package let kind: RecordKind
  package let subject: Word
  /// "Its place in the order of records is that of its first opening ever."
  package let firstOpened: Int
  package var isOpen: Bool
  package var content: [RecordField: JSONValue]
  /// The sequences of its own events.
  package var sequences: [Int]

  package var date: CivilDate {
    guard let date = content[.date]?.date else { preconditionFailure("Every record has a date.") }
    return date
  }

  package var area: Word? { content[.area]?.text }
  package var party: Word? { content[.party]?.text }
}

/// Everything that a prefix of the ledger says, by replaying it.
package struct NaiveWorld: Sendable {
  /// In the order of their first opening.
  package internal(set) var records: [NaiveRecord] = []
  package private(set) var areas = NaiveAreas()
  /// Every event of these types, in the order of the ledger.
  package private(set) var definitions: [Definition] = []
  package private(set) var populations: [NaiveEvent] = []
  package private(set) var statistics: [NaiveEvent] = []
  package private(set) var declarations: [NaiveDeclaration] = []
  package private(set) var publications: [NaiveEvent] = []
  /// The recorded time of the last event.
  package private(set) var time: RecordedTime?

  package init(_ events: ArraySlice<NaiveEvent>) {
    for event in events { apply(event) }
    time = events.last?.recordedTime
  }

  private mutating func apply(_ event: NaiveEvent) {
    if let kind = event.kind { return apply(event, to: kind) }
    switch event.type {
    case .areaAssigned: areas.assign(event)
    case .populationEstimated: populations.append(event)
    case .statisticPublished: statistics.append(event)
    case .coverageDeclared: declarations.append(NaiveDeclaration(event))
    case .figurePublished: publications.append(event)
    case .definitionAdopted: if let definition = event.definition { definitions.append(definition) }
    default: break
    }
  }

  private mutating func apply(_ event: NaiveEvent, to kind: RecordKind) {
    // "`reason`, `note` and `to` are not content of the record."
    var given: [RecordField: JSONValue] = [:]
    for (name, value) in event.data {
      if let field = RecordField(rawValue: name.text) { given[field] = value }
    }
    // "it is content (`{}` is none)"
    if given[.attributes] == .object([:]) { given[.attributes] = nil }
    let position = records.firstIndex { $0.kind == kind && $0.subject == event.subject }
    guard let position else {
      records.append(
        NaiveRecord(
          kind: kind, subject: event.subject, firstOpened: event.sequence, isOpen: true, content: given,
          sequences: [event.sequence]))
      return
    }
    records[position].sequences.append(event.sequence)
    switch event.type {
    case .crimeRecorded, .incidentReported, .maracHeard, .referralReceived, .surveyAnswered,
      .admissionRecorded,
      .disposalGiven, .cohortJoined, .reoffenceProven:
      // "recording the subject again afterwards reopens it with the new content"
      records[position].isOpen = true
      records[position].content = given
    case .crimeReclassified, .crimeRedated, .crimeResolved, .incidentRequalified, .incidentRedated,
      .maracCorrected,
      .referralDecided:
      for (field, value) in given { records[position].content[field] = value }
    case .crimeRelocated, .incidentRelocated:
      // "relocating replaces all four (absent: cleared)"
      for field in [RecordField.area, .location, .longitude, .latitude] {
        records[position].content[field] = given[field]
      }
    case .crimeFlagged, .incidentFlagged:
      let flags = records[position].content[.flags]?.list ?? []
      let added = (given[.flags]?.list ?? []).filter { !flags.contains($0) }
      records[position].content[.flags] = .list(flags + added)
    case .crimeUnflagged, .incidentUnflagged:
      let taken = given[.flags]?.list ?? []
      let flags = records[position].content[.flags]?.list ?? []
      records[position].content[.flags] = .list(flags.filter { !taken.contains($0) })
    case .crimeCancelled, .crimeTransferred, .incidentCrimed, .incidentCancelled, .maracWithdrawn,
      .referralWithdrawn,
      .surveyWithdrawn, .admissionWithdrawn, .disposalWithdrawn, .cohortLeft, .reoffenceWithdrawn:
      records[position].isOpen = false
    default: preconditionFailure("\(event.type.rawValue) is not about a record.")
    }
  }
}
