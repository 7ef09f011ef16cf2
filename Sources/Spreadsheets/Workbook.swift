package import Archives

/// A spreadsheet: a workbook (`.xlsx`, `.xlsm`, `.ods`) or a text of rows (`.csv`), told apart by what it holds, whatever
/// its name is. The file itself, or a member of an archive, may be compressed by gzip or xz.
///
/// Sheets are streamed: of a sheet about a row is held at a time, of an Office workbook the texts that its cells share.
/// Rows may be read again as often as wanted, and by several threads. Nothing outside the file is ever read.
///
///     let workbook = try Workbook(path: "returns.xlsx")
///     try workbook.forEachRow(ofSheet: 0) { row in
///       print(row.number, row.cells)
///       return true
///     }
package struct Workbook: Sendable {
  private enum Format: Sendable {
    case text(TextFile)
    case office(OfficeWorkbook)
    case openDocument(OpenDocumentWorkbook)
  }

  /// What people call the file.
  package let name: String
  /// In the order of the workbook, hidden ones with them; at least one.
  package let sheets: [SheetInfo]
  private let format: Format

  /// A file as `InputFiles` lists it, a member of an archive too.
  package init(_ file: InputFile, options: SpreadsheetOptions = SpreadsheetOptions()) throws(SpreadsheetError) {
    let limit = SpreadsheetLimits.unpackedBytes(packed: .max)
    let content = try SpreadsheetError.reading(limit: limit) { () throws(ArchiveError) in
      try Content(file, limit: limit)
    }
    try self.init(content, options: options)
  }

  package init(path: String, options: SpreadsheetOptions = SpreadsheetOptions()) throws(SpreadsheetError) {
    let content = try SpreadsheetError.reading(limit: 0) { () throws(ArchiveError) in try Content(path: path) }
    try self.init(content, options: options)
  }

  /// - Parameter name: what errors call the file.
  package init(
    bytes: [UInt8], name: String, options: SpreadsheetOptions = SpreadsheetOptions()
  ) throws(SpreadsheetError) {
    try self.init(Content(bytes: bytes, name: name), options: options)
  }

  private init(_ content: Content, options: SpreadsheetOptions) throws(SpreadsheetError) {
    name = content.name
    do throws(SpreadsheetError) {
      format = try Workbook.format(content, options)
    } catch {
      throw error.located(file: content.name, sheet: nil)
    }
    switch format {
    case .text: sheets = [SheetInfo(name: nil, isHidden: false)]
    case .office(let workbook): sheets = workbook.infos
    case .openDocument(let workbook): sheets = workbook.infos
    }
  }

  private static func format(
    _ content: Content, _ options: SpreadsheetOptions
  ) throws(SpreadsheetError) -> Format {
    switch try FileKind.recognised(content) {
    case .text: return .text(try TextFile(content, options: options))
    case .archive:
      let archive = try PartArchive(content)
      if try OpenDocumentWorkbook.isOne(archive) { return .openDocument(try OpenDocumentWorkbook(archive)) }
      guard archive.holds("[Content_Types].xml") || archive.holds("_rels/.rels") || archive.holds("xl/workbook.xml")
      else { throw .refused(.otherFormat) }
      return .office(try OfficeWorkbook(archive))
    }
  }

  /// Gives the rows of a sheet that hold anything, in their order; those that are empty show in the numbers alone.
  ///
  /// - Parameters:
  ///   - index: the 0-based place among ``sheets``.
  ///   - body: returns false to stop, and the rest of the sheet is then not looked at.
  /// - Throws: `SpreadsheetError` where the sheet is at fault, after the rows before were given; and what `body` throws.
  package func forEachRow(ofSheet index: Int, _ body: (SheetRow) throws -> Bool) throws {
    precondition(sheets.indices.contains(index), "a sheet is one of the workbook")
    do {
      switch format {
      case .text(let file): try file.forEachRow(body)
      case .office(let workbook): try workbook.forEachRow(ofSheet: index, body)
      case .openDocument(let workbook): try workbook.forEachRow(ofSheet: index, body)
      }
    } catch let error as SpreadsheetError {
      throw error.located(file: name, sheet: sheets[index].name)
    }
  }
}
