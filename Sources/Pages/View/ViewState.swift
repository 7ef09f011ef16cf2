internal import Events
internal import Figures
internal import Ledger
internal import Presentation
internal import Projections
internal import Reports
internal import Snapshots

/// Where a reader stands: the quarter, the area, what was known, and which versions judge. Every page of figures takes it
/// from its address, and every link carries it on.
struct ViewState: Sendable {
  let visit: PageContext
  let maker: FigureMaker
  let quarter: Quarter
  let area: String
  /// The point as the address names it; nil for now.
  let knownAt: String?
  /// The version that judges everything, by indicator; the others are judged by the versions in force.
  let definitions: [String: Int]
  let disclose: Bool
  /// Whether what is known at the point stays that for ever.
  let isPinned: Bool

  static let parameters = ["quarter", "area", "known-at", "definition", "disclose"]
  static let repeated = ["definition"]

  var point: Snapshot { maker.point }
  var areaName: String { point.hierarchy.name(of: area) }

  /// - Parameter quarter: the quarter that the path names.
  init(_ query: Query, _ visit: PageContext, quarter named: Quarter? = nil) throws {
    self.visit = visit
    knownAt = query["known-at"]
    let (length, isPinned) = try visit.length(of: knownAt)
    self.isPinned = isPinned
    let maker = try visit.maker(length: length)
    self.maker = maker
    disclose = try visit.disclose(query)
    let defaults = Defaults(maker.point)
    area = try query["area"].map { try ViewState.checked($0, maker.point) } ?? defaults.area
    let asked = try query["quarter"].map { try ViewState.quarter($0) }
    quarter = named ?? asked ?? defaults.quarter
    var definitions: [String: Int] = [:]
    for text in query.all("definition") {
      let (indicator, version) = try ViewState.definition(text, visit)
      definitions[indicator] = version
    }
    self.definitions = definitions
  }

  // MARK: Reading

  private static func checked(_ area: String, _ point: Snapshot) throws(Refusal) -> String {
    guard point.isKnown(area: area) else {
      throw Refusal(
        field: "area", value: area, rule: "nothing known at this point names the area",
        remedy: "Choose one of the list on the overview, or write a GSS code such as E10000018")
    }
    return area
  }

  /// Reads `2019-20-Q1`, or the label `2019/20 Q1`.
  static func quarter(_ text: String) throws(Refusal) -> Quarter {
    var label = Array(text)
    if label.count == 10, label[4] == "-", label[7] == "-" { (label[4], label[7]) = ("/", " ") }
    guard let quarter = Quarter(String(label)) else {
      throw Refusal(
        field: "quarter", value: text, rule: "it is a quarter of a financial year",
        remedy: "Write 2019-20-Q1 for April to June 2019")
    }
    return quarter
  }

  /// How a quarter stands in an address: `2019-20-Q1`.
  static func word(_ quarter: Quarter) -> String {
    String(quarter.label.map { "/ ".contains($0) ? "-" : $0 })
  }

  /// Reads `marac-repeat/1`.
  private static func definition(_ text: String, _ visit: PageContext) throws(Refusal) -> (String, Int) {
    let adopted = visit.projection.facts.definitions.map(\.content.definition)
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let version = Int(parts[1]) else {
      throw Refusal(
        field: "definition", value: text, rule: "it names an indicator and one of its versions",
        remedy: "Write marac-repeat/1, or leave it out for the versions in force")
    }
    let versions = adopted.filter { $0.indicator == parts[0] }.map(\.version)
    guard versions.contains(version) else {
      throw Refusal(
        field: "definition", value: text,
        rule: versions.isEmpty ? "there is no such indicator" : "\(parts[0]) has no such version",
        remedy: versions.isEmpty
          ? "See the page of definitions for the indicators that are there"
          : "Its versions are \(versions.map(String.init).joined(separator: ", "))")
    }
    return (String(parts[0]), version)
  }

  // MARK: Addresses

  /// The parameters of a link to another page that stands at the same place.
  var carried: [(name: String, value: String)] { items(knownAt: knownAt) }

  /// The same with the point pinned.
  var pinned: [(name: String, value: String)] { items(knownAt: "#\(point.length)") }

  private func items(knownAt: String?) -> [(name: String, value: String)] {
    var items = [(name: "quarter", value: ViewState.word(quarter)), (name: "area", value: area)]
    if let knownAt { items.append((name: "known-at", value: knownAt)) }
    for (indicator, version) in definitions.sorted(by: { $0.key < $1.key }) {
      items.append((name: "definition", value: "\(indicator)/\(version)"))
    }
    if disclose { items.append((name: "disclose", value: "1")) }
    return items
  }

  // MARK: What is shown there

  /// The report of the quarter and the area: the figures of every page that stands here.
  func report() throws -> Report {
    let key = ReportCache.Key(
      length: point.length, quarter: quarter, area: area, definitions: definitions, disclose: disclose)
    return try visit.reports.report(key) {
      try ReportMaker(maker).report(quarter, area: area, definitions: definitions, disclose: disclose)
    }
  }

  /// A frame for a page that stands here.
  /// - Parameter address: the page's path; it is given the parameters.
  func frame(_ title: String, _ address: Address, crumbs: [PageFrame.Crumb] = []) -> PageFrame {
    var permanent = address
    permanent.query = pinned + address.query
    return PageFrame(
      title: title, crumbs: crumbs, carried: carried, known: knownText, permanent: permanent,
      general: Notices.general(point), report: Address("report", ViewState.word(quarter), query: carried))
  }

  var knownText: String {
    guard let time = maker.knownTime else { return "As known after no events." }
    return "As known after \(NumberFormat.counted(point.length, "event", "events")), the last recorded "
      + "\(PeriodFormat.date(London.date(at: time))) (\(time))."
  }
}

/// What is noted of the ledger as a whole.
enum Notices {
  static func general(_ point: Snapshot) -> [String] {
    point.projection.facts.practices.known(at: point.length).map(\.content).filter(\.isGeneral).map(\.text)
  }
}
