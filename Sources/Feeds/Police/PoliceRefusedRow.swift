package import Events

/// A row that was not taken, as it stood in the file.
package struct PoliceRefusedRow: Sendable {
  package let refusal: Refusal
  /// What it is a row of.
  package let table: PoliceTable
  /// Its fields, those of its table; where it could not be divided, the whole line in the first of them.
  package let fields: [String]

  /// The reader's current row.
  init(_ refusal: Refusal, _ form: PoliceForm, _ reader: CSVReader) {
    let told: PoliceTable? = reader.fields.isEmpty ? nil : try? form.table(of: reader)
    let table = told ?? form.table ?? .street
    let columns =
      switch table {
      case .street: Array(PoliceColumn.titles.indices)
      case .outcomes: Array(0...PoliceColumn.areaName.rawValue) + [form.outcomeColumn]
      }
    self.refusal = refusal
    self.table = table
    let isWhole = columns.allSatisfy(reader.fields.indices.contains)
    fields =
      isWhole
      ? columns.map { reader.text($0) } : [reader.rowText] + [String](repeating: "", count: columns.count - 1)
  }
}
