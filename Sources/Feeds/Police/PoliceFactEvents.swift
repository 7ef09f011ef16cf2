package import Events

/// Writes what is said of a force's month beside its records, as CloudEvents in canonical JSON (RFC 8785): where its areas
/// lie for now, and that it is there.
///
///     {"data":{"area":"E23000021","end":"2018-11-01","feed":"police-uk","received":4507,"start":"2018-10-01",
///      "status":"complete"},"id":"2018-10/000000004507","source":"police-uk/leicestershire","specversion":"1.0",
///      "subject":"police-uk/E23000021/2018-10","type":"coverage.declared"}
package struct PoliceFactEvents {
  /// The feed that the files are: what definitions name, and the beginning of its sources.
  package static let feed = "police-uk"

  /// The source of everything that a force's files say.
  package static func source(of force: PoliceForce) -> String { feed + "/" + force.slug }

  private let force: PoliceForce
  private let month: Month

  package init(_ force: PoliceForce, _ month: Month) {
    self.force = force
    self.month = month
  }

  /// Appends the assignment of an area to the force's area, for as long as nothing better is known.
  /// - Parameter number: makes the event's `id`, as for ``PoliceEvents``.
  package func append(placing area: String, name: String, level: String, number: Int, to buffer: inout [UInt8]) {
    buffer.append("{\"data\":{\"level\":")
    buffer.append(json: level)
    buffer.append(",\"name\":")
    buffer.append(json: name)
    buffer.append(",\"parent\":", force.area)
    buffer.append(",\"provisional\":true")
    end(number, subject: area, type: "area.assigned", &buffer)
  }

  /// Appends the declaration of the month.
  /// - Parameter received: how many rows were taken; nil where that is not known.
  package func append(status: String, received: Int?, number: Int, to buffer: inout [UInt8]) {
    buffer.append("{\"data\":{\"area\":")
    buffer.append(json: force.area)
    buffer.append(",\"end\":", month.end.description)
    buffer.append(",\"feed\":", PoliceFactEvents.feed)
    if let received {
      buffer.append(",\"received\":")
      buffer.append(contentsOf: String(received).utf8)
    }
    buffer.append(",\"start\":", month.start.description)
    buffer.append(",\"status\":", status)
    end(number, subject: "\(PoliceFactEvents.feed)/\(force.area)/\(month)", type: "coverage.declared", &buffer)
  }

  private func end(_ number: Int, subject: String, type: String, _ buffer: inout [UInt8]) {
    buffer.append("},\"id\":")
    buffer.append(json: "\(month)/" + digits(number, atLeast: 12))
    buffer.append(",\"source\":", PoliceFactEvents.source(of: force))
    buffer.append(",\"specversion\":\"1.0\",\"subject\":")
    buffer.append(json: subject)
    buffer.append(",\"type\":", type)
    buffer.append("}")
  }
}
