internal import XML

/// A workbook in Office Open XML, `.xlsx` or `.xlsm`: its sheets, and what their cells refer to.
struct OfficeWorkbook: Sendable {
  private struct Sheet: Sendable {
    let info: SheetInfo
    let part: String
  }

  private let archive: PartArchive
  private let sheets: [Sheet]
  private let context: OfficeContext

  init(_ archive: PartArchive) throws(SpreadsheetError) {
    self.archive = archive
    let main = try OfficeRelationships(of: "", in: archive).part("officeDocument") ?? "xl/workbook.xml"
    if main.lowercased().hasSuffix(".bin") || (!archive.holds(main) && archive.holds("xl/workbook.bin")) {
      throw .refused(.binaryWorkbook)
    }
    let links = try OfficeRelationships(of: main, in: archive)
    var reader = try archive.readList(main, OfficeName.vocabulary)
    var (sheets, countsFrom1904, isWorkbook): ([Sheet], Bool, Bool) = ([], false, false)
    while let event = try reader.next() {
      guard event.kind == .start else { continue }
      switch PartReader.name(event) {
      case .workbook: isWorkbook = true
      case .workbookProperties: countsFrom1904 = reader.isTrue(.date1904, of: event)
      case .sheet:
        let id = reader.text(.relationshipID, of: event) ?? ""
        guard let part = links.links[id]?.part, archive.holds(part) else {
          throw .refused(.partMissing(links.links[id]?.part ?? id))
        }
        let state = reader.text(.state, of: event)
        let isHidden = state == "hidden" || state == "veryHidden"
        sheets.append(
          Sheet(info: SheetInfo(name: reader.text(.name, of: event) ?? "", isHidden: isHidden), part: part))
      default: break
      }
    }
    guard isWorkbook else { throw .refused(.otherFormat) }
    if sheets.isEmpty { throw .refused(.noSheets) }
    self.sheets = sheets
    let formats = try links.part("styles").map { part throws(SpreadsheetError) in
      try NumberFormats(part, in: archive)
    }
    let texts = try links.part("sharedStrings").map { part throws(SpreadsheetError) in
      try SharedTexts.read(part, in: archive)
    }
    context = OfficeContext(texts: texts ?? [], formats: formats ?? NumberFormats(), countsFrom1904: countsFrom1904)
  }

  var infos: [SheetInfo] { sheets.map(\.info) }

  /// Gives the rows of a sheet that hold anything, in their order, until the body says that it has enough.
  func forEachRow(ofSheet index: Int, _ body: (SheetRow) throws -> Bool) throws {
    let part = sheets[index].part
    let merged = try MergedCells(part, in: archive)
    var rows = OfficeRows(try archive.read(part, OfficeName.vocabulary), context, merged)
    while let row = try rows.next() {
      guard try body(row) else { return }
    }
  }
}

/// What the cells of a workbook refer to.
struct OfficeContext: Sendable {
  let texts: [String?]
  let formats: NumberFormats
  let countsFrom1904: Bool
}
