import Events
import Feeds
import Testing

@Suite("A look-up from one vintage of areas to the next") struct AreaChangesTests {
  private static let titles = "LSOA01CD,LSOA01NM,LSOA11CD,LSOA11NM,CHGIND,LAD11CD,LAD11NM,LAD11NMW,FID\n"

  private func table(_ text: String) throws(Refusal) -> AreaTable {
    try AreaReader.table(file: "a.csv", bytes: Array(text.utf8))
  }

  /// Each row as code, name, parent, start and end.
  private func rows(_ text: String) throws(Refusal) -> [String] {
    try table(text).rows.filter { $0.level == "lsoa" }.map { row in
      [row.code, row.name ?? "", row.parent ?? "", row.start?.description ?? "", row.end?.description ?? ""]
        .joined(separator: ",")
    }
  }

  @Test("both vintages lie in the district; what was split, merged or irregular ends, and what came of it begins")
  func changes() throws {
    #expect(
      try rows(
        Self.titles + """
          E01000001,A 001A,E01000001,A 001A,U,E07000001,A,,1
          E01000002,A 001B,E01000012,A 001E,S,E07000001,A,,2
          E01000002,A 001B,E01000013,A 001F,S,E07000001,A,,3
          E01000003,A 001C,E01000014,A 001G,M,E07000001,A,,4
          E01000004,A 001D,E01000014,A 001G,M,E07000001,A,,5
          """) == [
          "E01000001,A 001A,E07000001,,", "E01000012,A 001E,E07000001,2011-03-27,",
          "E01000013,A 001F,E07000001,2011-03-27,", "E01000014,A 001G,E07000001,2011-03-27,",
          "E01000002,A 001B,E07000001,,2011-03-27", "E01000003,A 001C,E07000001,,2011-03-27",
          "E01000004,A 001D,E07000001,,2011-03-27",
        ])
  }

  @Test("the census of 2021 ends and begins the areas of 2011 and 2021, whatever the order of the columns")
  func census2021() throws {
    #expect(
      try rows("LSOA21CD,LSOA21NM,LSOA11CD,LSOA11NM,CHGIND,LAD22CD,ObjectId\nE01000009,B,E01000001,A,s,E07000001,1\n")
        == ["E01000009,B,E07000001,2021-03-21,", "E01000001,A,E07000001,,2021-03-21"])
  }

  @Test("a code that is an old and a new one is of an area that goes on, with its new name")
  func goesOn() throws {
    #expect(
      try rows(
        Self.titles + """
          E01000001,Old,E01000002,B,X,E07000001,A,,1
          E01000003,C,E01000001,New,X,E07000001,A,,2
          """) == [
          "E01000002,B,E07000001,2011-03-27,", "E01000001,New,E07000001,,", "E01000003,C,E07000001,,2011-03-27",
        ])
  }

  @Test("an old area in several districts is put into the one of most rows, then of the first code, and that is said")
  func ambiguous() throws {
    let text =
      Self.titles + """
        E01000001,A,E01000011,K,X,E07000003,C,,1
        E01000001,A,E01000012,L,X,E07000003,C,,2
        E01000001,A,E01000013,M,X,E07000001,A,,3
        E01000002,B,E01000014,N,X,E07000002,B,,4
        E01000002,B,E01000015,O,X,E07000001,A,,5
        """
    let table = try table(text)
    let old = table.rows.filter { $0.end != nil }.map { "\($0.code) \($0.parent ?? "")" }
    #expect(old == ["E01000001 E07000003", "E01000002 E07000001"])
    let note = try #require(table.notes.first)
    #expect(
      note.sentence == "a.csv: rows put 2 areas that ended into several areas; the one of most rows is taken, then the"
        + " one of the first code: E01000001 in E07000003, not E07000001, E01000002 in E07000001, not E07000002.")
  }

  @Test("a row without an old or a new code keeps the other, and one without codes is left out")
  func blanks() throws {
    let text = Self.titles + ",,E01000002,B,X,E07000001,A,,1\nE01000003,C,,,X,E07000001,A,,2\n,,,,,,,,3\n"
    #expect(
      try rows(text) == ["E01000002,B,E07000001,2011-03-27,", "E01000003,C,E07000001,,2011-03-27"])
    #expect(try table(text).notes == [.withoutCodes(file: "a.csv", rows: 1)])
  }

  @Test(
    "what the indicator cannot mean is refused",
    arguments: [
      (titles + "E01000001,A,E01000002,B,Z,E07000001,A,,1\n", AreaMistake.badChange, 2),
      (titles + "E01000001,A,E01000002,B,U,E07000001,A,,1\n", .unchangedButOther("E01000001"), 2),
      ("LSOA01CD,LSOA21CD,CHGIND,LAD11CD\n", .unknownVintages, 1), ("LSOACD,LSOA11CD,CHGIND\n", .unknownVintages, 1),
      (
        titles + "E01000001,A,E01000002,B,X,E07000001,A,,1\nE01000001,A,E01000002,B,X,E07000002,B,,2\n",
        .twoTraits(.parent, here: "E07000002", earlier: "E07000001", line: 2), 3
      ),
    ])
  func refused(text: String, mistake: AreaMistake, line: Int) {
    let error = #expect(throws: Refusal.self) { try table(text) }
    #expect(error?.mistake as? AreaMistake == mistake)
    #expect(error?.line == line)
  }
}
