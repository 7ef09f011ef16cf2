internal import Events

/// A history in which a party stands in every place where the rules of events let a text stand: made from the rules, so that a
/// new type or field is in it.
///
/// A party that is a word (`p1`) stands in offences, areas, indicators and geographies too; any other in texts alone.
package struct NamedEverywhere {
  package let party: String
  private let isWord: Bool
  private var events: [(type: EventType, subject: String, data: [(String, JSONOutput)])] = []

  /// What the attributes of records say that name the party, and of one that does not.
  package static let hidden = "secret-agency"
  package static let open = "open-agency"

  package init(_ party: String) {
    self.party = party
    isWord = Words.isPath(Array(party.utf8)[...])
    addAreas()
    addDefinitions()
    for rule in EventRule.all where rule.role == .states && ![.partyErased, .definitionAdopted].contains(rule.type) {
      add(rule, subject: subject(of: rule))
    }
    for kind in RecordKind.allCases { addRecords(of: kind) }
  }

  // MARK: Words

  package var county: String { "E10000018" }
  private var text: String { "about \(party) here" }
  private var path: String { isWord ? "a/\(party)" : "burglary" }
  private var area: String { isWord ? "beat/\(party)" : "E07000129" }
  /// What indicators begin with.
  package var indicator: String { isWord ? "\(party)-crimes" : "crimes" }
  /// All indicators, by what is measured.
  package var indicators: [String] { ["", "-rate", "-repeat", "-published", "-harm", "-marac"].map { indicator + $0 } }

  private func json(_ data: [(String, JSONOutput)]) -> JSONOutput { .object(data) }

  // MARK: Events

  /// The events as JSON, each naming the party in its id, source and an extension too.
  package var lines: [String] {
    events.enumerated().map { index, event in
      let members: [(String, JSONOutput)] = [
        ("specversion", .string("1.0")), ("id", .string("id \(party) \(index)")),
        ("source", .string("/feed/\(party)")), ("type", .string(event.type.rawValue)),
        ("subject", .string(event.subject)), ("origin", .string("by \(party)")), ("data", .object(event.data)),
      ]
      return JSONOutput.object(members).text
    }
  }

  /// The event that erases the party.
  package var erasure: String {
    event(.partyErased, party, id: "erasure", [("reason", .string("asked by \(party)"))])
  }

  private mutating func add(_ type: EventType, _ subject: String, _ data: [(String, JSONOutput)]) {
    events.append((type, subject, data))
  }

  /// An event with a value for every field of its rule.
  private mutating func add(
    _ rule: EventRule, subject: String, with given: [String: JSONOutput] = [:], agency: String = hidden
  ) {
    add(
      rule.type, subject,
      rule.fields.map { ($0.name, given[$0.name] ?? value($0.value, of: $0.name, agency: agency)) })
  }

  private func subject(of rule: EventRule) -> String {
    switch rule.subject {
    case .area: area
    case .feed: "named-feed"
    case .indicator: rule.type == .statisticPublished ? indicator + "-published" : indicator
    default: text
    }
  }

  private func value(_ rule: ValueRule, of name: String, agency: String) -> JSONOutput {
    switch rule {
    case .text where name == "party": .string(party)
    case .text, .anyText, .scalar: .string(text)
    case .texts: .array([.string(text)])
    case .path: .string(path)
    case .paths: .array([.string(name == "indicators" ? indicator : path)])
    case .word(let words): .string(words[0])
    case .words(let words): .array([.string(words[0])])
    case .date: .string(["start": "2018-01-01", "end": "2019-01-01"][name] ?? "2018-06-15")
    case .dateOrNull: .null
    case .area: .string(name == "area" && isWord ? area : "E07000129")
    case .areas: .array([.string(county)])
    case .areaOrNull: .string(county)
    case .number, .numberOrNull: .whole(1)
    case .whole: .whole(["year": 2018, "persons": 100_000][name] ?? 17)
    case .wholes: .array([.whole(1)])
    case .flag: .flag(true)
    case .definition: .null
    case .feedFile:
      json([
        ("feed", .string("named-feed")), ("version", .whole(1)), ("source", .string("feed of \(party)")),
        ("record", .string("marac")), ("effective", .string("2018-06-01")), ("reason", .string("Asked by \(party)")),
        ("statement", json([("of", .string("none"))])), ("key", .array([.string("Case \(party)")])),
        (
          "columns",
          json(
            ["date", "area", "party", "contact", "risk"].map { field in (field, .string("\(field) of \(party)")) })
        ),
      ])
    case .period: .object([("start", .string("2018-01-01")), ("end", .string("2019-01-01"))])
    case .knownAt: .object([("sequence", .whole(20)), ("time", .null)])
    case .attributes: .object([("agency", .string(agency))] + (isWord ? [(party, .flag(true))] : []))
    case .attribute: .string(agency)
    case .cause: .string(isWord ? path : "X85")
    }
  }

  // MARK: Facts

  private mutating func addAreas() {
    func named(_ level: String) -> [(String, JSONOutput)] {
      [("name", .string("\(level) \(party)")), ("level", .string(level)), ("note", .string(text))]
    }
    add(.areaAssigned, county, named("county"))
    for code in ["E07000129", "E07000130"] + (isWord ? [area] : []) {
      add(.areaAssigned, code, named("district") + [("parent", .string(county))])
      for year in [2017, 2018] {
        add(.populationEstimated, code, [("year", .whole(year)), ("persons", .whole(50_000)), ("note", .string(text))])
      }
    }
    for feed in [text] + RecordKind.allCases.map(\.word) {
      add(
        .coverageDeclared, text,
        [
          ("feed", .string(feed)), ("area", .string(county)), ("start", .string("2017-01-01")),
          ("end", .string("2019-09-01")), ("status", .string("complete")),
        ])
    }
    add(
      .practiceNoted, text,
      [("effective", .string("2018-05-01")), ("text", .string("General \(party)")), ("note", .string(text))])
  }

  private mutating func addDefinitions() {
    let crimes: [(String, JSONOutput)] = [("records", .string("crime"))]
    let attributes: [(String, JSONOutput)] =
      isWord ? [("attributes.\(party)", json([("not", .flag(false))]))] : []
    let tests = json(
      [("offence", .string(path)), ("outcome", json([("not", .string("other \(party)"))]))] + attributes)
    let related = json([("records", .string("crime")), ("by", .string("party")), ("within", .string("12 months"))])
    let weights = json([
      ("by", .string("offence")), ("values", json([(path, .whole(3)), ("other", .whole(2))])), ("otherwise", .whole(1)),
    ])
    let feeds = JSONOutput.array([.string(text), .string("crime")])
    define("", "count", [("count", json(crimes + [("where", tests)])), ("feeds", feeds)])
    define("", "rate", [("count", json(crimes + [("where", tests)]))], version: 2)
    define("-rate", "rate", [("count", json(crimes))])
    define("-repeat", "percentage", [("count", json(crimes + [("preceded", related)])), ("of", json(crimes))])
    define("-published", "published", [])
    define("-harm", "count", [("count", json(crimes + [("weights", weights)]))])
    define("-marac", "count", [("count", json([("records", .string("marac"))]))])
  }

  private mutating func define(
    _ ending: String, _ measure: String, _ more: [(String, JSONOutput)], version: Int = 1
  ) {
    let definition: [(String, JSONOutput)] =
      [
        ("indicator", .string(indicator + ending)), ("version", .whole(version)), ("title", .string("Title \(party)")),
        ("outcome", .string("Outcome \(party)")), ("effective", .string("201\(6 + version)-04-01")),
        ("reason", .string("Reason \(party)")), ("measure", .string(measure)), ("unit", .string("unit \(party)")),
        ("source", .string("source \(party)")), ("caveats", .array([.string("caveat \(party)")])),
        ("threshold", json([("upper", .whole(40)), ("source", .string("by \(party)"))])),
        ("disclosure", json([("none", .string("none for \(party)"))])),
      ] + more
    add(.definitionAdopted, indicator + ending, [("definition", .object(definition)), ("note", .string(text))])
  }

  // MARK: Records

  /// Some that stay as they are, and one for each event that changes or closes it.
  private mutating func addRecords(of kind: RecordKind) {
    let rules = EventRule.all.filter { $0.subject == .record(kind) }
    guard let opening = rules.first(where: { $0.role == .opens }) else {
      preconditionFailure("Something opens every kind of record.")
    }
    let changes = rules.filter { $0.role != .opens }
    for number in 0..<24 + changes.count {
      let subject = number == 0 ? party : "\(kind.word)/\(party)/\(number)"
      let month = number % 12 + 1
      let date = "201\(7 + number % 2)-\(month < 10 ? "0" : "")\(month)-15"
      var given: [String: JSONOutput] = ["date": .string(date)]
      let isOther = number % 3 == 2
      if isOther { given["party"] = .string("another") }
      if number % 4 == 3 { given["area"] = .string("E07000130") }
      let names = opening.fields.contains { $0.name == "party" }
      let agency = names && !isOther ? NamedEverywhere.hidden : NamedEverywhere.open
      let changed = number < changes.count ? changes[number] : nil
      // A correction names the party later.
      let corrects = changed?.fields.contains { $0.name == "party" } ?? false
      if corrects { given["party"] = .string("another") }
      add(opening, subject: subject, with: given, agency: corrects ? NamedEverywhere.hidden : agency)
      if let changed { add(changed, subject: subject) }
    }
  }
}

extension NamedEverywhere {
  /// Where the party stands in what was printed, as it is or in any writing that a reader takes for it; nil where it does not.
  package func place(in output: String) -> String? {
    let text = Array(output.utf8)
    for form in writings {
      let form = Array(form.utf8)
      var start = text.startIndex
      while let found = text[start...].firstRange(of: form) {
        if party.unicodeScalars.count >= 8 || !isWithinWord(text, found) {
          let around = text[max(0, found.lowerBound - 60)..<min(text.count, found.upperBound + 60)]
          return String(decoding: around, as: UTF8.self)
        }
        start = found.upperBound
      }
    }
    return nil
  }

  private func isWithinWord(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    func isLetterOrDigit(_ index: Int) -> Bool {
      guard text.indices.contains(index) else { return false }
      let scalar = Unicode.Scalar(text[index])
      return scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
    }
    return isLetterOrDigit(range.lowerBound - 1) || isLetterOrDigit(range.upperBound)
  }

  /// The party as it may be written in an address, in HTML, JSON and CSV.
  private var writings: Set<String> {
    var json: [UInt8] = []
    JSONOutput.string(party).write(to: &json)
    let encoded = party.utf8.map { byte -> String in
      let scalar = Unicode.Scalar(byte)
      let isKept = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      return isKept ? String(scalar) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
    let escaped = party.unicodeScalars.map { scalar -> String in
      let digits = String(scalar.value, radix: 16)
      return scalar.isASCII ? String(scalar) : "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }.joined()
    let html = [("&", "&amp;"), ("\"", "&quot;"), ("<", "&lt;"), (">", "&gt;")].reduce(party) { text, pair in
      text.split(separator: pair.0, omittingEmptySubsequences: false).joined(separator: pair.1)
    }
    let csv = party.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    return [
      party, encoded, encoded.lowercased(), html, csv, escaped,
      String(decoding: json.dropFirst().dropLast(), as: UTF8.self),
    ]
  }

  /// The numbers of an answer in JSON in ascending order, but for those that say when it was known.
  package static func numbers(of json: String) -> [String] {
    var document = JSONDocument()
    guard (try? document.read(Array(json.utf8)[...])) != nil else { return ["no JSON"] }
    var found: [String] = []
    func visit(_ node: Int) {
      switch document.kind(node) {
      case .number: found.append(document.number(node).description)
      case .array: for element in document.elements(node) { visit(element) }
      case .object:
        for member in document.members(node) {
          let key = document.string(member)
          if !["knownAt", "points", "length"].contains(key) { visit(member + 1) }
        }
      default: return
      }
    }
    visit(document.root)
    return found.sorted()
  }
}
