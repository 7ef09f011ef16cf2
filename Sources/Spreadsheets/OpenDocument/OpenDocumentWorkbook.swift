internal import XML

/// A workbook in OpenDocument, `.ods`: one part that holds all sheets, read from its beginning for each.
struct OpenDocumentWorkbook: Sendable {
  private static let part = "content.xml"
  private static let mediaType = "application/vnd.oasis.opendocument.spreadsheet"

  private let archive: PartArchive
  let infos: [SheetInfo]
  /// The place of each sheet among the tables of the part.
  private let tables: [Int]

  /// Whether an archive says that it is one, or says nothing and looks like one.
  static func isOne(_ archive: PartArchive) throws(SpreadsheetError) -> Bool {
    guard archive.holds("mimetype") else { return archive.holds(part) }
    return try archive.beginning(of: "mimetype", count: 128).starts(with: mediaType.utf8)
  }

  init(_ archive: PartArchive) throws(SpreadsheetError) {
    self.archive = archive
    try OpenDocumentWorkbook.refuseEncrypted(archive)
    var reader = try archive.read(OpenDocumentWorkbook.part, OpenDocumentName.vocabulary)
    var (infos, tables, count): ([SheetInfo], [Int], Int) = ([], [], 0)
    var (style, hiddenStyles, isSpreadsheet): (String, Set<String>, Bool) = ("", [], false)
    // What is held of names: none of them is long, and few are many.
    var room = SpreadsheetLimits.listBytes
    while let event = try reader.next() {
      guard event.kind == .start else { continue }
      switch PartReader.element(event) {
      case .spreadsheet: isSpreadsheet = true
      case .style: style = reader.text(.styleName, of: event) ?? ""
      case .tableProperties:
        if reader.text(.display, of: event) == "false", hiddenStyles.insert(style).inserted {
          room -= style.utf8.count + 64
        }
      case .table where isSpreadsheet:
        let name = reader.text(.tableName, of: event) ?? ""
        // What another file held when this one referred to it; no program shows it as a sheet.
        if !name.hasPrefix("'file:") {
          let isHidden = hiddenStyles.contains(reader.text(.tableStyle, of: event) ?? "")
          infos.append(SheetInfo(name: name, isHidden: isHidden))
          tables.append(count)
          room -= name.utf8.count + 64
        }
        count += 1
        try reader.skip()
      default: break
      }
      guard room >= 0 else { throw .refused(.partTooLong(OpenDocumentWorkbook.part)) }
    }
    guard isSpreadsheet else { throw .refused(.otherFormat) }
    if infos.isEmpty { throw .refused(.noSheets) }
    (self.infos, self.tables) = (infos, tables)
  }

  private static func refuseEncrypted(_ archive: PartArchive) throws(SpreadsheetError) {
    if archive.holds("encrypted-package") { throw .refused(.encrypted) }
    let manifest = "META-INF/manifest.xml"
    guard archive.holds(manifest) else { return }
    var reader = try archive.readList(manifest, OpenDocumentName.vocabulary)
    while let event = try reader.next() {
      if PartReader.element(event) == .encryptionData { throw .refused(.encrypted) }
    }
  }

  /// Gives the rows of a sheet that hold anything, in their order, until the body says that it has enough.
  func forEachRow(ofSheet index: Int, _ body: (SheetRow) throws -> Bool) throws {
    let reader = try archive.read(OpenDocumentWorkbook.part, OpenDocumentName.vocabulary)
    var rows = OpenDocumentRows(reader, table: tables[index])
    while let (row, count) = try rows.next() {
      var row = row
      for _ in 0..<count {
        guard try body(row) else { return }
        row.number += 1
      }
    }
  }
}
