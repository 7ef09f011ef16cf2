internal import Events

/// Writes changes as CloudEvents in canonical JSON (RFC 8785).
///
///     {"data":{"offence":"burglary"},"id":"2018-10/000000000017","source":"police-uk/leicestershire","specversion":"1.0",
///      "subject":"leicestershire/2018-10/0f…","type":"crime.reclassified"}
package struct PoliceEvents: Sendable {
  private let month: String
  private let rows: [PoliceRow]
  private let afterData: [UInt8]
  private let afterID: [UInt8]
  private let sourceByteCount: Int

  private static let (crimeRule, incidentRule) = (EventType.crimeRecorded.rule, EventType.incidentReported.rule)
  private static let beforeSource = "\",\"source\":\""

  /// - Parameter statement: the statement that the changes come from.
  package init(_ statement: PoliceStatement) {
    self.init(statement.force, statement.month, statement.rows)
  }

  /// - Parameter outcomes: the statement of an outcomes file that the changes come from.
  package init(_ outcomes: PoliceOutcomes) { self.init(outcomes.force, outcomes.month.description, []) }

  private init(_ force: PoliceForce, _ month: String, _ rows: [PoliceRow]) {
    self.month = month
    self.rows = rows
    afterData = Array("},\"id\":\"\(month)/".utf8)
    let source = PoliceFactEvents.source(of: force)
    sourceByteCount = source.utf8.count
    afterID = Array((PoliceEvents.beforeSource + source + "\",\"specversion\":\"1.0\",\"subject\":").utf8)
  }

  /// Appends the event of a change, without a line break.
  ///
  /// - Parameter number: makes the event's `id` (`<YYYY-MM>/<number in 12 digits>`); one that was used for
  ///   no other event of this source and month.
  package func append(_ change: PoliceChange, number: Int, to buffer: inout [UInt8]) {
    _ = appendEvent(change, number: number, to: &buffer)
  }

  /// Writes the event of a change that opens a record, and notes where its parts stand.
  func write(_ change: PoliceChange, number: Int, to event: inout WrittenEvent) {
    event.json.removeAll(keepingCapacity: true)
    let parts = appendEvent(change, number: number, to: &event.json)
    (event.id, event.subject) = (parts.id, parts.subject)
    let source = parts.id.upperBound + PoliceEvents.beforeSource.utf8.count
    event.source = source..<source + sourceByteCount
    // Behind the closing quote of the id and the comma.
    event.place = parts.id.upperBound + 2
    event.rule = change.kind == .crime ? PoliceEvents.crimeRule : PoliceEvents.incidentRule
  }

  /// - Returns: where the id and the subject stand, without their quotes.
  private func appendEvent(
    _ change: PoliceChange, number: Int, to buffer: inout [UInt8]
  ) -> (id: Range<Int>, subject: Range<Int>) {
    precondition(number >= 0, "an event's number is not negative")
    buffer.append("{\"data\":{")
    let verb = appendData(change, to: &buffer)
    buffer.append(contentsOf: afterData)
    // The month and a slash, which stand there already, begin the id.
    let id = buffer.count - month.utf8.count - 1
    buffer.append(contentsOf: digits(number, atLeast: 12).utf8)
    let idEnd = buffer.count
    buffer.append(contentsOf: afterID)
    let subject = buffer.count + 1
    buffer.append(json: change.subject)
    let subjectEnd = buffer.count - 1
    buffer.append(",\"type\":\"")
    buffer.append(change.kind == .crime ? "crime." : "incident.")
    buffer.append(verb)
    buffer.append("\"}")
    return (id..<idEnd, subject..<subjectEnd)
  }

  /// Appends the members of `data` and returns the second word of the type.
  private func appendData(_ change: PoliceChange, to buffer: inout [UInt8]) -> String {
    switch change.effect {
    case .opened(let index):
      appendRow(index, to: &buffer)
      return change.kind == .crime ? "recorded" : "reported"
    case .reopened(let index, let kept):
      appendRow(index, keeping: kept, to: &buffer)
      return change.kind == .crime ? "recorded" : "reported"
    case .reclassified(let offence):
      buffer.append("\"offence\":")
      buffer.append(json: offence)
      return "reclassified"
    case .relocated(let area, let location, let longitude, let latitude):
      buffer.append("\"area\":")
      buffer.append(json: area)
      buffer.append(",\"latitude\":", latitude)
      buffer.append(",\"location\":", location)
      buffer.append(",\"longitude\":", longitude)
      return "relocated"
    case .resolved(let outcome, let month):
      buffer.append("\"outcome\":")
      buffer.append(json: outcome)
      buffer.append(",\"resolved\":", month?.description)
      return "resolved"
    case .cancelled(let reason):
      buffer.append("\"reason\":")
      buffer.append(json: reason)
      return "cancelled"
    }
  }

  private func appendRow(_ index: Int, keeping outcome: String? = nil, to buffer: inout [UInt8]) {
    // Lent: a copy of a row counts six references.
    let rows = rows.span
    buffer.append("\"area\":")
    buffer.append(json: rows[index].content.area)
    buffer.append(",\"date\":")
    buffer.append(json: month)
    if rows[index].content.kind == .incident { buffer.append(",\"kind\":\"asb\"") }
    buffer.append(",\"latitude\":", rows[index].content.latitude)
    buffer.append(",\"location\":", rows[index].content.location?.text)
    buffer.append(",\"longitude\":", rows[index].content.longitude)
    buffer.append(",\"note\":", rows[index].note)
    guard rows[index].content.kind == .crime else { return }
    buffer.append(",\"offence\":")
    buffer.append(json: rows[index].content.offence)
    buffer.append(",\"outcome\":", outcome ?? rows[index].content.outcome?.text)
  }
}
