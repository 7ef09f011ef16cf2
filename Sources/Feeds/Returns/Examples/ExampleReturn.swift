package import Events
internal import Spreadsheets

/// Writes made-up returns as the spreadsheets that partners send.
package enum ExampleReturn {
  /// The endings of the names of files that can be written.
  package static var endings: [String] { WrittenSheet.Form.allCases.map { "." + $0.rawValue } }

  /// Whether a file's name has one of them.
  package static func hasForm(_ path: String) -> Bool { form(of: path) != nil }

  /// A table of texts as a spreadsheet, in the form that a file's name asks for and with the sheet that a feed file names.
  /// - Parameter csv: a table that comes with the program.
  package static func bytes(_ csv: [UInt8], for feed: FeedFile, path: String) -> [UInt8] {
    guard let form = form(of: path) else { preconditionFailure("\(path) ends with a form that can be written") }
    do {
      return try WrittenSheet(name: sheetName(of: feed), csv: csv).bytes(as: form)
    } catch {
      preconditionFailure("a table that comes with the program can be read: \(error)")
    }
  }

  private static func form(of path: String) -> WrittenSheet.Form? {
    guard let dot = path.lastIndex(of: ".") else { return nil }
    return WrittenSheet.Form(rawValue: path[path.index(after: dot)...].lowercased())
  }

  package static func sheetName(of feed: FeedFile) -> String {
    if case .named(let name) = feed.sheet { name } else { "Return" }
  }
}
