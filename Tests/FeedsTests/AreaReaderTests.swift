import Events
import Feeds
import Testing

@Suite("An area file") struct AreaReaderTests {
  private func read(_ text: String) throws(Refusal) -> [AreaRow] {
    try AreaReader.read(file: "areas.csv", bytes: Array(text.utf8))
  }

  /// Each row as code, geography and parent.
  private func links(_ text: String, geography: String? = nil) throws(Refusal) -> [String] {
    try AreaReader.table(file: "areas.csv", bytes: Array(text.utf8), geography: geography).rows.map {
      "\($0.code) \($0.geography) \($0.parent ?? "-")"
    }
  }

  @Test("an ONS look-up gives every area once, parents first")
  func lookUp() throws {
    let rows = try read(
      """
      FID,LSOA11CD,LSOA11NM,LADCD,LADNM
      1,E01013600,Leicester 003A,E06000016,Leicester
      2,E01013601,,E06000016,Leicester
      """)
    #expect(
      rows == [
        AreaRow(code: "E06000016", name: "Leicester", level: "district", parent: nil, line: 2),
        AreaRow(code: "E01013600", name: "Leicester 003A", level: "lsoa", parent: "E06000016", line: 2),
        AreaRow(code: "E01013601", name: nil, level: "lsoa", parent: "E06000016", line: 3),
      ])
  }

  @Test("blank and repeated codes are looked through to the next level; a code tells its level better than a column")
  func gaps() throws {
    let rows = try read(
      """
      lad20cd,lad20nm,lad20nmw,cty20cd,ctyua20cd,rgn20cd,pfa20cd,ctry20cd
      E06000016,Leicester,,,E06000016,E12000004,,E92000001
      E07000129,Blaby,,E10000018,,E12000004,,E92000001
      E08000025,Birmingham,,E11000005,,E12000005,,E92000001
      """)
    #expect(
      rows.map { "\($0.code) \($0.level) \($0.parent ?? "-")" } == [
        "E92000001 country -", "E12000004 region E92000001", "E06000016 district E12000004",
        "E10000018 county E12000004", "E07000129 district E10000018", "E12000005 region E92000001",
        "E11000005 metropolitan-county E12000005", "E08000025 district E11000005",
      ])
    #expect(try read("CTYUA19CD,RGN19CD\nE06000016,E12000004\n").map(\.level) == ["region", "district"])
  }

  @Test("a list of code, name, level and parent is read, parents first")
  func list() throws {
    let rows = try read(
      "code,name,level,parent\nE07000129,Blaby,district,E10000018\nE10000018,,county,\n"
        + "force/british-transport,British Transport Police,police-force-area,\nE07000129,Blaby,district,E10000018\n"
    )
    #expect(
      rows == [
        AreaRow(code: "E10000018", name: nil, level: "county", parent: nil, line: 3),
        AreaRow(code: "E07000129", name: "Blaby", level: "district", parent: "E10000018", line: 2),
        AreaRow(
          code: "force/british-transport", name: "British Transport Police", level: "police-force-area",
          parent: nil, line: 4),
      ])
  }

  @Test("a list may say the geography of each link, and the life of an area")
  func listedLives() throws {
    let rows = try read(
      "geography,code,name,level,parent,start,end\n,E01025631,Blaby 002A,lsoa,E07000129,2011-03-27,\n"
        + "policing,E01025631,,lsoa,beat/blaby,,2021-03-21\npolicing,beat/blaby,Blaby,beat,,,\n")
    let day = { (text: String) in CivilDate(text) }
    #expect(
      rows == [
        AreaRow(code: "beat/blaby", name: "Blaby", level: "beat", parent: nil, geography: "policing", line: 4),
        AreaRow(
          code: "E01025631", name: "Blaby 002A", level: "lsoa", parent: "E07000129", start: day("2011-03-27"),
          end: day("2021-03-21"), line: 2),
        AreaRow(
          code: "E01025631", name: "Blaby 002A", level: "lsoa", parent: "beat/blaby", geography: "policing",
          start: day("2011-03-27"), end: day("2021-03-21"), line: 3),
      ])
  }

  // MARK: Geographies

  @Test("a link is in the geography of its finer end where that is special, else of its coarser end")
  func geographies() throws {
    #expect(
      try links("LSOA11CD,WD19CD,LAD19CD\nE01000001,E05000001,E07000001\n") == [
        "E07000001 administrative -", "E05000001 ward E07000001", "E01000001 ward E05000001",
      ])
    #expect(
      try links("WD19CD,LAD19CD,CTY19CD,RGN19CD,CTRY19CD\nW05000001,E07000001,E10000001,E12000001,E92000001\n") == [
        "E92000001 administrative -", "E12000001 administrative E92000001", "E10000001 administrative E12000001",
        "E07000001 administrative E10000001", "W05000001 ward E07000001",
      ])
    #expect(
      try links("LAD17CD,CSP17CD,PFA17CD\nE07000001,E22000001,E23000001\nW06000001,W14000001,W15000001\n") == [
        "E23000001 administrative -", "E22000001 community-safety E23000001",
        "E07000001 community-safety E22000001", "W15000001 administrative -",
        "W14000001 community-safety W15000001", "W06000001 community-safety W14000001",
      ])
    #expect(
      try links("OA11CD,LSOA11CD,MSOA11CD,LAD17CD\nE00000001,E01000001,E02000001,E07000001\n") == [
        "E07000001 administrative -", "E02000001 msoa E07000001", "E01000001 msoa E02000001",
        "E00000001 output-area E01000001",
      ])
  }

  @Test(
    "the beginning of a code tells its geography and the column its level; else the column tells both",
    arguments: [
      ("TTWA11CD", "E30000223", "travel-to-work", "travel-to-work-area"),
      ("TTWA11CD", "W22000024", "travel-to-work", "travel-to-work-area"),
      ("CSP17CD", "W22000001", "community-safety", "community-safety-partnership"),
      ("TCITY15CD", "J01000052", "city", "city"), ("PCON19CD", "W07000041", "constituency", "constituency"),
      ("CCG19CD", "E38000229", "clinical-commissioning-group", "clinical-commissioning-group"),
      ("NPARK16CD", "E26000001", "national-park", "national-park"),
      ("BUASD11CD", "E35000001", "built-up-area", "built-up-area-subdivision"),
      ("BUA11CD", "K05000001", "built-up-area", "built-up-area"), ("PFA19CD", "W15000001", "administrative", nil),
      ("CTY19CD", "E13000001", "inner-and-outer-london", "county"),
      ("LAD19CD", "S12000005", "administrative", "district"),
      ("XYZ19CD", "E99000001", "xyz", "xyz"), ("RGN19CD", "E99000001", "administrative", "region"),
    ])
  func beginnings(column: String, code: String, geography: String, level: String?) throws {
    let rows = try read("LSOA11CD,\(column)\nE01000001,\(code)\n")
    #expect(rows.map(\.geography) == [geography, geography])
    #expect(rows[0].level == level ?? "police-force-area")
  }

  @Test("one geography may be given for all links")
  func override() throws {
    #expect(
      try links("LSOA11CD,WD19CD,LAD19CD\nE01000001,E05000001,E07000001\n", geography: "best-fit") == [
        "E07000001 best-fit -", "E05000001 best-fit E07000001", "E01000001 best-fit E05000001",
      ])
    #expect(
      try links("code,name,level,parent,geography\na,A,x,b,c\n", geography: "d") == ["a d b"])
  }

  @Test("an area has a parent in each geography of a file")
  func severalParents() throws {
    let text = "code,name,level,parent\nE01000001,A,lsoa,E07000001\nE01000001,A,lsoa,E05000001\n"
    #expect(try links(text) == ["E01000001 administrative E07000001", "E01000001 ward E05000001"])
  }

  @Test("what lies above an administrative area beyond the link is known, where the rows agree")
  func administrativeParents() throws {
    let text = """
      LSOA11CD,MSOA11CD,LADCD
      E01000001,E02000001,E07000001
      E01000002,E02000001,E07000001
      """
    let table = try AreaReader.table(file: "a", bytes: Array(text.utf8))
    #expect(table.administrativeParents == ["E01000001": "E07000001", "E01000002": "E07000001"])
    #expect(try AreaReader.table(file: "a", bytes: Array(text.utf8), geography: "x").administrativeParents.isEmpty)
    let placed = "code,name,level,parent\nE01000001,A,lsoa,E07000001\nE01000001,A,lsoa,E05000001\n"
    #expect(try AreaReader.table(file: "a", bytes: Array(placed.utf8)).administrativeParents.isEmpty)
  }

  // MARK: Rows that name no area

  @Test("rows without codes and codes of no area are left out, and a row keeps what it names")
  func leftOut() throws {
    let text = """
      WD19CD,WD19NM,LAD19CD,LAD19NM,CTY19CD,CTY19NM,ObjectId
      E05000001,Ward,E06000016,Leicester,E99999999,(pseudo) England (UA/MD/LB),1
      ,,,,,,2
      ,,E07000129,Blaby,E10000018,Leicestershire,3
      E05000002,Ward,W99999999,,E99999999,,4
      """
    let table = try AreaReader.table(file: "a.csv", bytes: Array(text.utf8))
    #expect(
      table.rows.map { "\($0.code) \($0.geography) \($0.parent ?? "-")" } == [
        "E06000016 administrative -", "E05000001 ward E06000016", "E10000018 administrative -",
        "E07000129 administrative E10000018", "E05000002 ward -",
      ])
    #expect(table.notes == [.withoutCodes(file: "a.csv", rows: 1), .noSuchArea(file: "a.csv", count: 3)])
  }

  @Test("rows of a list without codes and codes of no area are left out")
  func leftOutOfLists() throws {
    let list = """
      code,name,level,parent
      E06000016,Leicester,district,E99999999
      ,Source: ONS,,

      ,Blaby,district,E10000018
       ,,,
      E99999999,None,district,
      """
    let listed = try AreaReader.table(file: "a.csv", bytes: Array(list.utf8))
    #expect(listed.rows.map(\.code) == ["E06000016"] && listed.rows[0].parent == nil)
    #expect(listed.notes == [.withoutCodes(file: "a.csv", rows: 4), .noSuchArea(file: "a.csv", count: 2)])
  }

  @Test("a row that names an area without its code is left out, and so is one in which nothing stands")
  func namesAlone() throws {
    let text = """
      LSOA11CD,LSOA11NM,TTWA11CD,TTWA11NM,ObjectId
      E01025631,Blaby 002A,E30000223,Leicester,1
      ,Blaby 002B,E30000224,Coventry,2
       , , , ,3

      ,,,,
      """
    let table = try AreaReader.table(file: "a.csv", bytes: Array(text.utf8))
    #expect(table.rows.map(\.code) == ["E30000223", "E01025631"])
    #expect(table.notes == [.withoutCodes(file: "a.csv", rows: 4)])
    let changes = """
      LSOA01CD,LSOA01NM,LSOA11CD,LSOA11NM,CHGIND,LAD11CD
      E01000001,A,E01000001,A,U,E07000001
      ,B,,B,U,E07000002
      """
    let changed = try AreaReader.table(file: "a.csv", bytes: Array(changes.utf8))
    #expect(changed.rows.map(\.code) == ["E07000001", "E01000001"])
    #expect(changed.notes == [.withoutCodes(file: "a.csv", rows: 1)])
  }

  @Test("notes count one and many")
  func noteWords() {
    #expect(
      [
        AreaNote.withoutCodes(file: "a.csv", rows: 1), .withoutCodes(file: "a.csv", rows: 1200),
        .noSuchArea(file: "a.csv", count: 1), .noSuchArea(file: "a.csv", count: 2),
      ].map(\.sentence) == [
        "a.csv: 1 row lacks the code of its area and was left out.",
        "a.csv: 1,200 rows lack the code of their area and were left out.",
        "a.csv: 1 code that ends in 99999999 stands for no area and was left out.",
        "a.csv: 2 codes that end in 99999999 stand for no area and were left out.",
      ])
  }

  // MARK: What is refused

  @Test(
    "what is not one tree in each geography is refused with its line",
    arguments: [
      ("LSOA11CD,LADCD\nE1,L1\nE1,L2\n", 3), ("LSOA11CD,LADCD,LADNM\nE1,L1,A\nE2,L1,B\n", 3),
      ("LSOA11CD,WD19CD\nE01000001,E05000001\nE01000001,E05000002\n", 3),
      ("code,name,level,parent\na,A,x,b\nb,B,x,a\n", 2), ("code,name,level,parent\na,A,x,a\n", 2),
      ("code,name,level,parent,geography\na,A,x,b,g\nb,B,x,a,h\n", 2),
      ("code,name,level,parent\na,A,x,\na,A,y,\n", 3), ("code,name,level,parent\na,A,,\n", 2),
      ("code,name,level,parent,geography\na,A,x,b,Ward\n", 2),
      ("code,name,level,parent,start\na,A,x,b,2021-02-30\n", 2),
      ("code,name,level,parent,end\na,A,x,b,2021-02-28\na,A,x,b,2021-03-21\n", 3),
      ("LSOA11CD,POSTCODE\n", 1), ("LSOA11CD,LADNM\n", 1), ("FID\n", 1), ("LAD19CD,LAD20CD\n", 1),
      ("LSOA11CD,LADCD\nE 1,L1\n", 2), ("code,name\na,A\n", 1), ("", 1),
    ])
  func refused(text: String, line: Int) {
    let error = #expect(throws: Refusal.self) { try read(text) }
    #expect(error?.line == line)
  }

  @Test(
    "a look-up whose columns run from the coarsest level to the finest is refused, with what is to stand first",
    arguments: [
      ("RGN18CD,CTY18CD,LAD18CD", "E12000004,E10000018,E07000129", "RGN18CD", "CTY18CD"),
      ("RGN18CD,CSP18CD,LAD18CD", "E12000004,E22000189,E07000129", "RGN18CD", "LAD18CD"),
      ("LAD18CD,CTRY18CD,RGN18CD", "E07000129,E92000001,E12000004", "CTRY18CD", "RGN18CD"),
      ("LAD18CD,LSOA11CD", "E07000129,E01025631", "LAD18CD", "LSOA11CD"),
      ("LAD18CD,WD18CD", "E07000129,E05005437", "LAD18CD", "WD18CD"),
    ])
  func wrongWay(titles: String, row: String, coarser: String, finer: String) {
    let error = #expect(throws: Refusal.self) { try read(titles + "\n" + row + "\n") }
    #expect(error?.line == 2 && error?.field == coarser)
    #expect(
      error?.remedy == "Put the columns from the finest level to the coarsest: \(finer) before \(coarser)")
  }

  @Test("what lies across the levels, or has codes of its own, may stand anywhere")
  func anyWay() throws {
    #expect(try read("CSP18CD,LAD18CD,PFA18CD\nE22000189,E07000129,E23000021\n").count == 3)
    #expect(try read("RGNCD,LADCD\nregion/one,E07000129\n").count == 2)
  }

  @Test(
    "a file in which nothing is left is refused",
    arguments: [
      "LSOA11CD,LADCD\n", "LSOA11CD,LADCD,ObjectId\n,,1\nE99999999,W99999999,2\n", "code,name,level,parent\n,,,\n",
      "code,name,level,parent\n,A,x,b\n",
    ])
  func nothingLeft(text: String) {
    let error = #expect(throws: Refusal.self) { try read(text) }
    #expect(error?.mistake as? AreaMistake == .nothingLeft)
  }
}
