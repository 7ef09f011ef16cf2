internal import Archives
internal import Crypto
internal import Events
internal import Foundation
internal import Ledger
internal import Spreadsheets

/// One file of a statement: a spreadsheet, and what its bytes are known by.
struct ReturnFile {
  let name: String
  let workbook: Workbook
  /// SHA-256, in hexadecimal.
  let hash: String
  let storedBytes: Int

  /// Opens the files behind paths: files, folders and archives.
  /// - Throws: a `Refusal` of a file that is no spreadsheet, `LedgerError` where there is nothing.
  static func open(_ paths: [String], _ feed: FeedFile) throws -> [ReturnFile] {
    let files = try FeedInput.translating { try InputFiles(paths: paths) }.files.filter {
      $0.isGiven || !isBesideFiles($0.name)
    }
    guard !files.isEmpty else {
      throw LedgerError(
        .noInput, "There is no file: give spreadsheets (.csv, .xlsx, .ods), folders or archives of them")
    }
    var reader = InputReader(limit: ByteSource.defaultLimit)
    return try files.map { file in
      do {
        let workbook = try ReturnDelimiter.workbook(feed, file.name) { options throws(SpreadsheetError) in
          try Workbook(file, options: options)
        }
        let hash =
          FileManager.default.fileExists(atPath: file.name)
          ? try ReturnFile.hash(ofFile: file.name)
          : Digest.hex(Digest.sha256(try FeedInput.translating { try reader.contents(of: file) }))
        return ReturnFile(name: file.name, workbook: workbook, hash: hash, storedBytes: file.storedBytes)
      } catch let error as SpreadsheetError {
        throw error.translated
      }
    }
  }

  /// Whether a member of a folder or an archive is what systems and programs put beside files: a folder's settings, a
  /// workbook's lock, the second halves of files of macOS.
  private static func isBesideFiles(_ path: String) -> Bool {
    let parts = path.split { $0 == "/" || $0 == ":" }
    guard let name = parts.last else { return false }
    return name.hasPrefix("~$") || name.hasPrefix(".") || parts.contains("__MACOSX")
      || ["thumbs.db", "desktop.ini"].contains(name.lowercased())
  }

  /// Opens a spreadsheet that is held in memory.
  /// - Throws: a `Refusal` where it is none.
  static func open(_ upload: ReturnUpload, _ feed: FeedFile) throws -> ReturnFile {
    do {
      return ReturnFile(
        name: upload.name,
        workbook: try ReturnDelimiter.workbook(feed, upload.name) { options throws(SpreadsheetError) in
          try Workbook(bytes: upload.bytes, name: upload.name, options: options)
        },
        hash: Digest.hex(Digest.sha256(upload.bytes)), storedBytes: upload.bytes.count)
    } catch {
      throw error.translated
    }
  }

  /// What several files of one statement are known by together: one by its own hash.
  static func hash(of files: [ReturnFile]) -> String {
    guard files.count != 1 else { return files[0].hash }
    return Digest.hex(Digest.sha256(Array(files.map(\.hash).sorted().joined(separator: "\n").utf8)))
  }

  private static func hash(ofFile path: String) throws -> String {
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw LedgerError(.noInput, "the file \(path) cannot be read. Check its permissions")
    }
    var hash = SHA256()
    while let chunk = try file.read(upToCount: 1 << 20), !chunk.isEmpty { hash.update(data: chunk) }
    return Digest.hex(hash.finalize())
  }

  // MARK: Sheets

  /// Where the rows of a sheet stand.
  func place(ofSheet index: Int) -> RowPlace { RowPlace(file: name, sheet: workbook.sheets[index].name) }

  /// The position of the sheet that a feed file names.
  func position(of sheet: FeedFile.Sheet) throws(Refusal) -> Int {
    let sheets = workbook.sheets
    // A text file is a sheet without a name.
    if sheets.count == 1, sheets[0].name == nil { return 0 }
    switch sheet {
    case .first: return 0
    case .position(let position):
      guard sheets.indices.contains(position - 1) else {
        throw Refusal(
          file: name, .field("sheet"), value: String(position),
          StatementMistake.noSheet(known: sheets.compactMap(\.name)))
      }
      return position - 1
    case .named(let wanted):
      let folded = CaselessText.folded(wanted.trimmed)
      guard let position = sheets.firstIndex(where: { CaselessText.folded(($0.name ?? "").trimmed) == folded }) else {
        throw Refusal(
          file: name, .field("sheet"), value: wanted, StatementMistake.noSheet(known: sheets.compactMap(\.name)))
      }
      return position
    }
  }
}

extension SpreadsheetOptions {
  /// What a feed file says of texts.
  init(_ feed: FeedFile) {
    self.init(encoding: feed.encoding.flatMap(TextEncoding.init), delimiter: feed.delimiter.flatMap(\.asciiValue))
  }
}

extension TextEncoding {
  init?(_ encoding: FeedFile.Encoding) {
    switch encoding {
    case .utf8: self = .utf8
    case .utf16: self = .utf16
    case .windows1252: self = .windows1252
    }
  }
}
