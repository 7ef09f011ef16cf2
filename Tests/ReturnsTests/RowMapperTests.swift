import Events
import Spreadsheets
import Testing

@testable import Feeds

@Suite("Returns: rows")
struct RowMapperTests {
  private static func json(_ text: String) -> [UInt8] { Array(text.utf8) }

  private static func marac() -> MadeFeed {
    var feed = MadeFeed(
      .record(.marac),
      [
        .column("date", "Heard") { $0.dateFormats = [.pattern("dd/MM/yyyy")] },
        .init(
          field: "party",
          origin: .pseudonym(.init(columns: [.init("Victim"), .init("Perpetrator")], blanks: ["n/a", "Unknown"]))),
        .column("risk", "Score") {
          $0.codes = [
            .init(.range(ExactDecimal(14), nil), json(#""high""#)),
            .init(.range(nil, ExactDecimal(13)), json(#""medium""#)),
          ]
        },
        .column("attributes.agency", "Agency") { ($0.takesWords, $0.mayBeEmpty, $0.mayBeMissing) = (true, true, true) },
        .column("attributes.repeat", "Repeat") { ($0.mayBeEmpty, $0.mayBeMissing) = (true, true) },
      ], key: ["Ref"])
    feed.headings = ["Ref", "Heard", "Victim", "Perpetrator", "Score", "Agency", "Repeat", "Notes", "Status"]
    feed.file.ignored = [.init("Notes")]
    return feed
  }

  @Test("a row becomes a key, a date, an area and content in canonical JSON")
  func content() throws {
    let row = try #require(
      Self.marac().rows([
        .text(" A/1 "), .text("03/04/2019"), .text("qq 12 34 56-c"), .text("Ann"), .number(15), .text("Women’s Aid"),
        .boolean(true),
      ]).first)
    #expect(row.key?.parts == ["A/1"])
    #expect(row.subjectPath == "A%2F1")
    #expect(row.date?.start == CivilDate("2019-04-03"))
    #expect(row.date?.isMonth == false)
    #expect(row.area == "E07000129")
    #expect(
      String(decoding: row.content, as: UTF8.self)
        == #"{"area":"E07000129","attributes":{"agency":"women-s-aid","repeat":true},"contact":["threat"],"#
        + #""date":"2019-04-03","party":"8adc89f9:88ae740398528b3a964a4a1228401a40","risk":"high"}"#)
    #expect(row.contentHash.count == 64)
  }

  @Test("a field whose column is missing stays as held, and one that is empty is absent")
  func missing() throws {
    var feed = Self.marac()
    feed.headings[6] = "Other"
    let row = try #require(
      feed.rows([.text("1"), .text("03/04/2019"), .text("a"), .text("b"), .text("9")]).first)
    #expect(row.value("attributes.agency") == .absent)
    #expect(row.value("attributes.repeat") == .asHeld)
    #expect(row.value("outcome") == nil)
  }

  @Test("all that is wrong with a row is told at once, without the values of pseudonyms")
  func faults() throws {
    let faults = try Self.marac().faults([
      .empty, .text("30/02/2019"), .text("Unknown "), .error("#REF!"), .text("lots"), .text("ß"), .error("#N/A"),
      .text("secret"),
    ])
    #expect(
      faults.map { "\($0.column ?? "") \($0.value ?? "-")" }.sorted() == [
        "Agency ß", "Heard 30/02/2019", "Perpetrator -", "Ref -", "Repeat #N/A", "Score lots", "Victim -",
      ])
    #expect(
      Set(faults.map(\.mistake)) == [
        .emptyKey, .noSuchDay, .blankPart, .errorValue, .noCode(known: ["14..", "..13"]), .letterOfNoWord("ß"),
      ])
    #expect(faults.allSatisfy { $0.place.row == 2 && $0.place.sheet == "S" && $0.place.file == "r.xlsx" })
  }

  @Test("a part of a pseudonym is no part of the key, nor is what is never stored, however the feed file calls it")
  func personalKeys() throws {
    for column in [FeedFile.Column("Victim"), .init([.regex("vic.*")])] {
      var feed = Self.marac()
      feed.file.key = [column, .init("Ref")]
      do {
        _ = try feed.mapper()
        Issue.record("the feed file was taken")
      } catch let refusal as Refusal {
        #expect(refusal.each.map { $0.mistake as? ReturnMistake } == [.keyNeverStored])
        #expect(refusal.field == "key" && refusal.value == "Victim")
      }
    }
  }

  @Test("a refused row tells its key and its date as far as they can be read")
  func refused() throws {
    let outcome = try Self.marac().map([.number(7), .text("03/04/2019"), .text("a"), .text("b"), .text("x")])
    guard case .refused(let row) = outcome else {
      Issue.record("the row was not refused")
      return
    }
    #expect(row.key == RowKey(["7"]))
    #expect(row.date?.text == "2019-04-03")
    #expect(
      row.refusal.description
        == "r.xlsx: sheet S, row 2, Score \"x\": the feed file has no code for the value. Correct it, or add it to codes "
        + "(there are \"14..\", \"..13\"); otherwise: says what becomes of the rest.")
  }

  @Test("blank rows, rows that conditions leave out and the end of the table are told apart")
  func outcomes() throws {
    var feed = Self.marac()
    feed.file.conditions = [.init(column: .init("Status"), isOneOf: false, values: [.text("Test"), .regex("dup.*")])]
    feed.file.until = .regex("^Total")
    var mapper = try feed.mapper()
    func map(_ ref: Cell, status: Cell) -> String {
      let cells: [Cell] = [
        ref, .text("03/04/2019"), .text("a"), .text("b"), .text("9"), .empty, .empty, .empty, status,
      ]
      switch mapper.map(SheetRow(number: 2, cells: ref == .empty ? [.empty, .text(" ")] : cells)) {
      case .rows: return "row"
      case .unanswered: return "unanswered"
      case .refused(let row): return "refused \(row.faults.map(\.mistake))"
      case .leftOut: return "left out"
      case .blank: return "blank"
      case .end: return "end"
      }
    }
    #expect(map(.text("1"), status: .text("Live")) == "row")
    #expect(map(.text("1"), status: .empty) == "row")
    #expect(map(.text("1"), status: .text("TEST ")) == "left out")
    #expect(map(.text("1"), status: .text("Duplicate")) == "left out")
    #expect(map(.text("1"), status: .error("#N/A")) == "refused [Feeds.ReturnMistake.errorValue]")
    #expect(map(.empty, status: .empty) == "blank")
    #expect(map(.text("Total cases"), status: .text("Live")) == "end")
    #expect(map(.text("1"), status: .text("Live")) == "end")
  }

  @Test("rows to be taken may have to say one of some words")
  func oneOf() throws {
    var feed = Self.marac()
    feed.file.conditions = [
      .init(column: .init("Status"), isOneOf: true, values: [.text("live"), .range(ExactDecimal(1), nil)])
    ]
    for (status, isTaken) in [("Live", true), ("2", true), ("0", false), ("", false)] {
      let cells: [Cell] = [
        .text("1"), .text("03/04/2019"), .text("a"), .text("b"), .text("9"), .empty, .empty, .empty, .text(status),
      ]
      #expect(try !feed.rows(cells).isEmpty == isTaken)
    }
  }

  // MARK: Keys

  @Test("a key is its parts as texts: numbers shortest, dates as the column's field reads them")
  func keys() throws {
    var feed = MadeFeed(
      .record(.admission), [.column("date", "Day") { $0.dateFormats = [.pattern("dd/MM/yyyy")] }],
      headings: ["Ref", "Day", "Born"], key: ["Ref", "Day", "Born"])
    let keys = try [
      [.text("12"), .text("03/04/2019"), .date(year: 1980, month: 2, day: 1)],
      [.number(12.0), .date(year: 2019, month: 4, day: 3), .text("1980-02-01")],
    ].map { try feed.rows($0).map(\.key?.path.text) }
    #expect(keys == [["12/2019-04-03/1980-02-01"], ["12/2019-04-03/1980-02-01"]])
    feed.file.key = [.init("Ref")]
    #expect(try feed.rows([.text("50%/é"), .text("03/04/2019")]).map(\.key?.path.text) == ["50%25%2Fé"])
    #expect(RowKey(["a/b%2F", ""]).parts == ["a/b%2F", ""])
  }

  @Test("without a key, rows alike in all mapped fields have one hash")
  func hashes() throws {
    let feed = MadeFeed(.record(.admission), [.column("age", "Age")], headings: ["Age", "Other"])
    let hashes = try [[Cell.text("12"), .text("a")], [.number(12), .text("b")], [.number(13), .text("a")]].map {
      try feed.rows($0)[0].contentHash
    }
    #expect(hashes[0] == hashes[1])
    #expect(hashes[0] != hashes[2])
    // printf '{"age":12,"area":"E07000129","cause":"x","date":"2019-04-03"}' | sha256sum
    #expect(hashes[0] == "3c9f5a8d6a418a7b3bc7545c9f397e62acb3922fba9fa19d6ebc59f005e964ef")
  }

  // MARK: Parties

  @Test("a blank part makes a party of the row's own, where the feed file says so")
  func own() throws {
    var feed = Self.marac()
    feed.file.fields[1].origin = .pseudonym(.init(columns: [.init("Victim")], blanks: ["n/a"], ownWhereBlank: true))
    func party(_ ref: String, _ victim: Cell) throws -> MappedValue? {
      try feed.rows([.text(ref), .text("03/04/2019"), victim, .empty, .text("9")]).first?.value("party")
    }
    let own = try party("A/1", .empty)
    #expect(own == .json(Self.json("\"" + feed.key!.ownPseudonym(source: "s/f", key: ["A/1"]) + "\"")))
    #expect(try party("A/1", .text("N/A")) == own)
    #expect(try party("A/2", .text("--")) != own)
    #expect(try party("A/2", .text("Ann")) == party("A/1", .text("ann")))
  }

  @Test("a feed that makes pseudonyms needs a key")
  func noKey() throws {
    var feed = Self.marac()
    feed.key = nil
    do {
      _ = try feed.mapper()
      Issue.record("there is no key")
    } catch let refusal as Refusal {
      #expect(refusal.mistake as? PseudonymKeyMistake == .notNamed)
    }
  }

  // MARK: Other origins

  @Test("cells are joined without those that are empty")
  func joined() throws {
    let feed = MadeFeed(
      .record(.crime), [.init(field: "offence", origin: .joined([.init("A"), .init("B")], with: "/"))])
    for (a, b, offence) in [("burglary", "residential", #""burglary/residential""#), ("robbery", "", #""robbery""#)] {
      #expect(try feed.rows([.text(a), .text(b)]).first?.value("offence") == .json(Self.json(offence)))
    }
    #expect(try feed.faults([.text("robbery"), .error("#DIV/0!")]).map(\.column) == ["A + B"])
  }

  @Test("what is wrong with a feed file is told before any row, all of it")
  func feedFaults() {
    var feed = MadeFeed(
      .record(.marac),
      [
        .column("risks", "A"), .column("date", "B") { $0.dateFormats = [.pattern("dd")] },
        .init(field: "area", origin: .coordinates(longitude: .init("C"), latitude: .init("D"))),
        .column("risk", "E") { $0.codes = [.init(.regex("("), Self.json(#""high""#))] },
      ])
    feed.file.fields.removeAll { $0.field == "contact" }
    #expect(
      mistakes { _ = try feed.mapper() } == [
        .unknownField, .badDateFormat("dd"), .needsBoundaries, .badRegex("("), .missingField,
      ])
  }

  @Test("a constant is a value of its field")
  func constants() throws {
    var feed = MadeFeed(
      .record(.crime),
      [
        .constant("flags", #""domestic""#), .constant("date", #""2019-04""#), .constant("longitude", "1.50"),
        .column("offence", "A"),
      ])
    let row = try #require(feed.rows([.text("robbery")]).first)
    #expect(row.value("flags") == .json(Self.json(#"["domestic"]"#)))
    #expect(row.value("date") == .json(Self.json(#""2019-04""#)))
    #expect(row.date?.isMonth == true)
    #expect(row.value("longitude") == .json(Self.json("1.5")))
    feed.file.fields[2] = .constant("longitude", "200")
    #expect(mistakes { _ = try feed.mapper() }.count == 1)
  }

  // MARK: Surveys and statistics

  @Test("a survey's row is a record for each question that is answered")
  func survey() throws {
    var feed = MadeFeed(.record(.answer), [.column("weight", "W")], headings: ["Ref", "W", "Q4a", "Q7"], key: ["Ref"])
    var second = FeedFile.AnswerMapping(column: .init("Q7"), question: "get/on")
    second.codes = [.init(.text("Agree"), Self.json(#""agree""#))]
    feed.file.answers = [.init(column: .init("Q4a"), question: "asb-change"), second]
    let rows = try feed.rows([.number(5), .text("0.80"), .number(3), .text("AGREE")])
    #expect(rows.map(\.subjectPath) == ["5/asb-change", "5/get%2Fon"])
    #expect(
      rows.map { String(decoding: $0.content, as: UTF8.self) } == [
        #"{"answer":3,"area":"E07000129","date":"2019-04-03","question":"asb-change","survey":"s","weight":0.8}"#,
        #"{"answer":"agree","area":"E07000129","date":"2019-04-03","question":"get/on","survey":"s","weight":0.8}"#,
      ])
    #expect(try feed.rows([.number(5), .text("1"), .text("More"), .empty]).map(\.question) == ["asb-change"])
    guard case .unanswered(let date) = try feed.map([.number(5), .text("1")]) else {
      Issue.record("a row without answers states nothing but that it is there")
      return
    }
    #expect(date?.text == "2019-04-03")
    #expect(try feed.faults([.number(5), .text("1"), .text("a"), .text("b")]).map(\.column) == ["Q7"])
  }

  @Test("a figure's period is its start and its end")
  func statistics() throws {
    let feed = MadeFeed(
      .statistic,
      [
        .column("indicator", "I") { $0.takesWords = true },
        .column("period", "P") { $0.dateFormats = [.financialYear, .quarter, .pattern("MMMM yyyy")] },
        .column("value", "V"), .column("lower", "L") { $0.mayBeEmpty = true },
      ])
    for (period, start, end) in [
      ("2018/19", "2018-04-01", "2019-04-01"), ("2018/19 Q4", "2019-01-01", "2019-04-01"),
      ("May 2019", "2019-05-01", "2019-06-01"),
    ] {
      let row = try #require(feed.rows([.text("Total Crime"), .text(period), .text("1,234.5")]).first)
      #expect(row.indicator == "total-crime")
      #expect(
        String(decoding: row.content, as: UTF8.self)
          == #"{"area":"E07000129","end":"\#(end)","publisher":"p","start":"\#(start)","value":1234.5}"#)
    }
    let bounds = MadeFeed(.statistic, [.column("start", "S"), .column("end", "E")])
    #expect(try bounds.faults([.text("2019-04"), .text("2019-04-01")]).map(\.mistake) == [.endNotAfterStart])
  }
}
