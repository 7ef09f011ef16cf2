import Events

/// The CSV file of refused rows: the columns of a street-level file and why each row was refused.
///
/// Mended, the file can be imported as it is; it then adds and changes records and never removes any.
package struct PoliceRejects {
  private var writer = CSVWriter()

  /// Begins with the header.
  package init() { writer.append(PoliceColumn.titles + PoliceColumn.rejectTitles) }

  package mutating func append(_ row: PoliceRefusedRow) {
    let refusal = row.refusal
    writer.append(
      row.fields + [String(refusal.line), refusal.field, refusal.value, refusal.rule, refusal.remedy])
  }

  /// The file so far.
  package var bytes: [UInt8] { writer.bytes }
}
