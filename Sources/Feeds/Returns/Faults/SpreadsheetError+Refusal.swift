internal import Events
package import Spreadsheets

extension SpreadsheetError {
  /// What it means in the ledger's terms: a `Refusal` of the file, or a `LedgerError` where there is none to read.
  package var translated: any Error {
    switch self {
    case .unreadable(let error): return FeedInput.translated(error)
    case .refused(let fault):
      var place = RowPlace(file: fault.file, sheet: fault.sheet)
      place.row = fault.row ?? 0
      let column = fault.column.map { "column " + SpreadsheetFault.letters(ofColumn: $0) }
      return Refusal(file: fault.file, line: fault.line ?? 0, place.refused(column: column), fault.mistake)
    }
  }
}
