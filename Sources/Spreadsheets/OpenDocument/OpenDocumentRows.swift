internal import XML

/// The rows of a table, one after the other; what is repeated is read once.
struct OpenDocumentRows: ~Copyable {
  private var reader: PartReader
  private var row = RowBuilder()
  private var cell = OpenDocumentCell()
  /// How many tables are to be passed before the one that is wanted.
  private var tablesBefore: Int
  private var isInTable = false
  private var hasEnded = false
  /// The number of the next row.
  private var number = 1
  /// For each group of rows that the next row lies in whether it is hidden.
  private var groups: [Bool] = []

  init(_ reader: consuming PartReader, table: Int) {
    self.reader = reader
    tablesBefore = table
  }

  /// The next row that holds anything, and how many follow each other that are like it; nil at the end of the table.
  mutating func next() throws(SpreadsheetError) -> (SheetRow, count: Int)? {
    while !hasEnded, let event = try reader.next() {
      guard isInTable else {
        try seek(event)
        continue
      }
      switch (PartReader.element(event), event.kind) {
      case (.row, .start): if let found = try readRow(event) { return found }
      case (.rowGroup, .start): groups.append(reader.text(.display, of: event) == "false")
      case (.rowGroup, .end): groups.removeLast()
      case (.headerRows, _), (.rows, _): break
      case (.table, .end): hasEnded = true
      case (_, .start): try reader.skip()
      default: break
      }
    }
    return nil
  }

  /// Goes on to the table.
  private mutating func seek(_ event: XMLEvent) throws(SpreadsheetError) {
    guard event.kind == .start, PartReader.element(event) == .table else { return }
    isInTable = tablesBefore == 0
    tablesBefore -= 1
    if !isInTable { try reader.skip() }
  }

  private mutating func readRow(_ event: XMLEvent) throws(SpreadsheetError) -> (SheetRow, count: Int)? {
    let count = try reader.repeats(.rowsRepeated, of: event)
    let visibility = reader.text(.visibility, of: event)
    row.begin(number, isHidden: visibility == "collapse" || visibility == "filter" || groups.contains(true))
    // Empty rows cost nothing however many they are, so the number may pass that of any row.
    number += count
    var column = 0
    while let event = try reader.next(), event.kind != .end {
      guard event.kind == .start else { continue }
      switch PartReader.element(event) {
      case .cell:
        let count = try repeats(of: event)
        try cell.read(&reader, event)
        let value = try value(at: column)
        if value != .empty {
          guard count <= SpreadsheetLimits.columns - min(column, SpreadsheetLimits.columns) else {
            throw row.refusal(.tooManyColumns, column: column)
          }
          for offset in 0..<count { try row.put(value, at: column + offset) }
        }
        column += count
      case .coveredCell:
        column += try repeats(of: event)
        try reader.skip()
      default: try reader.skip()
      }
    }
    return try row.take(repeated: count).map { ($0, count) }
  }

  private func repeats(of event: XMLEvent) throws(SpreadsheetError) -> Int {
    do throws(SpreadsheetError) {
      return try reader.repeats(.columnsRepeated, of: event)
    } catch {
      guard case .refused(let fault) = error else { throw error }
      throw row.refusal(fault.mistake)
    }
  }

  private func value(at column: Int) throws(SpreadsheetError) -> Cell {
    do throws(OpenDocumentCell.Fault) {
      return try cell.value()
    } catch {
      throw row.refusal(error.mistake, column: column)
    }
  }
}
