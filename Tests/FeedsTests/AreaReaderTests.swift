import Events
import Feeds
import Testing

@Suite("An area file") struct AreaReaderTests {
  private func read(_ text: String) throws(Refusal) -> [AreaRow] {
    try AreaReader.read(file: "areas.csv", bytes: Array(text.utf8))
  }

  @Test("an ONS look-up gives every area once, parents first")
  func lookUp() throws {
    let rows = try read(
      """
      FID,LSOA11CD,LSOA11NM,MSOA11CD,LADCD,LADNM
      1,E01013600,Leicester 003A,E02002829,E06000016,Leicester
      2,E01013601,Leicester 003B,E02002829,E06000016,Leicester
      """)
    #expect(
      rows == [
        AreaRow(code: "E06000016", name: "Leicester", level: "district", parent: nil, line: 2),
        AreaRow(code: "E02002829", name: "E02002829", level: "msoa", parent: "E06000016", line: 2),
        AreaRow(code: "E01013600", name: "Leicester 003A", level: "lsoa", parent: "E02002829", line: 2),
        AreaRow(code: "E01013601", name: "Leicester 003B", level: "lsoa", parent: "E02002829", line: 3),
      ])
  }

  @Test("blank and repeated codes are looked through to the next level")
  func gaps() throws {
    let rows = try read(
      """
      lad20cd,lad20nm,lad20nmw,cty20cd,ctyua20cd,rgn20cd,pfa20cd,ctry20cd
      E06000016,Leicester,,,E06000016,E12000004,,E92000001
      E07000129,Blaby,,E10000018,,E12000004,,E92000001
      """)
    #expect(
      rows.map { "\($0.code) \($0.level) \($0.parent ?? "-")" } == [
        "E92000001 country -", "E12000004 region E92000001", "E06000016 district E12000004",
        "E10000018 county E12000004", "E07000129 district E10000018",
      ])
  }

  @Test("a list of code, name, level and parent is read, parents first")
  func list() throws {
    let rows = try read(
      "code,name,level,parent\nE07000129,Blaby,district,E10000018\nE10000018,,county,\n"
        + "force/british-transport,British Transport Police,police-force-area,\nE07000129,Blaby,district,E10000018\n"
    )
    #expect(
      rows == [
        AreaRow(code: "E10000018", name: "E10000018", level: "county", parent: nil, line: 3),
        AreaRow(code: "E07000129", name: "Blaby", level: "district", parent: "E10000018", line: 2),
        AreaRow(
          code: "force/british-transport", name: "British Transport Police", level: "police-force-area",
          parent: nil, line: 4),
      ])
  }

  @Test(
    "what is not one tree is refused with its line",
    arguments: [
      ("LSOA11CD,LADCD\nE1,L1\nE1,L2\n", 3), ("LSOA11CD,LADCD,LADNM\nE1,L1,A\nE2,L1,B\n", 3),
      ("code,name,level,parent\na,A,x,b\nb,B,x,a\n", 2), ("code,name,level,parent\na,A,x,a\n", 2),
      ("code,name,level,parent\na,A,x,\na,A,y,\n", 3), ("code,name,level,parent\na,A,,\n", 2),
      ("code,name,level,parent\n,A,x,\n", 2), ("LSOA11CD,LADCD\n,L1\n", 2),
      ("LSOA11CD,POSTCODE\n", 1), ("LSOA11CD,LADNM\n", 1), ("FID\n", 1), ("LAD19CD,LAD20CD\n", 1),
      ("LSOA11CD,LADCD\nE 1,L1\n", 2), ("code,name\na,A\n", 1), ("", 1),
    ])
  func refused(text: String, line: Int) {
    let error = #expect(throws: Refusal.self) { try read(text) }
    #expect(error?.line == line)
  }
}

@Suite("A population file") struct PopulationReaderTests {
  private func read(_ text: String) throws(Refusal) -> [PopulationRow] {
    try PopulationReader.read(file: "persons.csv", bytes: Array(text.utf8))
  }

  @Test("a row for each area and year is read")
  func long() throws {
    #expect(
      try read("code,year,persons\nE07000129,2018,100423\nE07000129,2019,\nE07000129,2018,100423\n") == [
        PopulationRow(code: "E07000129", year: 2018, persons: 100423, line: 2)
      ])
  }

  @Test("a column for each year is read, blanks left out")
  func wide() throws {
    #expect(
      try read(
        "ladcode20,laname20,country,population_2018,population_2019\nE06000001,Hartlepool,E,5,\nE2,B,E,0,7\n")
        == [
          PopulationRow(code: "E06000001", year: 2018, persons: 5, line: 2),
          PopulationRow(code: "E2", year: 2018, persons: 0, line: 3),
          PopulationRow(code: "E2", year: 2019, persons: 7, line: 3),
        ])
  }

  @Test(
    "what is no whole number of persons, or a second one, is refused with its line and field",
    arguments: [
      ("code,year,persons\nE1,2018,-1\n", 2, "persons"), ("code,year,persons\nE1,2018,1.5\n", 2, "persons"),
      ("code,year,persons\nE1,2018,\"1,000\"\n", 2, "persons"), ("code,year,persons\nE1,18,1\n", 2, "year"),
      ("code,year,persons\nE1,2018,1\nE1,2018,2\n", 3, "persons"),
      ("code,year,persons\n,2018,1\n", 2, "code"),
      ("ladcode20,population_2018,density\n", 1, "density"), ("name,population_2018\n", 1, ""),
      ("ladcode20,name\n", 1, ""),
    ])
  func refused(text: String, line: Int, field: String) {
    let error = #expect(throws: Refusal.self) { try read(text) }
    #expect(error?.line == line)
    #expect(error?.field == field)
  }
}
