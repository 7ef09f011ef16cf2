package import Events
internal import Ledger

/// Imports population estimates: appends those that differ from the newest that the ledger has for the area, the year and
/// what is counted.
package struct PopulationImport {
  private let file: String
  private let table: PopulationReader.Table
  /// Rows, and sums of rows, that cannot be read.
  private let refusals: [Refusal]

  /// - Parameter selection: who is counted, and under which name.
  /// - Throws: `Refusal` of a table as a whole; rows that cannot be read are reported by `append`.
  package init(
    file: String, bytes: [UInt8], selection: PopulationSelection = .residents
  ) throws(Refusal) {
    var refusals: [Refusal] = []
    self.file = file
    table = try PopulationReader.table(file: file, bytes: bytes, selection: selection) { refusals.append($0) }
    self.refusals = refusals
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
    try intake.runWatched { batch, report, _, watch in
      for refusal in refusals { report.refuse(refusal) }
      if table.rowsWithoutCodes > 0 {
        report.notes = [AreaNote.withoutCodes(file: file, rows: table.rowsWithoutCodes).sentence]
      }
      var present = try PopulationImport.present(in: batch)
      var events = NumberedEvents(watch: watch)
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
          watch.locate { $0.located(file: file, line: row.line) }
          present[key] = row.persons
        } catch let refusal as Refusal {
          report.refuse(refusal.located(file: file, line: row.line))
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
