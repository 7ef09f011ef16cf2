import Events
import Testing

/// The feed file in a text of YAML or JSON.
func feedFile(_ text: String) throws -> FeedFile {
  let json = try #require(try FeedFileText.read(Array(text.utf8)).first)
  var document = JSONDocument()
  try document.read(json[...])
  return try FeedFile(document, document.root, path: "feed")
}

/// The refusal of a feed file, with its lines; nil where it is taken.
func feedFileRefusal(_ text: String) throws -> Refusal? {
  do {
    _ = try feedFile(text)
    return nil
  } catch let refusal as Refusal {
    return FeedFileText.located(refusal, feedFile: 0, in: Array(text.utf8))
  }
}

@Suite("Feed files")
struct FeedFileTests {
  @Test("an example with every usual key is read")
  func example() throws {
    let file = try feedFile(FeedFileExamples.marac)
    #expect(file.feed == "marac-leicestershire" && file.version == 2)
    #expect(file.effective == CivilDate("2019-04-01"))
    #expect(file.reason == "Threats without violence are now in the extract.")
    #expect(file.source == "marac/leicestershire")
    #expect(file.row == .record(.marac))
    #expect(file.covers == ["marac"])
    #expect(file.sheet == .named("Cases"))
    #expect(file.key == [FeedFile.Column([.text("Case reference")])])
    #expect(file.statement == FeedFile.Statement(of: .month, area: "E10000018"))
    let date = try #require(file.mapping(of: "date"))
    #expect(date.origin == .column(FeedFile.Column([.text("Meeting date"), .text("Date of meeting")])))
    #expect(date.dateFormats == [.pattern("dd/MM/yyyy")])
    let party = try #require(file.mapping(of: "party"))
    let parts = [FeedFile.Column([.text("Victim NI")]), FeedFile.Column([.text("Perpetrator NI")])]
    #expect(party.origin == .pseudonym(FeedFile.Pseudonym(columns: parts, blanks: ["N/A", "Unknown"])))
    let area = try #require(file.mapping(of: "area"))
    #expect(area.areaLevel == "district" && area.areaWithin == nil)
    #expect(area.codes == [FeedFile.Code(.text("NW Leics"), Array("\"E07000134\"".utf8))])
    let contact = try #require(file.mapping(of: "contact"))
    #expect(contact.separators == [";", "/"])
    let risk = try #require(file.mapping(of: "risk"))
    #expect(
      Set(risk.codes.map(\.pattern)) == [
        .range(ExactDecimal(14), nil), .range(ExactDecimal(10), ExactDecimal(13)), .range(nil, ExactDecimal(9)),
      ])
    #expect(risk.otherwise == .refuse)
    #expect(file.mapping(of: "attributes.agency")?.takesWords == true)
    #expect(file.conditions.count == 1 && file.conditions.first?.isOneOf == false)
    #expect(file.conditions.first?.values == [.text("Test")])
    #expect(file.ignored.map(\.headings) == [[.text("Notes")], [.text("Address")]])
    #expect(file.keepMonths == 72)
    #expect(file.header == nil && file.until == nil && file.encoding == nil && file.delimiter == nil)
  }

  @Test("what is not said is what most feeds mean")
  func defaults() throws {
    let file = try feedFile(FeedFileExamples.least())
    #expect(file.covers == ["calls"])
    #expect(file.sheet == .first && file.key == [] && file.conditions == [] && file.ignored == [])
    #expect(file.effective == nil && file.keepMonths == nil && !file.addsUp)
    let kind = try #require(file.mapping(of: "kind"))
    #expect(kind.origin == .constant(Array("\"asb\"".utf8)))
    #expect(!kind.mayBeEmpty && !kind.mayBeMissing && kind.otherwise == .refuse)
  }

  @Test("every origin of a value is read")
  func origins() throws {
    let file = try feedFile(
      FeedFileExamples.least(
        columns: [
          "date": "{ join: [Day, Month, Year], with: \"/\", format: [d/M/yyyy, d/MMM/yy] }",
          "area": "{ longitude: Easting, latitude: [Northing, /North.*/] }",
          "kind": "{ value: asb }",
          "party": "{ pseudonym: [Name, Born], blank: unknown, whenBlank: own }",
          "flags": "{ value: [domestic] }",
          "attributes.age": "{ value: 3 }",
          "attributes.seen": "{ column: Seen, codes: { Y: true, N: false }, otherwise: 0, required: false }",
          "attributes.by": "[Officer, /Seen by .*/]",
          "category": "/Type.*/",
        ]))
    func column(_ headings: FeedFile.Pattern...) -> FeedFile.Column { FeedFile.Column(headings) }
    let date = try #require(file.mapping(of: "date"))
    #expect(date.origin == .joined([column(.text("Day")), column(.text("Month")), column(.text("Year"))], with: "/"))
    #expect(date.dateFormats == [.pattern("d/M/yyyy"), .pattern("d/MMM/yy")])
    #expect(
      file.mapping(of: "area")?.origin
        == .coordinates(longitude: column(.text("Easting")), latitude: column(.text("Northing"), .regex("North.*"))))
    #expect(
      file.mapping(of: "party")?.origin
        == .pseudonym(
          FeedFile.Pseudonym(
            columns: [column(.text("Name")), column(.text("Born"))], blanks: ["unknown"], ownWhereBlank: true)))
    #expect(file.mapping(of: "flags")?.origin == .constant(Array(#"["domestic"]"#.utf8)))
    #expect(file.mapping(of: "attributes.age")?.origin == .constant(Array("3".utf8)))
    let seen = try #require(file.mapping(of: "attributes.seen"))
    #expect(seen.otherwise == .word("0") && seen.mayBeEmpty)
    #expect(seen.codes.map(\.value) == [Array("false".utf8), Array("true".utf8)])
    #expect(file.mapping(of: "attributes.by")?.origin == .column(column(.text("Officer"), .regex("Seen by .*"))))
    #expect(file.mapping(of: "category")?.origin == .column(column(.regex("Type.*"))))
  }

  @Test("where the table is, and which rows are taken, is read")
  func table() throws {
    let file = try feedFile(
      FeedFileExamples.least(
        """
        sheet: 2
        header: 4
        until: /^Total.*/
        encoding: windows-1252
        delimiter: tab
        keep: 18 months
        key: [Reference, [Line, Row]]
        where:
          Status: [Open, /Clos.*/, 1..3]
          Kind: { not: [Test, null, true] }
          Ward: Castle
        """))
    #expect(file.sheet == .position(2) && file.header == 4 && file.until == .regex("^Total.*"))
    #expect(file.encoding == .windows1252 && file.delimiter == "\t" && file.keepMonths == 18)
    #expect(file.key.map(\.headings) == [[.text("Reference")], [.text("Line"), .text("Row")]])
    let status = try #require(file.conditions.first { $0.column.headings == [.text("Status")] })
    #expect(status.isOneOf)
    #expect(status.values == [.text("Open"), .regex("Clos.*"), .range(ExactDecimal(1), ExactDecimal(3))])
    let kind = try #require(file.conditions.first { $0.column.headings == [.text("Kind")] })
    #expect(!kind.isOneOf && kind.values == [.text("Test"), .text(""), .text("true")])
    #expect(file.conditions.count == 3)
    #expect(try feedFile(FeedFileExamples.least("delimiter: \"|\"\nsheet: \"2\"")).delimiter == "|")
    #expect(try feedFile(FeedFileExamples.least("sheet: \"2\"")).sheet == .named("2"))
  }

  @Test("a survey's columns answer questions, each in one column")
  func survey() throws {
    let file = try feedFile(FeedFileExamples.survey)
    #expect(file.row == .record(.answer))
    let answers = Dictionary(uniqueKeysWithValues: file.answers.map { ($0.question, $0) })
    #expect(answers["asb-change"]?.column == FeedFile.Column([.text("Q4a")]))
    let getOn = try #require(answers["get-on"])
    #expect(getOn.codes.map(\.value) == [Array("\"agree\"".utf8), Array("\"disagree\"".utf8)])
    #expect(getOn.otherwise == .omit && getOn.mayBeMissing)
    #expect(answers["safe"]?.takesWords == true)
  }

  @Test("a statistic has a period, or a start and an end, and needs no statement")
  func statistics() throws {
    let file = try feedFile(FeedFileExamples.statistic())
    #expect(file.row == .statistic && file.statement == FeedFile.Statement(of: .none, area: nil) && file.addsUp)
    #expect(file.mapping(of: "period")?.dateFormats == [.financialYear, .quarter])
    let dated = try feedFile(
      FeedFileExamples.statistic("  start: { value: 2019-04-01 }\n  end: { column: To, format: serial }"))
    #expect(dated.mapping(of: "start")?.origin == .constant(Array("\"2019-04-01\"".utf8)))
  }

  @Test("every kind of record can be mapped by the fields of the event that opens it", arguments: RecordKind.allCases)
  func kinds(_ kind: RecordKind) throws {
    let row = FeedFile.Row.record(kind)
    #expect(row.eventType.rule.role == .opens && row.eventType.rule.subject == .record(kind))
    let columns = row.fields.map { "  \($0.name): Column \($0.name)" }
    let file = try feedFile(
      """
      feed: every
      version: 1
      source: every
      record: \(kind.word)
      statement: { of: none }
      columns:
      \(columns.joined(separator: "\n"))
        attributes.x: X
      """)
    #expect(file.fields.count == row.fields.count + 1)
    #expect(Set(row.fields.compactMap(\.content)).union([.attributes]) == Set(kind.fields))
  }

  // MARK: Codes keep their order

  @Test("codes of which two could be for one text stay in the order of the file, others in that of JSON")
  func order() throws {
    func codes(_ codes: String) throws -> [FeedFile.Code] {
      let text = FeedFileExamples.least(columns: ["category": "{ column: Type, codes: \(codes) }"])
      return try #require(try feedFile(text).mapping(of: "category")).codes
    }
    func patterns(_ text: String) throws -> [String] { try codes(text).map(\.pattern.text) }
    #expect(try patterns("{ /^viol.*/: a, /.*/: b }") == ["/^viol.*/", "/.*/"])
    #expect(try patterns("[/^viol.*/: a, /.*/: b]") == ["/^viol.*/", "/.*/"])
    #expect(try patterns("{ b: a, a: b }") == ["a", "b"])
    #expect(try patterns("{ 5: a, 1..9: b }") == ["5", "1..9"])
    #expect(try patterns("{ 2..: a, 1..: b }") == ["2..", "1.."])
    #expect(try patterns("{ 14..: a, 10..13: b, ..9: c }") == ["..9", "10..13", "14.."])
    #expect(try patterns("{ Violence: a, /N.*/: b }") == ["/N.*/", "Violence"])
    #expect(try patterns("{ nuisance: a, /N.*/: b }") == ["nuisance", "/N.*/"])
    #expect(try patterns("{ -1.5..2: a, see..: b, \"..\": c }") == ["-1.5..2", "..", "see.."])
  }

  @Test("the published example is taken", .enabled(if: PublishedReturns.feedFile != nil))
  func published() throws {
    let text = try #require(PublishedReturns.feedFile)
    let file = try feedFile(text)
    #expect(file.feed == "marac-test" && file.fields.count == 6)
  }
}
