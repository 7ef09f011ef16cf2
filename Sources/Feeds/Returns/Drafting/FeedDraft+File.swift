internal import Events
internal import FileSystem
internal import Spreadsheets

extension FeedDraft {
  /// Drafts a feed file for a sheet of a spreadsheet, of which the first rows are read.
  ///
  /// - Parameters:
  ///   - path: a CSV file or a workbook.
  ///   - sheet: which of its sheets; nil: of those that are not hidden the one that tells most.
  /// - Throws: a `Refusal`, or a `LedgerError` where there is nothing to read.
  package init(path: String, sheet: String?) throws {
    do {
      let workbook = try Workbook(path: path)
      let visible = workbook.sheets.indices.filter { !workbook.sheets[$0].isHidden }
      if let sheet {
        guard let index = FeedDraft.position(of: sheet, in: workbook) else {
          throw Refusal(
            file: path, .whole, value: sheet, DraftMistake.noSheet(known: workbook.sheets.compactMap(\.name)))
        }
        try self.init(workbook, index, path: path, visible: visible)
        return
      }
      var best: FeedDraft?
      var refusals: [Refusal] = []
      for index in visible.prefix(FeedDraft.maximumSheets) {
        do {
          let draft = try FeedDraft(workbook, index, path: path, visible: visible)
          if draft.score > best?.score ?? -1 { best = draft }
        } catch let refusal as Refusal {
          refusals.append(refusal)
        }
      }
      guard let best else { throw refusals.first ?? Refusal(file: path, .whole, DraftMistake.noHeadings(others: [])) }
      self = best
    } catch let error as SpreadsheetError {
      throw error.translated
    }
  }

  /// How many sheets are looked at where none is named.
  private static let maximumSheets = 20

  private init(_ workbook: Workbook, _ index: Int, path: String, visible: [Int]) throws {
    var rows: [SheetRow] = []
    try workbook.forEachRow(ofSheet: index) { row in
      rows.append(row)
      return rows.count < DraftSheet.maximumRows + HeaderFinder.maximumRows
    }
    let others = visible.filter { $0 != index }.compactMap { workbook.sheets[$0].name }
    // The first sheet is the one that a feed file means where it says nothing.
    let isNamed = index > 0 || !others.isEmpty
    try self.init(
      name: Files.name(of: path), sheet: isNamed ? workbook.sheets[index].name : nil, otherSheets: others, rows: rows)
  }

  private static func position(of sheet: String, in workbook: Workbook) -> Int? {
    let folded = CaselessText.folded(sheet.trimmed)
    return workbook.sheets.firstIndex { CaselessText.folded(($0.name ?? "").trimmed) == folded }
  }
}
