import Events

/// The CSV file of refused rows: the columns of a street-level file and why each row was refused, its reasons behind
/// each other.
///
/// Mended, the file can be imported as it is; it then adds and changes records and never removes any.
package struct PoliceRejects {
  private var writer = CSVWriter()

  /// Begins with the header.
  package init() { writer.append(PoliceColumn.titles + PoliceColumn.rejectTitles) }

  package mutating func append(_ row: PoliceRefusedRow) {
    let reasons = row.refusal.each
    func all(_ text: (Refusal) -> String) -> String { reasons.map(text).joined(separator: "; ") }
    writer.append(
      row.fields + [String(row.refusal.line), all(\.field), all(\.value), all(\.rule), all(\.remedy)])
  }

  /// The file so far.
  package var bytes: [UInt8] { writer.bytes }
}
