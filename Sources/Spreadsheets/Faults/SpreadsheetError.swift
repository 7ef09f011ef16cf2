package import Archives

/// Why a spreadsheet is not read.
package enum SpreadsheetError: Error, Sendable {
  /// There is nothing to read, or the system does not let it be read.
  case unreadable(ArchiveError)
  /// The file is at fault.
  case refused(SpreadsheetFault)
}

/// What is wrong with a spreadsheet, and where.
package struct SpreadsheetFault: Hashable, Sendable {
  /// What people call the file.
  package var file = ""
  /// The name of the sheet; nil for the file as a whole, and for a text.
  package var sheet: String?
  /// The row as a spreadsheet shows it, from 1.
  package var row: Int?
  /// The line of a text, or of the XML of a part, from 1.
  package var line: Int?
  /// The column, from 0; `SpreadsheetFault.letters(ofColumn:)` names it.
  package var column: Int?
  package var mistake: SpreadsheetMistake

  package init(
    _ mistake: SpreadsheetMistake, row: Int? = nil, line: Int? = nil, column: Int? = nil
  ) {
    (self.mistake, self.row, self.line, self.column) = (mistake, row, line, column)
  }

  /// What a spreadsheet calls the column at a 0-based place: `A`, `Z`, `AA`.
  package static func letters(ofColumn column: Int) -> String {
    precondition(column >= 0, "columns are counted from 0")
    var (rest, letters) = (column + 1, [UInt8]())
    while rest > 0 {
      letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}

extension SpreadsheetError {
  static func refused(
    _ mistake: SpreadsheetMistake, row: Int? = nil, line: Int? = nil, column: Int? = nil
  ) -> SpreadsheetError {
    .refused(SpreadsheetFault(mistake, row: row, line: line, column: column))
  }

  /// The error with the names of its file and sheet.
  func located(file: String, sheet: String?) -> SpreadsheetError {
    guard case .refused(var fault) = self else { return self }
    fault.file = file
    if fault.sheet == nil { fault.sheet = sheet }
    return .refused(fault)
  }

  /// What an error of an input means for a spreadsheet.
  init(_ error: ArchiveError, limit: Int) {
    switch error.code {
    case .truncated: self = .refused(.truncated)
    case .damaged: self = .refused(.damaged)
    case .tooLarge: self = .refused(.tooLarge(limit: limit))
    case .unsupported: self = .refused(.unreadableArchive)
    default: self = .unreadable(error)
    }
  }

  /// Does what reads an input.
  static func reading<Result: ~Copyable>(
    limit: Int, _ body: () throws(ArchiveError) -> Result
  ) throws(SpreadsheetError) -> Result {
    do throws(ArchiveError) {
      return try body()
    } catch {
      throw SpreadsheetError(error, limit: limit)
    }
  }
}
