package import Events
internal import Ledger

/// Imports population estimates: appends those that differ from the newest that the ledger has for the area, the year and
/// what is counted.
package struct PopulationImport {
  private let file: String
  private let table: PopulationReader.Table

  /// - Parameter selection: who is counted, and under which name.
  /// - Throws: the `Refusal` of the first row that cannot be read.
  package init(
    file: String, bytes: [UInt8], selection: PopulationSelection = .residents
  ) throws(Refusal) {
    self.file = file
    table = try PopulationReader.table(file: file, bytes: bytes, selection: selection)
  }

  private struct Key: Hashable {
    var code: String
    var year: Int
    /// Nil for residents.
    var of: String?
  }

  /// Appends the differences.
  @available(*, noasync, message: "an append stays on one thread")
  package func append(_ intake: Ingest) throws -> FeedReport {
    try intake.run { batch, report, _ in
      if table.rowsWithoutCodes > 0 {
        report.notes = [AreaNote.withoutCodes(file: file, rows: table.rowsWithoutCodes).sentence]
      }
      var present = try PopulationImport.present(in: batch)
      var events = NumberedEvents()
      for row in table.rows {
        let key = Key(code: row.code, year: row.year, of: row.of)
        guard present[key] != row.persons else {
          report.duplicates += 1
          continue
        }
        do {
          try events.add(to: &batch) { number, buffer in
            PopulationImport.write(row, number: number, to: &buffer)
          }
          present[key] = row.persons
        } catch var refusal as Refusal {
          (refusal.file, refusal.line) = (file, row.line)
          report.refuse(refusal)
        }
      }
    }
  }

  private static func present(in batch: borrowing Batch) throws -> [Key: Int] {
    var present: [Key: Int] = [:]
    try batch.forEachEvent(kind: .area, subjectsBeginningWith: "") { _, event in
      guard event.rule.type == .populationEstimated, let year = event.number("year")?.whole,
        let persons = event.number("persons")?.whole
      else { return }
      let of = event.text("of").flatMap { $0 == PopulationRow.residents ? nil : $0 }
      present[Key(code: event.subject, year: year, of: of)] = persons
    }
    return present
  }

  private static func write(_ row: PopulationRow, number: Int, to buffer: inout [UInt8]) {
    buffer.append("{\"data\":{")
    if row.of != nil {
      buffer.append("\"of\":", row.of)
      buffer.append(",")
    }
    buffer.append("\"persons\":")
    buffer.append(contentsOf: String(row.persons).utf8)
    buffer.append(",\"year\":")
    buffer.append(contentsOf: String(row.year).utf8)
    buffer.append("},\"id\":")
    buffer.append(json: NumberedEvents.digits(number))
    buffer.append(",\"source\":\"ons/populations\",\"specversion\":\"1.0\",\"subject\":")
    buffer.append(json: row.code)
    buffer.append(",\"type\":\"population.estimated\"}")
  }
}
