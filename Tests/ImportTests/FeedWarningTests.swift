import Events
import Feeds
import Foundation
import Ledger
import LedgerTestSupport
import Projections
import Testing

@Suite("Likely slips")
struct FeedWarningTests {
  private func incident(_ id: String, category: String? = nil, flags: [String] = []) -> String {
    let category = category.map { #","category":"\#($0)""# } ?? ""
    let flags = flags.map { "\"\($0)\"" }.joined(separator: ",")
    return event(
      "incident.reported", id,
      data: #"{"kind":"asb","date":"2019-01","area":"E07000129"\#(category),"flags":[\#(flags)]}"#)
  }

  /// The fields, values and mistakes of warnings, and how many events have each.
  private func told(_ report: FeedReport) -> [String] {
    report.warnings.map { "\($0.first.line) \($0.first.field) \($0.first.value) \($0.first.mistake) \($0.count)" }
  }

  @Test("a new word close to a known one is warned of once, with how many events have it")
  func nearWords() throws {
    let scratch = try ScratchLedger()
    let report = try scratch.append(
      [
        crime("a"), crime("b", offence: "burgalry"), crime("c", offence: "burgalry"), crime("d", offence: "robery"),
        crime("e", offence: "fraud"), crime("f", offence: "burglary/non-dwelling"),
        incident("g", category: "personel", flags: ["domestic", "hate-rase"]),
      ].joined(separator: "\n"))
    #expect(counts(report) == [7, 0, 0])
    #expect(
      told(report) == [
        #"2 data.offence burgalry nearWord("burglary") 2"#, #"4 data.offence robery nearWord("robbery") 1"#,
        #"7 data.category personel nearWord("personal") 1"#, #"7 data.flags hate-rase nearWord("hate-race") 1"#,
      ])
    #expect(report.warnings.allSatisfy { $0.first.file == "events.jsonl" })
    #expect(
      report.warningSentences.first
        == "events.jsonl:2: data.offence \"burgalry\": the word is new to the ledger, and close to burglary."
        + " Correct it where burglary is meant. 1 more event has it.")
  }

  @Test("a new word that is close to none is known from then on")
  func newWords() throws {
    let scratch = try ScratchLedger()
    let report = try scratch.append(
      [crime("a", offence: "fraud/online"), crime("b", offence: "fraud/onlien"), crime("c", offence: "fruad")]
        .joined(separator: "\n"))
    #expect(
      told(report) == [
        #"2 data.offence fraud/onlien nearWord("fraud/online") 1"#, #"3 data.offence fruad nearWord("fraud") 1"#,
      ])
  }

  @Test(
    "every field whose words are free is looked at",
    arguments: [
      ("crime.reclassified", "a", #"{"offence":"drug"}"#, "data.offence"),
      ("area.assigned", "E1", #"{"name":"n","level":"l","parent":"E2","geography":"wards"}"#, "data.geography"),
      ("population.estimated", "E07000129", #"{"year":2018,"persons":1,"of":"household"}"#, "data.of"),
      ("crime.flagged", "a", #"{"flags":["domestic","hate-raec"]}"#, "data.flags"),
      ("crime.unflagged", "a", #"{"flags":["domestics"]}"#, "data.flags"),
      (
        "coverage.declared", "c",
        #"{"feed":"polcie-uk","area":"E07000129","start":"2019-01","end":"2019-02","status":"complete"}"#, "data.feed"
      ),
    ])
  func fields(type: String, subject: String, data: String, field: String) throws {
    let scratch = try ScratchLedger()
    let subject = subject == "E1" ? "force/one" : subject
    let json = event(type, subject, id: "1", data: data.replacing("E2", with: "force/two"))
    let report = try scratch.append(crime("a") + "\n" + json)
    #expect(report.refused == 0 && report.warnings.map(\.first.field) == [field], "\(report.refusals)")
  }

  @Test("attributes of which nothing is known, and codes of causes, are a partner's own")
  func ownWords() throws {
    let scratch = try ScratchLedger()
    let admissions = ["X85", "X86", "Y85", "assault", "X93.1"].enumerated().map { number, cause in
      event(
        "admission.recorded", "a\(number)",
        data: #"{"cause":"\#(cause)","date":"2019-01","area":"E07000129","attributes":{"ward":"burgalry"}}"#)
    }
    #expect(try scratch.append(admissions.joined(separator: "\n")).warnings.isEmpty)
    let again = event(
      "admission.recorded", "b", data: #"{"cause":"asault","date":"2019-01","area":"E07000129"}"#)
    var known = KnownWords()
    known.insert("assault", .cause)
    let (knows, asked) = (known, Counter())
    let report = try scratch.append(
      [again, crime("c"), crime("d", offence: "fraud")].joined(separator: "\n")
    ) {
      asked.count += 1
      return knows
    }
    #expect(report.warnings.map(\.first.value) == ["asault"] && asked.count == 1)
  }

  @Test("the names of attributes are looked at, and the words of each beside its own")
  func attributes() throws {
    let scratch = try ScratchLedger()
    var known = KnownWords()
    known.insert("agency", .attribute)
    known.insert("police", .attributeValue(of: "agency"))
    let knows = known
    let maps = [#"{"agancy":"police"}"#, #"{"agency":"polcie"}"#, #"{"agency":17,"ward":"polcie"}"#, "{}"]
    let events = maps.enumerated().map { number, map in crime("c\(number)", more: #","attributes":\#(map)"#) }
    let report = try scratch.append(events.joined(separator: "\n"), known: { knows })
    #expect(counts(report) == [4, 0, 0])
    #expect(
      told(report) == [
        #"1 data.attributes.agancy agancy nearWord("agency") 1"#,
        #"2 data.attributes.agency polcie nearWord("police") 1"#,
      ])
  }

  @Test("an indicator is looked at where a statistic is about it, and where a note names it")
  func indicators() throws {
    let scratch = try ScratchLedger()
    let file = [(name: "d.yaml", bytes: Array(Self.yaml.replacing("harm", with: "residential-burglary").utf8))]
    let words = DefinitionImport(file).words
    let statistic =
      #"{"area":"E07000129","start":"2018-01","end":"2019-01","value":1,"publisher":"ONS"}"#
    let events = [
      event("statistic.published", "residental-burglary", id: "1", data: statistic),
      event("statistic.published", "residential-burglary", id: "2", data: statistic),
      event(
        "practice.noted", "n", id: "3",
        data: #"{"effective":"2999-01-01","text":"t","indicators":["residential-burglry","violence"]}"#),
    ]
    let report = try scratch.append(events.joined(separator: "\n"), known: { words })
    #expect(
      told(report) == [
        #"1 subject residental-burglary nearWord("residential-burglary") 1"#,
        #"3 data.indicators residential-burglry nearWord("residential-burglary") 1"#,
      ])
  }

  private final class Counter { var count = 0 }

  @Test("the words of the ledger are asked for only where a word is not common")
  func askedLate() throws {
    let scratch = try ScratchLedger()
    let report = try scratch.append(
      [crime("a"), incident("b", category: "nuisance", flags: ["domestic"])].joined(separator: "\n")
    ) {
      throw LedgerError(.damaged, "never asked for")
    }
    #expect(counts(report) == [2, 0, 0])
    #expect(throws: LedgerError.self) {
      try scratch.append(crime("c", offence: "fraud")) { throw LedgerError(.damaged, "asked for") }
    }
    #expect(try scratch.ledger.length == 2)
  }

  @Test("a word that the ledger knows is no slip, and another may be close to it")
  func ledgerWords() throws {
    let scratch = try ScratchLedger()
    var known = KnownWords()
    for word in ["burgalry", "modern-slavery"] { known.insert(word, .offence) }
    let knows = known
    let report = try scratch.append(
      [crime("a", offence: "burgalry"), crime("b", offence: "modern-slavrey")].joined(separator: "\n"),
      known: { knows })
    #expect(told(report) == [#"2 data.offence modern-slavrey nearWord("modern-slavery") 1"#])
  }

  @Test("a counting date after the day of recording in London is warned of, each date once")
  func dates() throws {
    let scratch = try ScratchLedger()
    // 23:30 in London is 22:30 by the clock of the world in summer; half an hour later it is the next day.
    let events = [
      crime("a", date: "2019-06-10"), crime("b", date: "2019-06-11"), crime("c", date: "2019-06-11"),
      crime("d", date: "2019-07"), crime("e", date: "2019-06"),
    ]
    let path = try scratch.write("e.jsonl", events.joined(separator: "\n"))
    let report = try AppendFeed([AppendFeed.Input(path: path, name: "e")]).append(
      Ingest(ledger: scratch.ledger, times: .at(time("2019-06-10T22:30:00Z"))))
    #expect(
      report.warnings.map { "\($0.first.line) \($0.first.value) \($0.count)" } == ["2 2019-06-11 2", "4 2019-07-01 1"])
    #expect(
      report.warningSentences.last
        == "e:4: data.date \"2019-07-01\": the date is after the day on which the event is recorded (2019-06-10)."
        + " Correct it where the date is mistyped.")
    let later = try scratch.write("f.jsonl", crime("f", date: "2019-06-11"))
    let next = try AppendFeed([AppendFeed.Input(path: later)]).append(
      Ingest(ledger: scratch.ledger, times: .at(time("2019-06-10T23:00:00Z"))))
    #expect(next.warnings.isEmpty)
  }

  @Test("every date of what happened is looked at, and none of what is stated")
  func otherDates() throws {
    let scratch = try ScratchLedger()
    let coverage = #"{"feed":"crime","area":"E07000129","start":"2999-01","end":"2999-02","status":"complete"}"#
    let events = [
      crime("a", date: "2999-01-01", more: #","occurred":"2999-01-01""#),
      event("crime.resolved", "a", id: "r", data: #"{"outcome":"charged","resolved":"2999-01-01"}"#),
      event("coverage.declared", "c", data: coverage),
      event("practice.noted", "p", data: #"{"effective":"2999-01-01","text":"t"}"#),
      event("area.assigned", "beat/a", data: #"{"name":"n","level":"l","start":"2999-01-01"}"#),
    ]
    let report = try scratch.append(events.joined(separator: "\n"))
    #expect(counts(report) == [5, 0, 0])
    #expect(
      report.warnings.map { "\($0.first.line) \($0.first.field)" } == [
        "1 data.date", "1 data.occurred", "2 data.resolved",
      ])
  }

  @Test("each event's own time of recording is what its date is compared with")
  func asRecorded() throws {
    let scratch = try ScratchLedger()
    let events = [("a", "2019-01-01"), ("b", "2019-01-03"), ("c", "2019-01-02")].map { subject, day in
      crime(subject, date: "2019-01-02", extra: #""recordedtime":"\#(day)T09:00:00Z","#)
    }
    let path = try scratch.write("e.jsonl", [events[0], events[2], events[1]].joined(separator: "\n"))
    let report = try AppendFeed([AppendFeed.Input(path: path)]).append(
      Ingest(ledger: scratch.ledger, times: .asRecorded))
    #expect(report.appended == 3 && report.warnings.map(\.first.line) == [1] && report.warnings.first?.count == 1)
  }

  @Test("a strict append refuses each such event with all its slips, and takes the others where it keeps going")
  func strict() throws {
    let scratch = try ScratchLedger()
    let events = [
      crime("a"), crime("b", date: "2999-01-01", offence: "burgalry"), crime("c", offence: "burgalry"),
      crime("d", offence: "fraud"),
    ]
    let report = try scratch.append(events.joined(separator: "\n"), keepsGoing: true, rejects: "r", isStrict: true)
    #expect(counts(report) == [2, 0, 2] && report.warnings.isEmpty)
    #expect(report.refusals.map { $0.each.map(\.field) } == [["data.date", "data.offence"], ["data.offence"]])
    #expect(report.refusals.flatMap(\.each).allSatisfy { $0.mistake is StrictMistake && $0.file == "events.jsonl" })
    #expect(
      report.refusals.last?.remedy
        == "Correct it where burglary is meant; where it is right, append it without --strict")
    // Every reason is a comment of the rejects, so that they can be appended as they are.
    let rejects = try scratch.text(of: "r")
    #expect(rejects.split(separator: "\n").map { $0.hasPrefix("#") } == [true, true, false, true, false])
    #expect(counts(try scratch.append(rejects, name: "r")) == [2, 0, 0])
    #expect(counts(try scratch.append(crime("e", offence: "burgalry"), isStrict: true)) == [0, 0, 1])
  }

  @Test("a strict append tells slips among all faults of an event, and other appends the faults alone")
  func strictFaults() throws {
    let scratch = try ScratchLedger()
    let more = #","flags":["domesticc","NO"],"longitude":999,"attributes":{"a":"b"}"#
    let json = crime("a", date: "2999-01-01", offence: "robbeery", more: more)
    func fields(_ json: String, isStrict: Bool) throws -> [String] {
      let report = try scratch.append(json, isStrict: isStrict)
      #expect(counts(report) == [0, 0, 1] && report.warnings.isEmpty)
      return report.refusals.flatMap(\.each).map(\.field)
    }
    #expect(try fields(json, isStrict: false) == ["data.flags", "data.longitude"])
    #expect(
      try fields(json, isStrict: true) == [
        "data.flags", "data.longitude", "data.date", "data.offence", "data.flags",
      ])
    // What is no event of a known type holds no words.
    #expect(try fields(json.replacing("crime.recorded", with: "crime.record"), isStrict: true) == ["type"])
    #expect(try fields(event("crime.recorded", "z", data: "[]"), isStrict: true) == ["data"])
    let broken = json.replacing(#""offence":"robbeery""#, with: #""offence":["robbeery"]"#)
    #expect(try fields(broken, isStrict: true).filter { $0 == "data.offence" }.count == 1)
    // An event of another content under a key that is taken is no more than that.
    #expect(counts(try scratch.append(crime("b"))) == [1, 0, 0])
    #expect(try fields(crime("b", offence: "robbeery"), isStrict: true) == ["id"])
    let outcome = try EventMessage.append([try strictMessage(json)], to: scratch.ledger)
    guard case .refused(let refusals) = outcome.first else {
      Issue.record("it is taken")
      return
    }
    #expect(refusals.map(\.each.count) == [5])
  }

  private func strictMessage(_ json: String) throws -> EventMessage {
    var message = try EventMessage(Array(json.utf8), form: .event)
    message.isStrict = true
    return message
  }

  @Test("the answer has a member for warnings only where there are any")
  func answer() throws {
    let scratch = try ScratchLedger()
    let plain = try scratch.append(crime("a"))
    #expect(plain.json.hasSuffix(#","root":"\#(hex(plain.root))"}"#))
    let warned = try scratch.append(crime("b", offence: "burgalry"))
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(warned.json.utf8)) as? [String: Any])
    #expect(json["warnings"] as? [String] == warned.warningSentences)
    #expect(warned.json.contains(#""root":"\#(hex(warned.root))","warnings":["#))
  }

  private func hex(_ bytes: [UInt8]) -> String { bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }

  @Test("twenty warnings are told, the others counted")
  func many() throws {
    let scratch = try ScratchLedger()
    let report = try scratch.append(
      (1...28).map { crime("c\($0)", date: "2999-02-\($0 < 10 ? "0" : "")\($0)") }.joined(separator: "\n"))
    #expect(report.warnings.count == 20 && report.furtherWarningCount == 8)
    #expect(report.warningSentences.count == 21 && report.warningSentences.last == "There are 8 more warnings.")
  }

  @Test("an append that brings hundreds of new words has a vocabulary of its own, and takes no longer for it")
  func vocabulary() throws {
    let scratch = try ScratchLedger()
    let letters = Array("abcdefghijklmnop")
    let events = (0..<20_000).map { number in
      crime("c\(number)", offence: "word-" + String((0..<4).map { letters[number >> ($0 * 4) & 15] }))
    }
    let clock = ContinuousClock()
    let start = clock.now
    #expect(counts(try scratch.append(events.joined(separator: "\n"))) == [20_000, 0, 0])
    #expect(clock.now - start < .seconds(20))
  }

  // MARK: Definitions

  private static let yaml = """
    indicator: harm
    version: 1
    title: Harm
    effective: 2018-04-01
    measure: count
    count:
      records: crime
      where: { offence: burgalry }
    """

  @Test("the tests of a definition are looked at, where they stand in the file")
  func definitions() throws {
    let scratch = try ScratchLedger()
    let file = [(name: "d.yaml", bytes: Array(Self.yaml.utf8))]
    let strict = try DefinitionImport(file).append(Ingest(ledger: scratch.ledger, isStrict: true))
    #expect(counts(strict) == [0, 0, 1] && strict.refusals.first?.line == 8 && strict.refusals.first?.file == "d.yaml")
    let report = try DefinitionImport(file).append(Ingest(ledger: scratch.ledger))
    #expect(counts(report) == [1, 0, 0])
    #expect(told(report) == [#"8 data.definition.count.where.offence burgalry nearWord("burglary") 1"#])
    #expect(report.warnings.first?.first.file == "d.yaml")
    #expect(DefinitionImport(file).words.contains("burgalry", .offence))
    // What a definition knows is known.
    let words = DefinitionImport(file).words
    #expect(try scratch.append(crime("a", offence: "burgalry"), known: { words }).warnings.isEmpty)
  }

  @Test("a strict adoption tells slips among the faults of a definition")
  func strictDefinitions() throws {
    let scratch = try ScratchLedger()
    let feeds = Self.yaml + "\nfeeds: [polcie-uk]"
    func told(_ yaml: String, isStrict: Bool = true) throws -> [String] {
      let file = [(name: "d.yaml", bytes: Array(yaml.utf8))]
      let report = try DefinitionImport(file).append(Ingest(ledger: scratch.ledger, isStrict: isStrict))
      #expect(report.refusals.flatMap(\.each).allSatisfy { $0.file == "d.yaml" })
      return report.refusals.flatMap(\.each).map { "\($0.line) \($0.value)" }
    }
    #expect(try told(feeds) == ["9 polcie-uk", "8 burgalry"])
    #expect(
      try told(feeds.replacing("measure: count", with: "measure: conut"), isStrict: false) == ["5 conut"])
    #expect(
      try told(feeds.replacing("measure: count", with: "measure: conut")) == ["5 conut", "9 polcie-uk", "8 burgalry"])
    #expect(try told(Self.yaml, isStrict: false).isEmpty)
    let changed = try told(Self.yaml.replacing("title: Harm", with: "title: Harms"))
    #expect(changed == ["2 1", "8 burgalry"])
  }

  @Test("slips are found without adopting a definition")
  func previewed() throws {
    let files = [(name: "d.yaml", bytes: Array(Self.yaml.utf8)), (name: "e.yaml", bytes: Array("indicator: x".utf8))]
    let report = try DefinitionImport(files).slips(isStrict: false) { KnownWords() }
    #expect(told(report) == [#"8 data.definition.count.where.offence burgalry nearWord("burglary") 1"#])
    #expect(report.warnings.first?.first.file == "d.yaml")
    let error = #expect(throws: Refusal.self) {
      try DefinitionImport(files).slips(isStrict: true) { KnownWords() }
    }
    #expect(error?.line == 8 && error?.mistake is StrictMistake)
    let words = DefinitionImport(files).words
    #expect(try DefinitionImport(files).slips(isStrict: true) { words }.warnings.isEmpty)
  }

  @Test("the shipped definitions hold no slip")
  func shipped() throws {
    let scratch = try ScratchLedger()
    let files = Shipped.definitions.map { (name: $0.name, bytes: $0.yaml) }
    let report = try DefinitionImport(files).append(Ingest(ledger: scratch.ledger, isStrict: true))
    #expect(report.refused == 0, "\(report.refusals)")
  }

  // MARK: Messages

  @Test("a client's message is told of its own slips, or refused for them where it is strict")
  func messages() throws {
    let scratch = try ScratchLedger()
    func message(_ events: [String], isStrict: Bool = false) throws -> EventMessage {
      var message = try EventMessage(Array(batch(events).utf8), form: .batch)
      message.isStrict = isStrict
      return message
    }
    let asked = Counter()
    let outcomes = try EventMessage.append(
      [
        try message([crime("a"), crime("b", offence: "burgalry")]), try message([crime("c")]),
        try message([crime("d", offence: "burgalry"), crime("e", offence: "robery")], isStrict: true),
        try message([crime("f", offence: "burgalry")]),
      ], to: scratch.ledger
    ) {
      asked.count += 1
      return KnownWords()
    }
    #expect(asked.count == 1, "of all messages together")
    let found = outcomes.map { outcome in
      switch outcome {
      case .taken(let report): "\(report.appended): \(told(report))"
      case .refused(let refusals): "\(refusals.map { "\($0.line) \($0.value)" })"
      }
    }
    #expect(
      found == [
        #"2: ["2 data.offence burgalry nearWord(\"burglary\") 1"]"#, "1: []", #"["1 burgalry", "2 robery"]"#,
        #"1: ["1 data.offence burgalry nearWord(\"burglary\") 1"]"#,
      ])
  }

  @Test("a message is refused with every fault of every event")
  func everyFault() throws {
    let scratch = try ScratchLedger()
    _ = try scratch.append(crime("a"))
    let bad = crime("a", id: "1", date: "2019-02-30")
    let outcomes = try EventMessage.append(
      [try EventMessage(Array(batch([crime("b"), bad]).utf8), form: .batch)], to: scratch.ledger)
    guard case .refused(let refusals) = outcomes.first else {
      Issue.record("it is taken")
      return
    }
    #expect(refusals.map { $0.each.map { "\($0.line) \($0.field)" } } == [["2 data.date", "2 subject"]])
  }
}
