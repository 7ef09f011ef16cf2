internal import Events
internal import Ledger

/// What the ledger holds of a force's month from data.police.uk.
struct PolicePresent {
  private(set) var records: [PolicePresentRecord] = []
  private let source: String
  private var current: PolicePresentRecord?
  /// Whether the record's newest opening came from the force's feed; one of another feed is left alone.
  private var isOwn = false

  /// Reads the records below the statement's subject prefix, closed ones too.
  static func records(of statement: PoliceStatement, in batch: borrowing Batch) throws -> [PolicePresentRecord] {
    var present = PolicePresent(source: PoliceFactEvents.source(of: statement.force))
    for kind in [RecordKind.crime, .incident] {
      try batch.forEachEvent(
        kind: .record(kind), subjectsBeginningWith: statement.subjectPrefix
      ) { _, event in present.fold(event) }
      present.endRecord()
    }
    return present.records
  }

  /// The crime of a subject, where the force's files have recorded it.
  static func crime(
    _ subject: String, of force: PoliceForce, in batch: borrowing Batch
  ) throws -> PolicePresentRecord? {
    var present = PolicePresent(source: PoliceFactEvents.source(of: force))
    try batch.forEachEvent(kind: .record(.crime), subject: subject) { _, event in present.fold(event) }
    present.endRecord()
    return present.records.first
  }

  private init(source: String) { self.source = source }

  private mutating func fold(_ event: EventReader) {
    let subject = event.subject
    if let last = current?.subject, ExactText(last) != ExactText(subject) { endRecord() }
    switch event.rule.type {
    case .crimeRecorded, .incidentReported:
      isOwn = event.source == source
      // A record that the force's file opens again has kept its outcome.
      current = PolicePresentRecord(
        subject: subject, isOpen: true, content: PolicePresent.content(event),
        resolution: isOwn ? current?.resolution : nil)
    case .crimeReclassified: current?.content.offence = event.required(text: "offence")
    case .crimeRelocated, .incidentRelocated:
      current?.content.area = event.required(text: "area")
      current?.content.location = event.text("location").map { ExactText($0) }
      current?.content.longitude = event.number("longitude")?.double
      current?.content.latitude = event.number("latitude")?.double
    case .crimeResolved:
      let outcome = ExactText(event.required(text: "outcome"))
      current?.content.outcome = outcome
      // Of the force's files only those of outcomes say when.
      if event.source == source, let month = event.date("resolved")?.month {
        current?.resolution = PoliceResolution(month: month, outcome: outcome)
      }
    case .crimeCancelled, .crimeTransferred, .incidentCancelled, .incidentCrimed: current?.isOpen = false
    default: break
    }
  }

  private mutating func endRecord() {
    if let current, isOwn { records.append(current) }
    current = nil
  }

  private static func content(_ event: EventReader) -> PoliceContent {
    let isCrime = event.rule.subject == .record(.crime)
    return PoliceContent(
      kind: isCrime ? .crime : .incident, offence: isCrime ? event.required(text: "offence") : "",
      area: event.required(text: "area"), location: event.text("location").map { ExactText($0) },
      longitude: event.number("longitude")?.double, latitude: event.number("latitude")?.double,
      outcome: event.text("outcome").map { ExactText($0) })
  }
}
