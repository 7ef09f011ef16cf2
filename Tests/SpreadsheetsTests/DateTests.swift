import Spreadsheets
import Testing

@Suite("Spreadsheets: dates by number format") struct DateTests {
  /// What numbers are under a format.
  private func read(_ numbers: [String], format: Int = 14, codes: String = "", from1904: Bool = false) throws
    -> [String]
  {
    var file = OfficeFile(rows: numbers.map { "<row><c s=\"1\"><v>\($0)</v></c></row>" }.joined())
    file.styles = """
      <numFmts>\(codes)</numFmts><cellStyleXfs><xf numFmtId="14"/><xf numFmtId="0"/><xf numFmtId="14"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="\(format)"/></cellXfs>
      """
    if from1904 { file.workbook = "<workbookPr date1904=\"1\"/>" }
    return try Reading.rows(file.bytes).map { String($0.drop { $0 != " " }.dropFirst()) }
  }

  @Test("numbers are days of the calendar that the workbook counts")
  func serials() throws {
    // As Excel shows them; 60 is 29 February 1900, a day that never was.
    let serials = ["1", "59", "60", "61", "43466", "43466.99", "2958465", "2958466", "0.5", "-3"]
    #expect(
      try read(serials) == [
        "@1900-01-01", "@1900-02-28", "=60", "@1900-03-01", "@2019-01-01", "@2019-01-01", "@9999-12-31", "=2958466",
        "=0.5", "=-3",
      ])
    #expect(
      try read(["1", "60", "42004", "2957003", "2957004"], from1904: true) == [
        "@1904-01-02", "@1904-03-01", "@2019-01-01", "@9999-12-31", "=2957004",
      ])
  }

  @Test("the built-in formats of days are known")
  func builtIn() throws {
    let days = try (0...60).filter { try read(["43466"], format: $0) == ["@2019-01-01"] }
    #expect(days == Array(14...22) + Array(27...36) + [45, 47] + Array(50...58))
  }

  @Test(
    "a format shows a day by letters outside quotes, brackets and escapes, in its first section",
    arguments: [
      ("yyyy\\-mm\\-dd;@", true), ("[$-809]dddd, d mmmm yyyy", true), ("mmm", true), ("h:mm AM/PM", true),
      ("DD/MM/YYYY", true),
      ("\"day \"d", true), ("General", false), ("0.00\" days\"", false), ("[Red]0", false), ("[$-409]#,##0", false),
      ("0\\d", false), ("0_d", false), ("*d0", false), ("[h]:mm:ss", false), ("[mm]:ss", false), ("0;d", false),
      ("#,##0.00 \"£m\"", false), ("@", false), ("0.00E+00", false), ("_-* #,##0.00_-;\\-* #,##0.00_-", false),
    ])
  func codes(_ code: String, _ isDay: Bool) throws {
    let escaped = code.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
    let codes = "<numFmt numFmtId=\"164\" formatCode=\"\(escaped)\"/>"
    #expect(try read(["43466"], format: 164, codes: codes) == [isDay ? "@2019-01-01" : "=43466"])
  }

  @Test("a workbook may give a built-in number another format")
  func redefined() throws {
    let codes = "<numFmt numFmtId=\"14\" formatCode=\"0.00\"/>"
    #expect(try read(["43466"], format: 14, codes: codes) == ["=43466"])
  }
}
