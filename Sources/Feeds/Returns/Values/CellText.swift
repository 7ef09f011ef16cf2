package import Events
package import Spreadsheets

/// A cell as every reader of values sees it: the same whether the file was CSV, XLSX or ODS.
///
/// A number is its shortest decimal text (`12` for 12.0), true and false are `TRUE` and `FALSE`, and texts are trimmed. Only
/// dates stay what they are: how a date is written is for the field to say.
package enum CellText: Hashable, Sendable {
  case empty
  case text(String)
  case date(CivilDate)
  case error(String)

  package init(_ cell: Cell) {
    switch cell {
    case .empty: self = .empty
    case .text(let text):
      let trimmed = text.trimmed
      self = trimmed.isEmpty ? .empty : .text(trimmed)
    case .number(let number): self = NumberText.text(of: number).map { .text($0) } ?? .error("#NUM!")
    case .date(let year, let month, let day):
      self = CivilDate(year: year, month: month, dayOfMonth: day).map { .date($0) } ?? .error("#VALUE!")
    case .boolean(let flag): self = .text(flag ? "TRUE" : "FALSE")
    case .error(let error): self = .error(error)
    }
  }

  /// The text; of a date `YYYY-MM-DD`, of an empty cell and an error an empty one.
  package var text: String {
    switch self {
    case .empty, .error: ""
    case .text(let text): text
    case .date(let date): date.description
    }
  }

  /// What is shown of it where it is at fault.
  var shown: String {
    if case .error(let error) = self { return error }
    return text
  }
}
