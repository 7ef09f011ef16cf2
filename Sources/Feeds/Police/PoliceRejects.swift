import Events

/// The CSV file of refused rows: the columns of their table and why each row was refused, its reasons behind each other.
///
/// Where rows of street-level and of outcomes files were refused, it has the columns of both, and one that says which table
/// a row is of. Mended, the file can be imported as it is; it then adds and changes records and never removes any.
package struct PoliceRejects {
  private var rows: [PoliceRefusedRow] = []

  package init() {}

  package mutating func append(_ row: PoliceRefusedRow) { rows.append(row) }

  /// The file so far.
  package var bytes: [UInt8] {
    let tables = Set(rows.map(\.table))
    let (isMixed, isOfOutcomes) = (tables.count > 1, tables == [.outcomes])
    var writer = CSVWriter()
    let titles =
      isMixed ? PoliceColumn.bothTitles : isOfOutcomes ? PoliceColumn.outcomesTitles : PoliceColumn.titles
    writer.append(titles + PoliceColumn.rejectTitles)
    for row in rows {
      writer.append((isMixed ? PoliceRejects.fieldsOfBoth(row) : row.fields) + PoliceRejects.reasons(row.refusal))
    }
    return writer.bytes
  }

  /// The fields of a row under the columns of both tables.
  private static func fieldsOfBoth(_ row: PoliceRefusedRow) -> [String] {
    var fields = row.fields + [""]
    if row.table == .outcomes {
      let blanks = [String](repeating: "", count: PoliceColumn.titles.count - PoliceColumn.outcomesTitles.count + 1)
      fields = row.fields.dropLast() + blanks + row.fields.suffix(1)
    }
    return fields + [row.table.rawValue]
  }

  private static func reasons(_ refusal: Refusal) -> [String] {
    let reasons = refusal.each
    func all(_ text: (Refusal) -> String) -> String { reasons.map(text).joined(separator: "; ") }
    return [String(refusal.line), all(\.field), all(\.value), all(\.rule), all(\.remedy)]
  }
}
