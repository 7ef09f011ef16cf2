internal import Events

/// Writes changes as CloudEvents in canonical JSON (RFC 8785).
///
///     {"data":{"offence":"burglary"},"id":"2018-10/000000000017","source":"police-uk/leicestershire","specversion":"1.0",
///      "subject":"leicestershire/2018-10/0f…","type":"crime.reclassified"}
package struct PoliceEvents {
  private let month: String
  private let rows: [PoliceRow]
  private let afterData: [UInt8]
  private let afterID: [UInt8]

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
    afterID = Array(
      "\",\"source\":\"\(PoliceFactEvents.source(of: force))\",\"specversion\":\"1.0\",\"subject\":".utf8)
  }

  /// Appends the event of a change, without a line break.
  ///
  /// - Parameter number: makes the event's `id` (`<YYYY-MM>/<number in 12 digits>`); one that was used for
  ///   no other event of this source and month.
  package func append(_ change: PoliceChange, number: Int, to buffer: inout [UInt8]) {
    precondition(number >= 0, "an event's number is not negative")
    buffer.append("{\"data\":{")
    let verb = appendData(change, to: &buffer)
    buffer.append(contentsOf: afterData)
    buffer.append(contentsOf: digits(number, atLeast: 12).utf8)
    buffer.append(contentsOf: afterID)
    buffer.append(json: change.subject)
    buffer.append(",\"type\":\"")
    buffer.append(change.kind == .crime ? "crime." : "incident.")
    buffer.append(verb)
    buffer.append("\"}")
  }

  /// Appends the members of `data` and returns the second word of the type.
  private func appendData(_ change: PoliceChange, to buffer: inout [UInt8]) -> String {
    switch change.effect {
    case .opened(let index):
      appendRow(rows[index], to: &buffer)
      return change.kind == .crime ? "recorded" : "reported"
    case .reopened(let index, let kept):
      appendRow(rows[index], keeping: kept, to: &buffer)
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

  private func appendRow(_ row: PoliceRow, keeping outcome: String? = nil, to buffer: inout [UInt8]) {
    let content = row.content
    buffer.append("\"area\":")
    buffer.append(json: content.area)
    buffer.append(",\"date\":")
    buffer.append(json: month)
    if content.kind == .incident { buffer.append(",\"kind\":\"asb\"") }
    buffer.append(",\"latitude\":", content.latitude)
    buffer.append(",\"location\":", content.location?.text)
    buffer.append(",\"longitude\":", content.longitude)
    buffer.append(",\"note\":", row.note)
    guard content.kind == .crime else { return }
    buffer.append(",\"offence\":")
    buffer.append(json: content.offence)
    buffer.append(",\"outcome\":", outcome ?? content.outcome?.text)
  }
}
