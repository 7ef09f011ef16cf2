package import Events

extension SpreadsheetMistake {
  package func rule(at door: Door) -> String {
    switch self {
    case .emptyFile: "the file is empty"
    case .oldWorkbook: "a workbook in the format of Excel 97 (.xls) is not read"
    case .binaryWorkbook: "a binary workbook (.xlsb) is not read"
    case .encrypted: "the file is encrypted"
    case .otherFormat: "a spreadsheet is a .csv, .xlsx, .xlsm or .ods file"
    case .truncated: "the file ends too early"
    case .damaged: "the file contradicts its own lengths or checksums"
    case .unreadableArchive: "the archive is encrypted, or packed in a way that is not read"
    case .tooLarge(let limit):
      "unpacked the file is longer than \(limit) bytes, the most that a file of its length may hold"
    case .tooManyRows: "a sheet has at most \(SpreadsheetLimits.rows) rows"
    case .tooManyColumns: "a sheet has at most \(SpreadsheetLimits.columns) columns"
    case .tooManyCells: "a sheet has at most \(SpreadsheetLimits.cells) cells, with the empty ones between others"
    case .tooManyCharacters: "a cell has at most \(SpreadsheetLimits.cellCharacters) characters"
    case .tooMuchSharedText: "the texts of a workbook have at most \(SpreadsheetLimits.sharedTextBytes) bytes together"
    case .rowTooLong: "a row has at most \(SpreadsheetLimits.rowBytes) bytes"
    case .memberTwice(let name): "the file holds its part \(name) twice"
    case .partMissing(let name): "the file lacks its part \(name)"
    case .partTooLong(let name): "the part \(name) names more sheets, formats or merged cells than any spreadsheet has"
    case .notWellFormed(let part): "the part \(part) is not well-formed XML"
    case .documentType(let part): "the part \(part) declares a document type, which a spreadsheet never does"
    case .tooDeep(let part):
      "in the part \(part) more than \(SpreadsheetLimits.depth) elements lie within each other"
    case .markupTooLong(let part): "in the part \(part) a tag or a comment is longer than any of a spreadsheet"
    case .noSheets: "the workbook has no sheet"
    case .notText(let encoding): "the bytes are not text in \(encoding.words)"
    case .holdsNUL: "the text holds a NUL character"
    case .openQuote: "a quote is not closed before the end of the file"
    case .textAfterQuote: "text follows a closing quote"
    case .rowOutOfOrder: "the rows of a sheet stand in the order of their numbers"
    case .badReference(let text): "the cell says that it is at \(text), which is no place in its row"
    case .cellTwice: "a cell has one value"
    case .mergedTwice: "merged cells do not overlap"
    case .notNumber(let text): "the cell says that it is a number, and holds \(text)"
    case .notDate(let text): "the cell says that it is a date, and holds \(text)"
    case .notBoolean(let text): "the cell says that it is true or false, and holds \(text)"
    case .noSharedText(let text): "the cell refers to the shared text \(text), which the workbook lacks"
    case .badRepeat(let text): "a cell or row is repeated a whole number of times, and not \(text)"
    }
  }

  package func remedy(at door: Door) -> String {
    switch self {
    case .emptyFile: "Export the file again"
    case .oldWorkbook, .binaryWorkbook: "Open it in a spreadsheet program and save it as .xlsx, .ods or .csv"
    case .encrypted: "Open it with its password and save it without one"
    case .otherFormat: "Open it where it was made and save it as .xlsx, .ods or .csv"
    case .truncated, .damaged: "Fetch or export it again in full"
    case .unreadableArchive: "Unpack it and give the spreadsheet itself"
    case .tooLarge, .tooManyRows, .tooManyCells, .tooMuchSharedText: "Split the file, or delete what is not data"
    case .tooManyColumns: "Delete the columns that are not data"
    case .tooManyCharacters, .rowTooLong: "Shorten the text; in a text file look for a quote that is not closed"
    case .memberTwice, .partMissing, .partTooLong, .notWellFormed, .documentType, .tooDeep, .markupTooLong,
      .rowOutOfOrder,
      .badReference, .cellTwice, .mergedTwice, .notNumber, .notDate, .notBoolean, .noSharedText, .badRepeat:
      "Open it in a spreadsheet program and save it anew; if that fails, have it exported again"
    case .noSheets: "Give a workbook that holds a sheet with rows"
    case .notText: "Name the encoding that the file has, or save it as UTF-8"
    case .holdsNUL: "Take the character out, or name the encoding that the file has"
    case .openQuote: "Close it, or double it where it belongs to the text"
    case .textAfterQuote: "Double the quotes that belong to the text of a quoted field"
    }
  }
}

extension TextEncoding {
  /// What people call it.
  package var words: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16: "UTF-16"
    case .windows1252: "Windows-1252"
    }
  }
}
