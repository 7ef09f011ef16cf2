package import Events
internal import Ledger

/// Imports files that place areas in the hierarchy: appends what differs from what the ledger says.
///
/// An area that the file gives no parent keeps the one it has, and so does an area that the file gives no name.
package struct AreaImport {
  private let rows: [(file: String, row: AreaRow)]

  /// - Parameter files: ONS look-ups or lists of `code,name,level,parent`.
  /// - Throws: the `Refusal` of the first row that cannot be read.
  package init(_ files: [(name: String, bytes: [UInt8])]) throws(Refusal) {
    var rows: [(String, AreaRow)] = []
    for (name, bytes) in files {
      rows += try AreaReader.read(file: name, bytes: bytes).map { (name, $0) }
    }
    self.rows = rows
  }

  private struct Present {
    var name: String
    var level: String
    var parent: String?
  }

  /// Appends the differences.
  @available(*, noasync, message: "an append stays on one thread")
  package func append(_ intake: Ingest) throws -> FeedReport {
    try intake.run { batch, report, _ in
      var present = try AreaImport.present(in: batch)
      var events = NumberedEvents()
      for (file, row) in rows {
        let known = present[row.code]
        var wanted = Present(name: row.name, level: row.level, parent: row.parent)
        if let known {
          // The reader puts the code in place of a name that the file does not give.
          if row.name == row.code { wanted.name = known.name }
          if row.parent == nil { wanted.parent = known.parent }
          if known.name == wanted.name, known.level == wanted.level, known.parent == wanted.parent {
            report.duplicates += 1
            continue
          }
        }
        do {
          try events.add(to: &batch) { number, buffer in
            AreaImport.write(wanted, of: row, number: number, to: &buffer)
          }
          present[row.code] = wanted
        } catch var refusal as Refusal {
          (refusal.file, refusal.line) = (file, row.line)
          report.refuse(refusal)
        }
      }
    }
  }

  private static func present(in batch: borrowing Batch) throws -> [String: Present] {
    var present: [String: Present] = [:]
    try batch.forEachEvent(kind: .area, subjectsBeginningWith: "") { _, event in
      guard event.rule.type == .areaAssigned else { return }
      let code = event.subject
      var area = Present(
        name: event.required(text: "name"), level: event.required(text: "level"), parent: event.text("parent"))
      // No parent leaves it as it is; null detaches the area.
      if event.node("parent") == nil { area.parent = present[code]?.parent }
      present[code] = area
    }
    return present
  }

  private static func write(
    _ area: Present, of row: AreaRow, number: Int, to buffer: inout [UInt8]
  ) {
    buffer.append("{\"data\":{\"level\":")
    buffer.append(json: area.level)
    buffer.append(",\"name\":")
    buffer.append(json: area.name)
    buffer.append(",\"parent\":", row.parent)
    buffer.append("},\"id\":")
    buffer.append(json: NumberedEvents.digits(number))
    buffer.append(",\"source\":\"ons/areas\",\"specversion\":\"1.0\",\"subject\":")
    buffer.append(json: row.code)
    buffer.append(",\"type\":\"area.assigned\"}")
  }
}
