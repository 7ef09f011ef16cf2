import Foundation
import FoundationXML
import Pages
import Testing

/// A ledger in which every free text is an attack.
@Suite("Hostile text is shown as text")
struct HostileTextTests {
  /// An attack that says which field it came from.
  private static func attack(_ field: String) -> String {
    "<i title=\"\(field)\" onclick='alert(1)'>[\(field)]</i></td></svg>]]><script>alert(1)</script>&lt;b&gt;\u{202E}\n"
      + "javascript:alert(1)\"><img src=x onerror=alert(1)>"
  }

  /// The same in an attribute, which holds no control characters.
  private static func attributeAttack(_ field: String) -> String { attack(field).replacing("\n", with: " ") }

  private static let fields = [
    "source", "subject", "id", "note", "party", "outcome", "location", "area-name", "level", "title", "group", "reason",
    "unit", "caveat", "threshold", "def-source", "practice", "feed", "publisher", "report", "display",
  ]

  private static var lines: String {
    let text = attack
    var lines = Lines.area("E12000004", "Region", level: text("level"))
    lines += Lines.area("E10000018", text("area-name"), level: text("level"), parent: "E12000004")
    lines += Lines.area("E07000129", text("area-name") + "2", level: "district", parent: "E10000018")
    lines += Lines.area("E07000130", "District", level: "district", parent: "E10000018")
    for version in 1...2 {
      lines += Lines.definition(
        "share", version: version,
        [
          "measure": "percentage", "count": ["records": "crime", "where": ["location": text("location")]],
          "of": ["records": "crime"], "title": text("title"), "outcome": text("group"), "reason": text("reason"),
          "unit": text("unit"), "caveats": [text("caveat")], "source": text("def-source"),
          "threshold": ["upper": 40, "source": text("threshold")],
          "effective": version == 1 ? "2016-04-01" : "2018-10-01",
        ])
    }
    lines += Lines.definition("given", ["measure": "published", "title": text("title"), "unit": text("unit")])
    for (id, area) in [("s1", "E10000018"), ("s2", "E12000004")] {
      lines += Lines.event(
        "statistic.published", "given", id: id,
        ["area": area, "start": "2018-07-01", "end": "2019-07-01", "value": 4.5, "publisher": text("publisher")])
    }
    lines += Lines.event(
      "practice.noted", attributeAttack("subject"), id: "n",
      ["effective": "2018-01-01", "text": text("practice"), "indicators": ["share"]])
    lines += Lines.event(
      "practice.noted", "general", id: "n2", ["effective": "2018-01-01", "text": text("practice")])
    lines += Lines.event(
      "coverage.declared", "c", id: "c",
      [
        "feed": text("feed"), "area": "E10000018", "start": "2019-01-01", "end": "2019-07-01", "status": "partial",
      ])
    for index in 0..<27 {
      for item in 0..<24 {
        var more: [String: Any] = item % 2 == 0 ? ["location": text("location")] : [:]
        more["note"] = text("note")
        more["party"] = attributeAttack("party")
        more["outcome"] = text("outcome")
        let subject = attributeAttack("subject") + "\(index)-\(item)"
        lines += Lines.event(
          "crime.recorded", subject, id: attributeAttack("id") + subject, source: attributeAttack("source"),
          [
            "offence": "burglary", "date": Lines.month(index), "area": item < 12 ? "E07000129" : "E07000130",
          ].merging(more) { $1 })
      }
    }
    lines += Lines.event(
      "figure.published", "share", id: "f",
      [
        "report": text("report"), "area": "E10000018", "period": ["start": "2018-07-01", "end": "2019-07-01"],
        "value": 12, "display": text("display"), "knownAt": ["sequence": 10, "time": NSNull()], "versions": [1],
      ])
    return lines
  }

  /// Every element and attribute of a page that is well formed.
  private final class Reading: NSObject, XMLParserDelegate {
    var elements: Set<String> = []
    var attributes: Set<String> = []
    var addresses: [String] = []
    var text = ""

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      elements.insert(name)
      self.attributes.formUnion(attributes.keys)
      for key in ["href", "src", "action"] { addresses += [attributes[key]].compactMap { $0 } }
      text += " " + attributes.values.joined(separator: " ")
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }
  }

  @Test("on every page of a ledger full of attacks, to a reader who may see all of it")
  func pages() throws {
    let site = try Site(lines: HostileTextTests.lines)
    let base = "quarter=2019-20-Q1&area=E10000018&known-at=%23\(try site.length)&disclose=1"
    var shown = ""
    var count = 0
    for start in ["/?\(base)", "/why/share?area=E10000018&from=2018-06&to=2019-06&by=category&disclose=1"] {
      for address in HostileTextTests.addresses(site, from: start) {
        let page = site.get(address)
        #expect(page.status == 200, "\(address)")
        guard page.contentType.hasPrefix("text/html") else { continue }
        count += 1
        let reading = Reading()
        let parser = XMLParser(data: Data(page.body.utf8))
        parser.delegate = reading
        #expect(parser.parse(), "\(address) is not well formed: \(parser.parserError.map { "\($0)" } ?? "")")
        let strange = reading.elements.subtracting(HostileTextTests.elements)
        #expect(strange.isEmpty, "\(address) has elements \(strange.sorted())")
        let handlers = reading.attributes.filter { $0.hasPrefix("on") || $0 == "style" || $0 == "srcdoc" }
        #expect(handlers.isEmpty, "\(address) has attributes \(handlers.sorted())")
        for link in reading.addresses {
          #expect(link.hasPrefix("/") && !link.hasPrefix("//") || link.hasPrefix("#"), "\(address) leads to \(link)")
        }
        #expect(!page.body.unicodeScalars.contains("\u{202E}"), "\(address) turns the direction of writing")
        shown += reading.text
      }
    }
    #expect(count > 20)
    for field in HostileTextTests.fields where !["id", "level", "report", "display"].contains(field) {
      #expect(shown.contains("[\(field)]"), "no page shows \(field)")
    }
  }

  @Test("in the parameters of an address, and in the path")
  func addresses() throws {
    let site = try Site(lines: Lines.definition("all", ["measure": "count", "count": ["records": "crime"]]))
    let attack = HostileTextTests.attack("x").addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    for address in [
      "/\(attack)", "/indicators/\(attack)", "/definitions/\(attack)", "/report/\(attack)", "/record?subject=\(attack)",
      "/?area=\(attack)", "/?quarter=\(attack)", "/?known-at=\(attack)", "/?definition=\(attack)", "/?\(attack)=1",
      "/?disclose=\(attack)", "/definitions?draft=\(attack)", "/why/all?area=\(attack)&from=\(attack)&to=\(attack)",
      "/why/all?area=E1&from=2018-06&to=2019-06&by=\(attack)", "/records/all?area=E1&to=\(attack)",
      "/records/all?area=E1&to=2019-06&part=\(attack)", "/indicators/..%2F..%2Fetc%2Fpasswd", "/%2e%2e/%2e%2e",
    ] {
      let page = site.get(address)
      #expect(page.status == (address.contains("draft") ? 200 : page.status) && page.status < 500, "\(address)")
      #expect((200..<500).contains(page.status) && XMLParser(data: Data(page.body.utf8)).parse(), "\(address)")
      #expect(!page.body.contains("<i ") && !page.body.contains("<script") && !page.body.contains("<img"), "\(address)")
    }
  }

  /// The addresses of pages that a disclosing reader comes to, some of each kind.
  private static func addresses(_ site: Site, from start: String) -> [String] {
    CrawlTests.crawl(site, from: start, perKind: 6).map(\.address)
  }

  private static let elements: Set<String> = [
    "html", "head", "meta", "title", "link", "body", "a", "header", "p", "nav", "ul", "ol", "li", "main", "h1", "h2",
    "h3", "h4", "section", "footer", "aside", "div", "span", "b", "br", "code", "pre", "dl", "dt", "dd", "table",
    "caption", "thead", "tbody", "tr", "th", "td", "form", "label", "select", "option", "optgroup", "input", "button",
    "textarea", "details", "summary", "figure", "figcaption", "svg", "g", "desc", "line", "polyline", "polygon", "path",
    "rect", "circle", "text",
  ]
}
