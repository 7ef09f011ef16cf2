import Events
import Testing

@Suite("Faults of feed files")
struct FeedFileFaultTests {
  /// A value at fault: what stands at a key, what is refused, and the section that its remedy leads to.
  struct Fault: Sendable, CustomStringConvertible {
    let text: String
    let field: String
    let mistake: FeedFileMistake
    let section: FeedFileSection

    init(_ text: String, _ field: String, _ mistake: FeedFileMistake, _ section: FeedFileSection) {
      (self.text, self.field, self.mistake, self.section) = (text, "feed." + field, mistake, section)
    }

    var description: String { text }
  }

  private func check(_ fault: Fault, in text: String) throws {
    let refusal = try #require(try feedFileRefusal(text), "\(text)")
    let found = try #require(
      refusal.each.first { $0.field == fault.field && $0.mistake as? FeedFileMistake == fault.mistake },
      "\(refusal)")
    #expect(found.line > 0)
    #expect(found.remedy.hasSuffix(": see Sources/Feeds/README.md#\(fault.section.rawValue)"), "\(found.remedy)")
    #expect(refusal.each.count == 1, "\(refusal)")
  }

  private static let keys: [Fault] = [
    Fault("reason: more", "reason", .reasonWithoutDay, .versions),
    Fault("effective: 2019-13", "effective", .form(.badValue(.date), .versions), .versions),
    Fault("covers: []", "covers", .form(.badValue(.texts), .row), .row),
    Fault("covers: [a, a]", "covers", .nameTwice, .row),
    Fault("sheet: 0", "sheet", .badSheet, .table),
    Fault("sheet: [Cases]", "sheet", .badSheet, .table),
    Fault("header: 0", "header", .form(.badValue(.whole(1...1_048_576)), .table), .table),
    Fault("until: /(/", "until", .badRegex, .columns),
    Fault("encoding: latin", "encoding", .form(.noChoice(of: ["utf-8", "utf-16", "windows-1252"]), .table), .table),
    Fault("delimiter: ab", "delimiter", .badDelimiter, .table),
    Fault("delimiter: a", "delimiter", .badDelimiter, .table),
    Fault("key: []", "key", .noColumns, .columns),
    Fault("key: [Case, CASE]", "key", .headingTwice, .columns),
    Fault("key: [[Case, case ]]", "key", .headingTwice, .columns),
    Fault("key: [{ column: Case }]", "key", .noColumn, .columns),
    Fault("key: [\"/[/\"]", "key", .badRegex, .columns),
    Fault("where: {}", "where", .noCondition, .conditions),
    Fault("where: { Status: [] }", "where.Status", .noCondition, .conditions),
    Fault("where: { Status: { not: {} } }", "where.Status", .noCondition, .conditions),
    Fault(
      "where: { Status: { nott: Test, not: A } }", "where.Status.nott",
      .form(.unknownKey(known: ["not"], nearest: "not"), .conditions), .conditions),
    Fault("where: { /(/: a }", "where./(/", .badRegex, .columns),
    Fault("where: { Score: 9..3 }", "where.Score", .lowerAboveUpper, .codes),
    Fault("ignore: [District]", "ignore", .ignoredAndUsed(heading: "District"), .conditions),
    Fault("keep: 6 weeks", "keep", .badKeep, .retention),
    Fault("keep: six years", "keep", .badKeep, .retention),
    Fault("keep: 6", "keep", .badKeep, .retention),
    Fault("sum: true", "sum", .onlyOf(.statistic), .statistics),
    Fault("sum: yes", "sum", .form(.badValue(.flag), .statistics), .statistics),
    Fault("answers: { Q1: a }", "answers", .onlyOf(.record(.answer)), .surveys),
  ]

  @Test("a key of the feed file", arguments: keys)
  func key(_ fault: Fault) throws { try check(fault, in: FeedFileExamples.least(fault.text)) }

  private static let kinds = ["asb", "hate", "domestic", "other"]

  private static let columns: [(field: String, fault: Fault)] = [
    ("date", Fault("", "columns.date", .fieldMissing(.incidentReported), .columns)),
    ("kind", Fault("{ value: ASB }", "columns.kind.value", .impossibleValue(.word(kinds), nearest: "asb"), .codes)),
    ("kind", Fault("{ value: 1 }", "columns.kind.value", .impossibleValue(.word(kinds), nearest: nil), .codes)),
    (
      "kind",
      Fault(
        "{ column: Type, codes: { H: hat } }", "columns.kind.codes.H",
        .impossibleValue(.word(kinds), nearest: "hate"), .codes)
    ),
    (
      "kind",
      Fault(
        "{ column: Type, otherwise: dom }", "columns.kind.otherwise",
        .impossibleValue(.word(kinds), nearest: "domestic"), .codes)
    ),
    (
      "kind",
      Fault(
        "{ column: Type, otherwise: omit }", "columns.kind.otherwise", .cannotBeLeftOut(.incidentReported), .columns)
    ),
    (
      "kind",
      Fault("{ column: Type, required: false }", "columns.kind.required", .cannotBeLeftOut(.incidentReported), .columns)
    ),
    ("kind", Fault("{}", "columns.kind", .noOrigin(of: origins), .columns)),
    ("kind", Fault("", "columns.kind", .fieldMissing(.incidentReported), .columns)),
    ("kind", Fault("null", "columns.kind", .noMapping, .columns)),
    ("kind", Fault("[]", "columns.kind", .noColumn, .columns)),
    ("kind", Fault("[Type, type]", "columns.kind", .headingTwice, .columns)),
    ("kind", Fault("{ column: A, value: asb }", "columns.kind", .twoOrigins(["column", "value"]), .columns)),
    ("category", Fault("{ column: A, with: x }", "columns.category.with", .onlyBeside(["join"]), .columns)),
    ("category", Fault("{ join: [A, a] }", "columns.category.join", .headingTwice, .columns)),
    ("category", Fault("{ column: A, blank: x }", "columns.category.blank", .onlyBeside(["pseudonym"]), .columns)),
    ("category", Fault("{ pseudonym: A }", "columns.category.pseudonym", .onlyFor(.parties), .pseudonyms)),
    ("category", Fault("{ column: A, format: serial }", "columns.category.format", .onlyFor(.dates), .dates)),
    ("category", Fault("{ column: A, names: ward }", "columns.category.names", .onlyFor(.areas), .areas)),
    ("category", Fault("{ column: A, split: x }", "columns.category.split", .onlyFor(.lists), .codes)),
    (
      "category",
      Fault("{ value: a, words: true }", "columns.category.words", .onlyBeside(["column", "join"]), .columns)
    ),
    ("category", Fault("{ column: A, codes: {} }", "columns.category.codes", .noCodes, .codes)),
    ("category", Fault("{ column: A, codes: [{ a: b, c: d }] }", "columns.category.codes", .noCodes, .codes)),
    ("category", Fault("{ column: A, codes: { a: b, 'A ': c } }", "columns.category.codes.A ", .codeTwice, .codes)),
    ("category", Fault("{ column: A, codes: { 9..3: b } }", "columns.category.codes.9..3", .lowerAboveUpper, .codes)),
    ("category", Fault("{ column: A, codes: { /(/: b } }", "columns.category.codes./(/", .badRegex, .columns)),
    (
      "category",
      Fault(
        "{ column: A, code: { a: b } }", "columns.category.code",
        .form(.unknownKey(known: mapping, nearest: "codes"), .columns), .columns)
    ),
    ("flags", Fault("{ column: A, split: [] }", "columns.flags.split", .form(.badValue(.texts), .columns), .columns)),
    (
      "party",
      Fault(
        "{ pseudonym: A, whenBlank: keep }", "columns.party.whenBlank",
        .form(.noChoice(of: ["own", "refuse"]), .pseudonyms), .pseudonyms)
    ),
    ("area", Fault("{ column: A, within: E10000018 }", "columns.area.within", .onlyBeside(["names"]), .columns)),
    ("area", Fault("{ value: E99999999 }", "columns.area.value", .noSuchArea, .areas)),
    ("area", Fault("{ longitude: A }", "columns.area.latitude", .form(.missingKey, .columns), .columns)),
    ("area", Fault("{ column: A, words: true }", "columns.area.words", .onlyFor(.words), .codes)),
    ("date", Fault("{ column: A, words: true }", "columns.date.words", .onlyFor(.words), .codes)),
    (
      "date",
      Fault("{ column: A, format: DD/MM/YYYY }", "columns.date.format", .badDateFormat(.unknown("DD")), .dates)
    ),
    ("date", Fault("{ column: A, format: dd/MM }", "columns.date.format", .badDateFormat(.noYear), .dates)),
    ("date", Fault("{ column: A, format: yyyy }", "columns.date.format", .badDateFormat(.noMonth), .dates)),
    ("date", Fault("{ column: A, format: d d MM yy }", "columns.date.format", .badDateFormat(.twice), .dates)),
    ("date", Fault("{ column: A, format: dMMyyyy }", "columns.date.format", .badDateFormat(.touching), .dates)),
    ("date", Fault("{ column: A, format: d of MMM yy }", "columns.date.format", .badDateFormat(.unknown("o")), .dates)),
    ("date", Fault("{ column: A, format: quarter }", "statement.of", .finerThanDates(.quarter), .statement)),
    (
      "resolved",
      Fault("Day", "columns.resolved", .form(.unknownKey(known: incident, nearest: nil), .columns), .columns)
    ),
  ]

  private static let origins = ["column", "value", "join", "pseudonym", "longitude", "latitude"]
  private static let mapping =
    origins + ["with", "blank", "whenBlank", "format", "codes", "otherwise", "names", "within", "split", "words"]
    + ["required", "may-be-missing"]
  private static let incident =
    ["kind", "date", "area", "category", "flags", "party", "location", "longitude", "latitude", "attributes.WORD"]

  @Test("a column's mapping", arguments: columns.indices)
  func column(_ index: Int) throws {
    let (field, fault) = Self.columns[index]
    try check(fault, in: FeedFileExamples.least(columns: [field: fault.text]))
  }

  @Test("a statement names its periods, and an area unless it has none")
  func statements() throws {
    for (text, field, mistake) in [
      ("{ of: month }", "statement.area", FeedFileMistake.areaMissing),
      ("{ of: all }", "statement.area", .areaMissing),
      ("{ of: none, outside: keep }", "statement.outside", .form(.noChoice(of: ["add"]), .statement)),
      ("{ area: E10000018 }", "statement.of", .form(.missingKey, .statement)),
      (
        "{ of: week, area: E10000018 }", "statement.of",
        .form(.noChoice(of: ["month", "quarter", "financial-year", "all", "none"]), .statement)
      ),
    ] {
      try check(Fault("", field, mistake, .statement), in: FeedFileExamples.least(statement: text))
    }
    #expect(try feedFile(FeedFileExamples.least(statement: "{ of: none }")).statement.area == nil)
    let adding = FeedFileExamples.least(statement: "{ of: all, area: E10000018, outside: add }")
    #expect(try feedFile(adding).statement.addsOutside)
  }

  @Test("a statement is no finer than its dates")
  func coarse() throws {
    func isTaken(_ format: String, _ period: String) throws -> Bool {
      let columns = ["date": "{ column: A, format: \(format) }"]
      let text = FeedFileExamples.least(columns: columns, statement: "{ of: \(period), area: E10000018 }")
      return try feedFileRefusal(text) == nil
    }
    for period in ["quarter", "financial-year", "all", "none"] {
      #expect(try isTaken("quarter", period) && isTaken("calendar-quarter", period))
      #expect(try isTaken("financial-year", period) == (period != "quarter"))
    }
    #expect(try isTaken("yyyy-MM", "month") && isTaken("d. MMMM yyyy", "month"))
    #expect(try !isTaken("calendar-quarter", "month") && !isTaken("financial-year", "month"))
  }

  @Test("a statistic's time is a period, or a start and an end")
  func statistics() throws {
    let section = FeedFileSection.statistics
    for (time, field, mistake) in [
      ("", "columns.period", FeedFileMistake.periodMissing),
      ("  period: Year\n  start: From", "columns.period", .periodTwice),
      ("  period: { value: 2019/20 }", "columns.period.value", .constantPeriod),
      ("  period: { column: Year, format: dd/MM/yyyy }", "columns.period.format", .periodOfDays),
    ] {
      try check(Fault("", field, mistake, section), in: FeedFileExamples.statistic(time))
    }
    let started = Fault("", "columns.end", .fieldMissing(.statisticPublished), .columns)
    try check(started, in: FeedFileExamples.statistic("  start: From"))
    let attribute = try feedFileRefusal(FeedFileExamples.statistic("  period: Year\n  attributes.x: X"))
    #expect(attribute?.field == "feed.columns.attributes.x" && attribute?.line == 13)
  }

  @Test("a survey's questions come from answers or from columns, each once")
  func surveys() throws {
    let survey = FeedFileExamples.survey
    for (line, with, field, mistake) in [
      ("  Q4a: asb-change", "  Q4a: get-on", "answers.Q7", FeedFileMistake.questionTwice),
      ("  Q4a: asb-change", "  \"Q 7\": x", "answers.Q7", .headingTwice),
      ("  survey: { value: community }", "  survey: A\n  question: Q", "columns.question", .answersTwice),
    ] {
      let text = survey.replacing(line, with: with)
      let refusal = try #require(try feedFileRefusal(text))
      #expect(refusal.each.map(\.field) == ["feed." + field] && refusal.mistake as? FeedFileMistake == mistake)
    }
    let long = survey.prefix(upTo: try #require(survey.firstRange(of: "answers:")).lowerBound)
    let refusal = try #require(try feedFileRefusal(String(long)))
    #expect(refusal.each.map(\.field) == ["feed.columns.question", "feed.columns.answer"])
  }

  @Test("all faults are told at once, each with its line and the nearest known key")
  func all() throws {
    let text = """
      feed: MARAC
      version: 0
      source: marac/
      record: maracs
      colums: {}
      statement:
        of: week
        aera: E10000018
      key: []
      keep: long
      """
    let refusal = try #require(try feedFileRefusal(text))
    let told = refusal.each.map { "\($0.line) \($0.field)" }
    #expect(
      told == [
        "1 feed.feed", "1 feed.columns", "2 feed.version", "3 feed.source", "4 feed.record", "5 feed.colums",
        "7 feed.statement.of", "8 feed.statement.aera", "9 feed.key", "10 feed.keep",
      ])
    #expect(refusal.each[5].remedy.hasPrefix("Is columns meant?"))
    #expect(refusal.each[4].remedy.hasPrefix("Is marac meant?"))
    #expect(refusal.each[7].remedy.hasPrefix("Is area meant?"))
  }

  @Test("a record that is misspelt, and a column at fault, hide no other fault")
  func unknownRecord() throws {
    let columns = """
      columns:
        date: { colum: Heard, format: dd/mm/yyyy }
        party: { pseudonym: [Victim ID, /(/] }
        area: { column: Ward, value: E07000130 }
        risk: { column: Risk, codes: { H: hi } }
        contcat: Contact
        attributes.agency: { words: yes }
      key: [Ward, /Vic.*/]
      ignore: [Risk]
      statement: { of: none }
      """
    func told(_ record: String) throws -> [String] {
      let text = "feed: a\nversion: 1\nsource: a\nrecord: \(record)\n" + columns
      return try #require(try feedFileRefusal(text)).each.map { "\($0.line) \($0.field.dropFirst(5))" }
    }
    let faults = [
      "6 columns.date.colum", "6 columns.date", "6 columns.date.format", "7 columns.party.pseudonym", "8 columns.area",
      "9 columns.risk.codes.H", "10 columns.contcat", "11 columns.attributes.agency",
      "11 columns.attributes.agency.words",
    ]
    #expect(try told("maracs") == ["4 record"] + faults)
    #expect(try told("marac") == ["5 columns.contact"] + faults)
  }

  @Test("a column of the key is no part of a pseudonym")
  func keyOfPerson() throws {
    for key in ["[Client ID]", "[Ref, [Number, client id]]", "[/client.*/]"] {
      let fault = Fault("", "key", .keyOfPerson(heading: "Client ID"), .key)
      let columns = ["party": "{ pseudonym: [Client ID, Born] }"]
      try check(fault, in: FeedFileExamples.least("key: \(key)", columns: columns))
      #expect(try feedFileRefusal(FeedFileExamples.least("key: [Client ref]", columns: columns)) == nil)
    }
  }

  @Test("what is wrong is said in whole sentences, with the remedy")
  func sentence() throws {
    let text = FeedFileExamples.marac.replacing("high,", with: "hi,")
    #expect(
      try feedFileRefusal(text)?.description == """
        line 16: feed.columns.risk.codes.14.. "hi": the field cannot have this value: it is one of standard, medium, \
        high. Is high meant? Correct the value: see Sources/Feeds/README.md#codes.
        """)
  }

  @Test("a file that is no map, or has none, is refused")
  func forms() throws {
    #expect(try feedFileRefusal("[1]")?.field == "feed")
    #expect(throws: Refusal.self) { try FeedFileText.read([]) }
    do {
      _ = try FeedFileText.read(Array("# nothing\n".utf8))
    } catch {
      #expect(error.mistake as? DocumentMistake == .noFeedFile)
    }
  }
}
