internal import XML

/// The rows of a sheet, one after the other.
struct OfficeRows: ~Copyable {
  private var reader: PartReader
  private let context: OfficeContext
  private var row = RowBuilder()
  private var isInData = false
  /// The number of the last row, and the place of the last cell within its row.
  private var number = 0
  private var column = -1
  private var cell = OfficeCell()
  private var merged: MergedCells

  init(_ reader: consuming PartReader, _ context: OfficeContext, _ merged: MergedCells) {
    self.reader = reader
    self.merged = merged
    self.context = context
  }

  /// The next row that holds anything; nil at the end of the sheet, when all of its part has been read.
  mutating func next() throws(SpreadsheetError) -> SheetRow? {
    while let event = try reader.next() {
      switch (PartReader.name(event), event.kind) {
      case (.sheetData, .start): isInData = true
      case (.sheetData, .end): isInData = false
      case (.row, .start) where isInData:
        try begin(event)
        try readCells()
        if let row = try row.take() { return row }
      default: break
      }
    }
    return nil
  }

  private mutating func begin(_ event: XMLEvent) throws(SpreadsheetError) {
    var next = number + 1
    if let bytes = reader.bytes(.reference, of: event) {
      guard let said = NumberText.whole(bytes), said > 0 else {
        throw .refused(.badReference(String(decoding: bytes.prefix(80), as: UTF8.self)), row: next)
      }
      guard said >= next else { throw .refused(.rowOutOfOrder, row: said) }
      next = said
    }
    (number, column) = (next, -1)
    try merged.advance(to: number)
    row.begin(number, isHidden: reader.isTrue(.hidden, of: event))
  }

  private mutating func readCells() throws(SpreadsheetError) {
    while let event = try reader.next() {
      switch event.kind {
      case .end: return
      case .text: break
      case .start:
        guard PartReader.name(event) == .cell else {
          try reader.skip()
          continue
        }
        column = try place(of: event)
        try cell.read(&reader, event)
        if !merged.covers(column) { try row.put(try value(), at: column) }
      }
    }
  }

  private func value() throws(SpreadsheetError) -> Cell {
    do throws(OfficeCell.Fault) {
      return try cell.value(context)
    } catch {
      throw row.refusal(error.mistake, column: column)
    }
  }

  /// The column of a cell: as it says, or the next.
  private func place(of event: XMLEvent) throws(SpreadsheetError) -> Int {
    guard let bytes = reader.bytes(.reference, of: event) else { return column + 1 }
    guard let place = CellReference(bytes), place.row == number else {
      throw row.refusal(.badReference(String(decoding: bytes.prefix(80), as: UTF8.self)))
    }
    return place.column
  }
}
