package import Events
package import Spreadsheets

/// A first feed file for a sheet, guessed from its headings and values, as YAML to be edited.
///
/// What is a guess, or has to be said yet, stands in lines with `# ?`. Columns that name a person become parts of a
/// pseudonym or are ignored, and none of their values is copied; of the other columns only those whose words have to be
/// coded have them listed.
package struct FeedDraft {
  package let text: String
  /// How many lines are marked.
  package let openCount: Int
  /// How much tells that the sheet is one to draft for.
  let score: Int

  /// - Parameters:
  ///   - name: the file's, without its folder.
  ///   - sheet: the sheet's name, where the feed file has to say it.
  ///   - otherSheets: the names of the workbook's other sheets that are not hidden.
  ///   - rows: the first of the sheet, some 2,000.
  /// - Throws: a refusal, where no row looks like one of headings.
  package init(name: String, sheet: String?, otherSheets: [String] = [], rows: [SheetRow]) throws(Refusal) {
    guard let read = DraftSheet(rows) else {
      throw Refusal(file: name, .whole, DraftMistake.noHeadings(others: otherSheets))
    }
    let stem = name.prefix { $0 != "." }
    let word = ((try? WordText.word(String(stem))) ?? "").split(separator: "-").filter { part in
      !part.allSatisfy(\.isNumber)
    }.joined(separator: "-")
    let kind = DraftKind(read.columns, names: [word, sheet ?? ""])
    var writer = DraftWriter(
      read, kind: kind.row, name: word.isEmpty ? "feed" : word, sheet: sheet, otherSheets: otherSheets)
    text = writer.write()
    openCount = text.split(separator: "\n").count { $0.contains("# ?") }
    score = kind.score
  }
}
