public import Events

extension TableMistake {
  public func rule(at door: Door) -> String {
    switch self {
    case .emptyFile: "the file is empty"
    case .tooManyRows: "a file has at most \(CSVReader.maximumRowCount) rows"
    case .tooManyFields: "a row has at most \(CSVReader.maximumFieldCount) fields"
    case .columnTwice: "two columns have the same name"
    case .fieldCount(let expected): "a row has \(expected) fields, as the header does"
    case .notUTF8: "the text is not UTF-8"
    case .holdsNUL: "the text holds a NUL character"
    case .loneCarriageReturn: "a carriage return stands without a line feed"
    case .textAfterQuote: "text follows a closing quote"
    case .emptyLine: "the line is empty"
    case .quoteInField: "a quote stands inside a field that does not begin with one"
    case .openQuote: "a quote is not closed before the end of the file"
    }
  }

  public func remedy(at door: Door) -> String {
    switch self {
    case .tooManyRows: "Split the file"
    case .tooManyFields: "Leave the columns out that are not needed"
    case .emptyFile: "Give a file whose first line names its columns"
    case .columnTwice: "Give each column its own name"
    case .fieldCount: "Give it the same fields as the header; quote a field that holds a comma"
    case .notUTF8: "Save the file as UTF-8"
    case .holdsNUL: "Take the character out"
    case .loneCarriageReturn: "End lines with LF or CR LF, and quote a field that holds a line break"
    case .textAfterQuote: "Double the quotes that belong to the text of a quoted field"
    case .emptyLine: "Take the line out"
    case .quoteInField: "Put the whole field in quotes and double the quotes in it"
    case .openQuote: "Close it, or double it where it belongs to the text"
    }
  }
}
