import TestSupport
import Testing

@Suite("A table as text")
struct TextTableTests {
  private func problem(_ text: String, columns: [String] = ["a", "b"]) -> String? {
    do throws(TableError) {
      for table in try TextTable.tables(in: text) { try table.requireColumns(among: columns) }
      return nil
    } catch { return "\(error)" }
  }

  @Test("has a row for each line, and a cell for each column")
  func cells() throws {
    let tables = try TextTable.tables(in: "a | b\n 1|2 3 \n4\n\n\nc\n5")
    #expect(tables.map(\.columns) == [["a", "b"], ["c"]])
    #expect(tables[0].rows.map { [$0["a"], $0["b"], $0["z"]] } == [["1", "2 3", ""], ["4", "", ""]])
    #expect(tables[0].rows.map(\.line) == [2, 3])
    #expect(tables[1].line == 6 && tables[1].rows[0]["c"] == "5")
  }

  @Test("is refused with its line where a column is misspelt")
  func misspelt() {
    #expect(problem("\na | bb\n1 | 2") == "line 2: there is no column \"bb\", only a, b")
    #expect(problem("a | b\n1 | 2") == nil)
  }

  @Test("is refused with its line where a row has more cells than columns, or a column no name of its own")
  func shape() {
    #expect(problem("a | b\n1 | 2 | 3") == "line 2: there are 3 cells under 2 columns")
    #expect(problem("a | a\n1 | 2") == "line 1: column 2 has no name of its own")
    #expect(problem("a |\n1 | 2") == "line 1: column 2 has no name of its own")
  }

  @Test("is laid out with its columns below each other")
  func layout() {
    #expect(TextTable.text(["a", "long"], [["wide", "1"], ["2", ""]]) == "a    | long\nwide | 1\n2    |")
  }
}
