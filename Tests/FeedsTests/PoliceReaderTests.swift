import Events
import Feeds
import Testing

@Suite("A street-level file") struct PoliceReaderTests {
  @Test("every row becomes a crime or an incident, with LF and with CR LF", arguments: ["\n", "\r\n"])
  func rows(ending: String) throws {
    let (statements, refused) = try LookAlike.read(LookAlike.file(LookAlike.trappyRows, ending: ending))
    let statement = try #require(statements.first)
    #expect(refused.isEmpty && statements.count == 1)
    #expect(statement.force == LookAlike.leicestershire)
    #expect(statement.month == "2018-10")
    #expect(statement.completeness == .full)
    #expect(statement.rows.map(\.line) == Array(2..<(2 + LookAlike.trappyRows.count)))
    #expect(
      statement.rows[0]
        == PoliceRow(
          content: PoliceContent(
            kind: .incident, offence: "", area: "E01025631", location: "On or near Kings Walk",
            longitude: -1.21222, latitude: 52.6198), crimeID: "", line: 2))
    #expect(
      statement.rows[3].content == PoliceContent(kind: .incident, offence: "", area: "E23000021"),
      "a row without an LSOA belongs to the force's area")
    #expect(
      statement.rows[4].content
        == PoliceContent(
          kind: .crime, offence: "burglary", area: "E01025631", location: "On or near Kings Walk",
          longitude: -1.21222, latitude: 52.6198, outcome: "Under investigation"))
    #expect(statement.rows[4].crimeID == LookAlike.id(1))
    #expect(statement.rows[11].content.location == "On or near \"The Mill\", Station Road")
    #expect(statement.rows[12].content.area == "E23000021")
    #expect(statement.rows[12].content.location == "On or near Kings Walk")
  }

  @Test("every category has the ledger's word")
  func categories() throws {
    let words = [
      "Bicycle theft": "theft/bicycle", "Burglary": "burglary",
      "Criminal damage and arson": "criminal-damage-and-arson", "Drugs": "drugs",
      "Other crime": "other-crime", "Other theft": "theft/other",
      "Possession of weapons": "possession-of-weapons", "Public order": "public-order", "Robbery": "robbery",
      "Shoplifting": "theft/shoplifting", "Theft from the person": "theft/from-the-person",
      "Vehicle crime": "vehicle", "Violence and sexual offences": "violence-and-sexual",
    ].sorted { $0.key < $1.key }
    let (statements, _) = try LookAlike.read(
      LookAlike.file(words.map { LookAlike.row(id: "x", type: $0.key) }))
    #expect(statements[0].rows.map(\.content.offence) == words.map(\.value))
    #expect(statements[0].rows.allSatisfy { $0.content.kind == .crime })
    for word in words.map(\.value) { #expect(KnownWords.common.contains(word, .offence), "\(word)") }
  }

  @Test("the categories of before May 2013 are those of these months alone")
  func formerCategories() throws {
    let words = ["Violent crime": "violent-crime", "Public disorder and weapons": "public-disorder-and-weapons"]
      .sorted { $0.key < $1.key }
    func rows(_ month: String) -> [UInt8] {
      LookAlike.file(words.map { LookAlike.row(id: "x", month: month, type: $0.key) })
    }
    let (statements, refused) = try LookAlike.read(rows("2013-04"))
    #expect(refused.isEmpty && statements[0].rows.map(\.content.offence) == words.map(\.value))
    for word in words.map(\.value) { #expect(KnownWords.common.contains(word, .offence), "\(word)") }
    let later = try LookAlike.read(rows("2013-05")).refused.map(\.refusal)
    #expect(later.map(\.field) == ["Crime type", "Crime type"])
    guard case .unknownCrimeType(let known)? = later.first?.mistake as? PoliceMistake else {
      Issue.record("\(later) is not about the crime type")
      return
    }
    #expect(known.contains("Burglary") && !known.contains("Violent crime"))
  }

  @Test("a row is refused with all that is wrong with it, and the rejects say all of it")
  func everyFault() throws {
    let bad = LookAlike.row(id: "a/2", longitude: "a", latitude: "999", area: "Q1", type: "Nope")
    let (_, refused) = try LookAlike.read(LookAlike.file([LookAlike.row(), bad]))
    let refusal = try #require(refused.first?.refusal)
    #expect(
      refusal.each.map(\.field) == ["Crime type", "Crime ID", "Longitude", "Latitude", "LSOA code"])
    #expect(refusal.each.allSatisfy { $0.line == 3 && $0.file == "2018-10-leicestershire-street.csv" })
    var rejects = PoliceRejects()
    for row in refused { rejects.append(row) }
    let text = String(decoding: rejects.bytes, as: UTF8.self)
    #expect(text.contains(",3,Crime type; Crime ID; Longitude; Latitude; LSOA code,Nope; a/2; a; 999; Q1,"))
    let both = LookAlike.row(month: "2018-13", force: "Gotham Police", latitude: "")
    let (_, others) = try LookAlike.read(LookAlike.file([LookAlike.row(), both]))
    #expect(others.first?.refusal.each.map(\.field) == ["Month", "Reported by", "Latitude"])
  }

  @Test("rows in which nothing stands are left out and counted, and the others are the month")
  func blankRows() throws {
    let bytes = LookAlike.file(["", LookAlike.row(), ",,,,,,,,,,,", "", ",,", LookAlike.row()])
    for file in ["2018-10-leicestershire-street.csv", "crimes.csv"] {
      var (refused, leftOut) = (0, 0)
      let statements = try LookAlike.reader.read(
        file: file, bytes: bytes, refused: { _ in refused += 1 }, leftOut: { leftOut = $0 }
      ).streets
      #expect(statements.map(\.completeness) == [.full] && statements[0].rows.map(\.line) == [3, 7])
      #expect(refused == 0 && leftOut == 4)
    }
  }

  @Test(
    "a bad field refuses its row with the line, the field and the value",
    arguments: [
      (LookAlike.row(month: "2018-13"), "Month", "2018-13"),
      (LookAlike.row(month: "2018-1"), "Month", "2018-1"),
      (LookAlike.row(month: "0000-01"), "Month", "0000-01"),
      (LookAlike.row(month: "2018-11"), "Month", "2018-11"),
      (LookAlike.row(force: "City of London Police"), "Reported by", "City of London Police"),
      (LookAlike.row(force: "Gotham Police"), "Reported by", "Gotham Police"),
      (LookAlike.row(longitude: "-1.2.3"), "Longitude", "-1.2.3"),
      (LookAlike.row(longitude: "1e1"), "Longitude", "1e1"),
      (LookAlike.row(longitude: "180.000001"), "Longitude", "180.000001"),
      (LookAlike.row(latitude: "90.5"), "Latitude", "90.5"),
      (LookAlike.row(latitude: "."), "Latitude", "."),
      (LookAlike.row(latitude: "52."), "Latitude", "52."),
      (LookAlike.row(latitude: "NaN"), "Latitude", "NaN"),
      (LookAlike.row(latitude: "52.12345678901234567"), "Latitude", "52.12345678901234567"),
      (LookAlike.row(latitude: ""), "Latitude", ""),
      (LookAlike.row(longitude: ""), "Longitude", ""),
      (LookAlike.row(area: "E0102563"), "LSOA code", "E0102563"),
      (LookAlike.row(area: "e01025631"), "LSOA code", "e01025631"),
      (LookAlike.row(type: "Violent"), "Crime type", "Violent"),
      // The sign for kelvin is no K, though Unicode holds the two for equivalent.
      (LookAlike.row(force: "\u{212A}ent Police"), "Reported by", "\u{212A}ent Police"),
      (LookAlike.row(id: "a/2"), "Crime ID", "a/2"),
      (LookAlike.row(id: "asb"), "Crime ID", "asb"),
      (LookAlike.row(id: "a b"), "Crime ID", "a b"),
      (
        LookAlike.row(type: "Anti-social behaviour", outcome: "Local resolution"), "Last outcome category",
        "Local resolution"
      ),
    ])
  func badFields(row: String, field: String, value: String) throws {
    let good = LookAlike.row(id: LookAlike.id(1))
    let (statements, refused) = try LookAlike.read(LookAlike.file([good, row, good]))
    #expect(statements[0].rows.map(\.line) == [2, 4])
    #expect(statements[0].completeness == .rowsRefused)
    let refusal = try #require(refused.first?.refusal)
    #expect(refused.count == 1)
    #expect(refusal.file == "2018-10-leicestershire-street.csv")
    #expect(refusal.line == 3)
    #expect(refusal.field == field)
    #expect(refusal.value == value)
  }

  @Test(
    "a number of degrees keeps its exact value",
    arguments: [
      ("-1.212220", -1.21222), ("0.000000", 0), ("-0.000000", 0), ("52", 52), ("7.0000000000000000000", 7),
      ("0.30000000000000004", 0.30000000000000004), ("0.000001", 0.000001), ("-00.5", -0.5),
    ])
  func degrees(text: String, value: Double) throws {
    let (statements, _) = try LookAlike.read(LookAlike.file([LookAlike.row(longitude: text)]))
    let longitude = try #require(statements[0].rows[0].content.longitude)
    #expect(longitude == value && longitude.sign == (value == 0 ? .plus : value.sign))
  }

  @Test("other columns than a street-level file's are refused")
  func headers() throws {
    let street = LookAlike.header
    let outcomes = LookAlike.outcomesHeader
    for header in [
      outcomes + ",Extra", outcomes.replacing("Month,", with: ""),
      outcomes.replacing("Crime ID,Month", with: "Month,Crime ID"),
      outcomes + ",Object of search", street + ",Extra", street.replacing("Crime ID,", with: ""), street.lowercased(),
      street.replacing("Longitude,Latitude", with: "Latitude,Longitude"), "", "a,b",
    ] {
      let error = #expect(throws: Refusal.self, "\(header)") {
        try LookAlike.read(Array((header + "\n").utf8))
      }
      #expect(error?.line == 1)
    }
    let byteOrderMark = try LookAlike.read([0xEF, 0xBB, 0xBF] + LookAlike.file([LookAlike.row()]))
    #expect(byteOrderMark.statements[0].rows.count == 1)
  }

  @Test("a file without rows states nothing for the force and month of its name")
  func empty() throws {
    let (statements, _) = try LookAlike.read(
      LookAlike.file([]), file: "a/all.zip:2018-10/2018-10-city-of-london-street.csv")
    #expect(statements.count == 1)
    #expect(statements[0].force == LookAlike.cityOfLondon)
    #expect(statements[0].month == "2018-10")
    for name in ["street.csv", "2018-13-leicestershire-street.csv", "2018-10-gotham-street.csv"] {
      #expect(throws: Refusal.self) { try LookAlike.read(LookAlike.file([]), file: name) }
    }
  }

  @Test("the rows tell the force and the month, whatever the name says")
  func otherName() throws {
    let (statements, _) = try LookAlike.read(
      LookAlike.file([LookAlike.row(month: "2019-02")]), file: "crimes.csv")
    #expect(statements[0].month == "2019-02")
    #expect(statements[0].force == LookAlike.leicestershire)
  }

  @Test("a file name tells what the file holds")
  func names() {
    let kinds: [(String, PoliceFileName.Kind, String?, String?)] = [
      ("2018-10-leicestershire-street.csv", .street, "2018-10", "leicestershire"),
      ("x/2018.zip:2018-10/2018-10-city-of-london-street.csv", .street, "2018-10", "city-of-london"),
      ("2018-10-btp-street.csv.gz", .street, "2018-10", "btp"),
      ("2018-10-btp-street.CSV.xz", .street, "2018-10", "btp"),
      ("2018-10-btp-outcomes.csv", .outcomes, "2018-10", "btp"),
      ("2018-10-btp-stop-and-search.csv", .stopAndSearch, "2018-10", "btp"),
      ("crimes.csv", .otherCSV, nil, nil),
      ("2018-00-x-street.csv", .street, nil, nil),
      ("README.txt", .foreign, nil, nil),
      ("__MACOSX/._2018-10-btp-street.csv", .foreign, nil, nil),
    ]
    for (name, kind, month, slug) in kinds {
      let parsed = PoliceFileName(name)
      #expect(parsed.kind == kind, "\(name)")
      #expect(parsed.month == month, "\(name)")
      #expect(parsed.slug == slug, "\(name)")
    }
  }

  @Test("a table of forces is read, with the other names of a force")
  func forces() throws {
    let text = "slug,name,area\ncity-of-london,City of London Police,E23000034\n"
    func table(_ text: String) throws -> [PoliceForce] {
      try PoliceForce.table(file: "forces.csv", bytes: Array(text.utf8))
    }
    #expect(try table(text) == [LookAlike.cityOfLondon])
    #expect(
      try table(text + "city-of-london,The City's Police,E23000034\n") == [
        PoliceForce(
          slug: "city-of-london", name: "City of London Police", area: "E23000034", otherNames: ["The City's Police"])
      ])
    for bad in [
      "name\n", text + "city-of-london,The City's Police,E23000035\n", text + "city,City of London Police,E23000034\n",
    ] {
      #expect(throws: Refusal.self) { try table(bad) }
    }
  }

  @Test("an area code that stands for no area is none")
  func noArea() throws {
    let (statements, refused) = try LookAlike.read(LookAlike.file([LookAlike.row(area: "E99999999")]))
    #expect(refused.isEmpty && statements[0].rows[0].content.area == "E23000021")
    #expect(statements[0].areas.isEmpty)
  }

  @Test("a statement knows its areas, their names and how many rows lie in each")
  func areas() throws {
    let nameless = LookAlike.row(area: "E01025632").replacing("Blaby 002A", with: "")
    let (statements, _) = try LookAlike.read(
      LookAlike.file([
        nameless, LookAlike.row(), LookAlike.row(area: "E01025632"), LookAlike.row(area: ""), LookAlike.row(),
        LookAlike.row(area: "E01025633").replacing("Blaby 002A", with: ""),
      ]))
    let areas = statements[0].areas.values.sorted { $0.code < $1.code }
    #expect(areas.map(\.code) == ["E01025631", "E01025632", "E01025633"])
    #expect(areas.map(\.name) == ["Blaby 002A", "Blaby 002A", nil])
    #expect(areas.map(\.rowCount) == [2, 2, 1])
    #expect(areas.map(\.line) == [3, 2, 7])
  }

  @Test("refused rows, mended, are a partial statement of each force's month")
  func rejects() throws {
    let bad = [
      LookAlike.row(id: LookAlike.id(8), longitude: "x"), LookAlike.row(id: LookAlike.id(9)) + ",extra",
      LookAlike.row(location: "\"a, \"\"b\"\"\"", area: "?", type: "Anti-social behaviour"),
    ]
    let (_, refused) = try LookAlike.read(LookAlike.file([LookAlike.row()] + bad))
    var rejects = PoliceRejects()
    for row in refused { rejects.append(row) }
    let text = String(decoding: rejects.bytes, as: UTF8.self)
    #expect(
      text.hasPrefix(
        LookAlike.header + ",Refused line,Refused field,Refused value,Refused rule,Refused remedy\n"
          + bad[0] + ",3,Longitude,x,"))
    // Imported unmended, everything is refused again.
    let again = try LookAlike.read(rejects.bytes, file: "rejects.csv")
    #expect(again.statements.isEmpty)
    #expect(again.refused.map(\.fields) == refused.map(\.fields))
    let mended = text.replacing(",x,", with: ",-1.2,").replacing(",?,", with: ",,")
      .replacing(
        "2018-10,Leicestershire Police,Leicestershire Police,-1.212220",
        with: "2018-11,City of London Police,,1")
    let partial = try LookAlike.read(Array(mended.utf8), file: "rejects.csv")
    #expect(partial.statements.map(\.month) == ["2018-10", "2018-11"])
    #expect(partial.statements.map(\.force.slug) == ["leicestershire", "city-of-london"])
    #expect(partial.statements.allSatisfy { $0.completeness == .rejects && $0.rows.count == 1 })
    #expect(partial.statements[1].rows[0].content.location == "a, \"b\"")
    #expect(partial.refused.count == 1)
  }
}
