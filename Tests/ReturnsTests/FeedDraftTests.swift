import Events
import Spreadsheets
import Testing

@testable import Feeds

@Suite("Returns: drafts of feed files")
struct FeedDraftTests {
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
        sheet: Cases
        key: [Case reference]  # the values of this column are all different
        statement: { of: none }  # ? what one file states: { of: month, area: E10000018 } for whole months of that area; none closes nothing
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
    let json = try #require(FeedFileText.read(Array(draft.text.utf8)).first)
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
        .filter { $0.contains("one of violence") }
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

  @Test("a sheet without headings makes no draft")
  func none() {
    #expect(throws: Refusal.self) { try Self.draft("x.csv", [[.number(1), .number(2)], [.text("a")]]) }
    #expect(throws: Refusal.self) { try Self.draft("x.csv", []) }
  }
}
