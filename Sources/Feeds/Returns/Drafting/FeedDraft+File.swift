internal import Events
internal import FileSystem
internal import Spreadsheets

extension FeedDraft {
  /// Drafts a feed file for a sheet of a spreadsheet, of which the first rows are read.
  ///
  /// - Parameters:
  ///   - path: a CSV file or a workbook.
  ///   - sheet: which of its sheets; nil: the first that is not hidden.
  /// - Throws: a `Refusal`, or a `LedgerError` where there is nothing to read.
  package init(path: String, sheet: String?) throws {
    let workbook: Workbook
    var rows: [SheetRow] = []
    let index: Int
    do {
      workbook = try Workbook(path: path)
      guard let found = FeedDraft.position(of: sheet, in: workbook) else {
        throw Refusal(
          file: path, .whole, value: sheet ?? "", DraftMistake.noSheet(known: workbook.sheets.compactMap(\.name)))
      }
      index = found
      try workbook.forEachRow(ofSheet: index) { row in
        rows.append(row)
        return rows.count < DraftSheet.maximumRows + HeaderFinder.maximumRows
      }
    } catch let error as SpreadsheetError {
      throw error.translated
    }
    // The first sheet is the one that a feed file means where it says nothing.
    try self.init(name: Files.name(of: path), sheet: index > 0 ? workbook.sheets[index].name : nil, rows: rows)
  }

  private static func position(of sheet: String?, in workbook: Workbook) -> Int? {
    guard let sheet else { return workbook.sheets.firstIndex { !$0.isHidden } ?? 0 }
    let folded = CaselessText.folded(sheet.trimmed)
    return workbook.sheets.firstIndex { CaselessText.folded(($0.name ?? "").trimmed) == folded }
  }
}
