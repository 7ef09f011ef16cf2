import Events
import Spreadsheets
import Testing

@testable import Feeds

@Suite("Returns: drafts of feed files")
struct FeedDraftTests {
  /// The draft for rows one a line, their columns apart by bars.
  private static func draft(_ name: String, _ lines: String) throws -> String {
    try draft(
      name,
      lines.split(separator: "\n").map {
        $0.split(separator: "|", omittingEmptySubsequences: false).map {
          $0.isEmpty ? .empty : .text(String($0))
        }
      })
  }

  /// Expects lines in a draft, each from its beginning.
  private static func expect(_ draft: String, _ lines: [String], sourceLocation: SourceLocation = #_sourceLocation) {
    for line in lines {
      #expect(draft.contains("\n" + line), "\(line) in \(draft)", sourceLocation: sourceLocation)
    }
  }

  private static func draft(_ name: String, _ rows: [[Cell]], sheet: String? = nil) throws -> String {
    try FeedDraft(
      name: name, sheet: sheet, rows: rows.enumerated().map { SheetRow(number: $0 + 1, cells: $1) }
    ).text
  }

  @Test("a sheet of MARAC cases")
  func marac() throws {
    let text = try Self.draft(
      "MARAC cases 2018-10.xlsx",
      [
        [.text("Leicestershire MARAC")],
        [
          "Case reference", "Date of meeting", "Victim NI", "Perpetrator NI", "Victim name", "District", "Contact",
          "DASH score", "Referred by", "Notes",
        ].map { .text($0) },
        [
          "M1", "13/10/2018", "QQ123456C", "QQ654321C", "Ann Smith", "Charnwood", "Physical; verbal", "15", "GP",
          "ring her",
        ].map { .text($0) },
        [
          "M2", "03/10/2018", "QQ123457C", "N/A", "Zoe Jones", "Blaby", "Odd", "9", "Police", "",
        ].map { .text($0) },
      ], sheet: "Cases")
    #expect(
      text == """
        # A first draft. Lines with a question mark are guessed, or are for you to decide.
        feed: marac-cases
        version: 1
        source: marac-cases  # ? the name of the partner and of what they send; it never changes
        record: marac  # ? each row is probably a record of the kind marac
        covers: [marac]  # ? the name by which indicators wait for these returns: feeds: in their definitions
        sheet: Cases
        key: [Case reference]  # the values of this column are all different
        statement: { of: month, area: CODE }  # ? a file states whole months (or quarter, financial-year, all); none closes nothing. For CODE write the code of the area that the file is of: incident-ledger areas --area NAME tells it
        columns:
          party: { pseudonym: [Victim NI, Perpetrator NI], blank: ["N/A", "Unknown", "Not known", "None"], whenBlank: own }  # ? what together names a person; nothing of it is stored
          date: { column: Date of meeting, format: dd/MM/yyyy }
          area: { column: District, names: district }  # ? names of which level: district, ward, community-safety-partnership …; within: CODE where it lies
          contact: { column: Contact, split: [";"], codes: { Physical: violence, verbal: threat } }  # ? read what each word stands for
              # ? Odd: one of violence, threat, stalking, sexual, harassment, other
          risk: { column: DASH score, codes: { "14..": high, "10..13": medium, "..9": standard } }  # ? scores as levels of risk
        ignore: [Victim name, Referred by, Notes]  # never stored; take out of the list what is to be kept, and give it a line above

        """)
  }

  /// Sheets of partners, one a line: columns apart by bars, rows by double ones.
  private static let sheets = [
    "Case reference|Meeting date|Victim NI|District|Contact|DASH score||M1|13/10/2018|QQ1|Blaby|Verbal; physical|15",
    "Ref|Date received|NHS number|Service|Status|District code||1|2019-04-03|485|IDVA|Accepted|E07000129",
    "YOT ID|Date given|Age at offence|Borough|Disposal|First time entrant||a|1 Apr 2019|15|Blaby|Caution|Yes",
    "Spell ID|Admission date|Age|Local authority code|ICD10 cause||1|20190403|15|E07000129|X85",
    "ASB incident number|Date reported|District|Incident type|Street||1|13/04/19|Blaby|Nuisance|High St",
    "Survey respondent|Interview date|District|Weight|Q4a Safe after dark|Q7. Get on||1|13/04/2019|Blaby|0.8|Very|4",
    "Indicator|Area code|Period|Value|Lower CI|Numerator||Total crime|E10000018|2018/19|72.1|70|1,234",
  ]

  @Test("a draft is a feed file that reads the very sheet", arguments: sheets)
  func valid(_ sheet: String) throws {
    let rows = sheet.replacing("||", with: "\n").split(separator: "\n").enumerated().map { index, row in
      SheetRow(number: index + 1, cells: row.split(separator: "|").map { .text(String($0)) })
    }
    let draft = try FeedDraft(name: "return.csv", sheet: nil, rows: rows)
    var document = JSONDocument()
    let json = try #require(
      FeedFileText.read(Array(draft.text.replacing("area: CODE", with: "area: E10000018").utf8)).first)
    try document.read(json[...])
    let file = try FeedFile(document, document.root, path: "feed")
    var finder = try HeaderFinder(file, place: RowPlace(file: "return.csv"))
    let found = try finder.take(rows[0])
    let header = try #require(found)
    #expect(header.unknown == [])
    let areas = MadeAreas(areas: [("district", "E10000018", NamedArea(code: "E07000129", name: "Blaby"))])
    let context = MappingContext(
      place: RowPlace(file: "return.csv"), key: PseudonymKey(bytes: Array(0...31)), areaNames: areas)
    var mapper = try RowMapper(file, header: header, context: context)
    if case .rows(let made) = mapper.map(rows[1]) { #expect(!made.isEmpty) } else { Issue.record("\(draft.text)") }
  }

  @Test("no value of a column that names a person is copied")
  func persons() throws {
    let text = try Self.draft(
      "referrals.csv",
      [
        ["Ref", "Date received", "Client name", "NHS number", "Date of birth", "Service", "Status", "Postcode"].map {
          .text($0)
        },
        ["1", "2019-04-03", "Ann", "4857773456", "01/02/1980", "IDVA", "Accepted", "LE1 1AA"].map { .text($0) },
        ["2", "2019-04-04", "Bob", "4857773457", "01/02/1981", "Helpline", "Awaiting triage", "LE1 1AB"].map {
          .text($0)
        },
      ])
    for secret in ["Ann", "Bob", "485777", "1980", "LE1"] { #expect(!text.contains(secret)) }
    #expect(text.contains("record: referral"))
    #expect(text.contains("party: { pseudonym: [NHS number], "))
    #expect(text.contains("ignore: [Client name, Date of birth, Postcode]"))
    #expect(text.contains(#"status: { column: Status, codes: { Accepted: accepted, Awaiting triage: awaiting } }"#))
    #expect(text.contains("service: { column: Service, words: true }"))
  }

  @Test("values are listed for codes only where the column is what it seems, and none with a number")
  func codes() throws {
    func lines(_ contacts: [String]) throws -> [Substring] {
      let rows = contacts.enumerated().map { [Cell.number(Double($0)), .text($1)] }
      return try Self.draft("marac.csv", [[.text("Case ref"), .text("Contact")]] + rows).split(separator: "\n")
        .filter { $0.contains(": one of violence") }
    }
    #expect(try lines(["Physical", "Stalking", "Jealousy", "07700 900123"]).count == 1)
    #expect(try lines(["Ann Smith", "Bob Jones", "Threats"]) == [])
  }

  @Test(
    "the forms of dates are guessed from all values",
    arguments: [
      (["03/04/2019", "13/04/2019"], ["dd/MM/yyyy"], [], 0), (["04/13/2019", "04/03/2019"], ["MM/dd/yyyy"], [], 0),
      (["03/04/2019", "04/05/2019"], ["dd/MM/yyyy"], ["MM/dd/yyyy"], 0), (["3 Apr 2019"], ["d MMM yyyy"], [], 0),
      (["Apr-19"], ["MMM-yy"], [], 0), (["2019/20 Q1"], ["quarter"], [], 0), (["43558", "43559.5"], ["serial"], [], 0),
      (["13/04/2019", "2019-04-03"], ["dd/MM/yyyy", "yyyy-MM-dd"], [], 0),
      (["13/04/2019", "soon"], ["dd/MM/yyyy"], [], 1),
      (["soon"], [], [], 1), (["12", "13"], [], [], 2),
    ] as [([String], [String], [String], Int)])
  func dates(_ texts: [String], _ formats: [String], _ alternatives: [String], _ unread: Int) {
    let dates = DraftDates(texts.map { .text($0) })
    #expect(dates.formats == formats)
    #expect(dates.alternatives == alternatives)
    #expect(dates.unreadCount == unread)
  }

  @Test("a date is known by its values, and of several dates by what a heading says")
  func datesByValue() throws {
    Self.expect(
      try Self.draft("return.csv", "Case ref|Heard on|Perp ID|Town\n1|2019-04-11|P1|Blaby"),
      ["  date: { column: Heard on, format: yyyy-MM-dd }\n", "  area: { column: Town, names: district }"])
    Self.expect(
      try Self.draft("asb.csv", "Ref|Opened|Next review date|Reported on|Ward\n1|13/04/2019|13/06/2019|14/04/2019|A"),
      ["  date: { column: Reported on, format: dd/MM/yyyy }\n", "  area: { column: Ward, names: ward }"])
    Self.expect(
      try Self.draft(
        "marac.csv", "Ref|Victim DOB|Referral date|Date of conference\n1|13/04/1990|13/03/2019|13/04/2019"),
      ["  date: { column: Date of conference, format: dd/MM/yyyy }\n"])
    Self.expect(
      try Self.draft("marac.csv", "Ref|Stage\n1|13/04/2019"),
      ["  date: { column: Stage, format: dd/MM/yyyy }  # ? the values are dates; is it"])
    Self.expect(
      try Self.draft("x.csv", "Indicator|Area code|Period|Value\na|E07000130|2017-10 to 2018-11|3"),
      ["  period: { column: Period, format: financial-year }  # ? the form of the dates is not known"])
  }

  @Test("short codes are guessed or listed, sentences never")
  func shortCodes() throws {
    Self.expect(
      try Self.draft("marac.csv", "Ref|Risk level|Contact\n1|H|V\n2|M|S\n3|S|Thr"),
      [
        "  risk: { column: Risk level, codes: { H: high, M: medium, S: standard } }  # ? read",
        "  contact: { column: Contact, codes: { Thr: threat, V: violence } }  # ? read",
        "      # ? S: one of violence, threat, stalking, sexual, harassment, other\n",
      ])
    Self.expect(
      try Self.draft("marac.csv", "Ref|Risk\n1|1\n2|2\n3|3\n4|"),
      [
        "  risk: { column: Risk }  # ? read", "      # ? \"1\": one of standard, medium, high\n",
        "      # ? 1 row has nothing in Risk and would be refused",
      ])
    Self.expect(
      try Self.draft("yot.csv", "Case ID|Outcome date|FTE\n1|13/04/2019|Y\n1|14/04/2019|N"),
      [
        "key: [Case ID, Outcome date]  # ? some", "  first: { column: FTE, codes: { \"N\": false, \"Y\": true } }  # ?",
      ])
    let told = try Self.draft(
      "marac.csv", "Ref|Reason for referral\n1|Threats\n2|He threatened Ann Smith with a knife on Sunday evening")
    #expect(!told.contains("Ann") && told.contains("# ? the values are too many or too long to be listed"))
  }

  @Test("a party is the pair of a case, the person of any other row, and nobody who works on it")
  func parties() throws {
    for (name, headings, parts) in [
      ("marac", "Ref|Perp name|Perp NHS|Victim name|Victim NHS|Worker ID", "Perp NHS, Victim NHS"),
      ("marac", "Ref|Client ID|Offender ref", "Client ID, Offender ref"),
      ("marac", "Ref|Survivor name|Survivor DOB|Perpetrator number", "Survivor name, Survivor DOB, Perpetrator number"),
      ("marac", "Ref|Victim ID|NHS number", "Victim ID"), ("marac", "Ref|Pair ID", "Pair ID"),
      ("referrals", "Ref|Client name|Client ID|Case worker|Perp ID", "Client ID"),
      ("referrals", "Ref|Surname|Forename|Manager name", "Surname, Forename"),
      ("reoffences", "Ref|Victim ID|Offender PNC", "Offender PNC"),
    ] {
      let row = headings.split(separator: "|").map { _ in "x" }.joined(separator: "|")
      let text = try Self.draft(name + ".csv", headings + "\n" + row)
      #expect(text.contains("  party: { pseudonym: [\(parts)], blank: "), "\(headings): \(text)")
    }
    #expect(try !Self.draft("asb.csv", "Case number|Reporter name|Ward\n1|Ann|A").contains("party"))
  }

  @Test("what a file states is guessed from its dates, and its area from codes that are all the same")
  func statements() throws {
    for (dates, period) in [
      (["13/04/2019", "14/04/2019"], "month"), (["13/04/2019", "14/06/2019"], "quarter"),
      (["13/04/2019", "14/07/2019"], "month"), (["2019/20 Q1"], "quarter"), (["2019/20"], "financial-year"),
      (["soon"], "month"),
    ] {
      let text = try Self.draft("asb.csv", "Ward|Date reported\nA|" + dates.joined(separator: "\nA|"))
      #expect(text.contains("statement: { of: \(period), area: CODE }  # ? "), "\(dates)")
    }
    let coded = try Self.draft("asb.csv", "Area code|Date reported\nE07000130|13/04/2019\nE07000130|14/04/2019")
    #expect(coded.contains("statement: { of: month, area: E07000130 }  # ? "))
  }

  @Test("headings that name things name no person")
  func things() throws {
    let text = try Self.draft(
      "x.csv", "Indicator Name|Area Code|Area Name|Time period|Value\nA|E07000130|Charnwood|2018/19|3.5")
    Self.expect(text, ["  indicator: { column: Indicator Name, words: true }", "ignore: [Area Name]"])
    let counted = try Self.draft("x.csv", "Offence Group|CSP Name|Offence Count|Month\nA|B|149|2019-04")
    Self.expect(
      counted,
      ["# ? Offence Count seems to count", "  area: { column: CSP Name, names: community-safety-partnership }"])
  }

  @Test("a sheet without headings makes no draft")
  func none() {
    #expect(throws: Refusal.self) { try Self.draft("x.csv", [[.number(1), .number(2)], [.text("a")]]) }
    #expect(throws: Refusal.self) { try Self.draft("x.csv", []) }
  }
}
