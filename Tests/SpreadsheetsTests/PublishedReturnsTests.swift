import Spreadsheets
import TestSupport
import Testing

/// Returns that other programs wrote in each of the three formats.
@Suite("Spreadsheets: returns in three formats") struct PublishedReturnsTests {
  /// The rows below the headings, by the headings; dates as the texts of the other formats have them.
  private func rows(_ path: String) throws -> Set<[String: String]> {
    let workbook = try Workbook(path: path)
    var (headings, rows): ([String], Set<[String: String]>) = ([], [])
    let sheet = workbook.sheets.firstIndex { $0.name == "Cases" } ?? 0
    try workbook.forEachRow(ofSheet: sheet) { row in
      let texts = row.cells.map(text)
      if headings.isEmpty {
        if texts.contains("Case reference") { headings = texts }
      } else {
        rows.insert(Dictionary(uniqueKeysWithValues: zip(headings, texts)))
      }
      return true
    }
    return rows
  }

  private func text(_ cell: Cell) -> String {
    guard case .date(let year, let month, let day) = cell else { return Reading.shown(cell) }
    return "\(day < 10 ? "0" : "")\(day)/\(month < 10 ? "0" : "")\(month)/\(year)"
  }

  @Test("the three formats of a return hold the same", .enabled(if: dataFolder != nil), arguments: 1...3)
  func alike(number: Int) throws {
    let path = try #require(dataFolder) + "/returns/marac/statement-\(number)."
    let text = try rows(path + "csv")
    #expect(text.count > 50)
    #expect(try rows(path + "xlsx") == text)
    #expect(try rows(path + "ods") == text)
  }
}
