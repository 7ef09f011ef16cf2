internal import Events
internal import Figures
internal import Ledger
internal import Presentation

/// The life of one record, or of any other subject: its events in the order they were recorded.
///
/// What an event says of a person, a place or a date is shown only to those who may see small numbers and ask for it:
/// one record is the smallest number there is. Others see what happened, when it was recorded and by which feed.
struct RecordPage {
  private let subject: String
  private let length: Int
  private let isPinned: Bool
  private let disclose: Bool
  private let mayDisclose: Bool
  private let events: [Event]
  private let general: [String]

  private struct Event {
    var sequence: Int
    var type: String
    var recorded: String
    var source: String
    var time: String?
    var data: [(name: String, value: String)]
  }

  /// Events of one subject that are shown, the newest.
  private static let most = 500

  /// - Parameter knownAt: the point up to which its events are shown; nil for now.
  static func address(_ subject: String, knownAt: String? = nil, disclose: Bool) -> Address {
    var query = [(name: "subject", value: subject)]
    if let knownAt { query.append((name: "known-at", value: knownAt)) }
    if disclose { query.append((name: "disclose", value: "1")) }
    return Address("record", query: query)
  }

  /// A link to each of a record's events on its page.
  /// - Parameter address: the record's page.
  static func links(_ sequences: [Int], at address: Address) -> HTML {
    sequences.map { sequence in
      var place = address
      place.fragment = "event-\(sequence)"
      return HTML.link("#\(sequence)", to: place)
    }.joined(by: " ")
  }

  init(_ items: [(name: String, value: String)], _ visit: PageContext) throws {
    let query = try Query(items, ["subject", "known-at", "disclose"])
    guard let subject = query["subject"] else {
      throw Refusal(
        field: "subject", rule: "the parameter is missing", remedy: "Follow a link of an explanation or of the records")
    }
    self.subject = subject
    (length, isPinned) = try visit.length(of: query["known-at"])
    disclose = try visit.disclose(query)
    mayDisclose = visit.reader.mayDisclose
    var erasures = try Erasures(visit.ledger)
    let nothing = NoSuchPage(reason: "No event known at this point is about this subject.")
    guard !erasures.contains(subject) else { throw nothing }
    var events: [Event] = []
    let known = try visit.ledger.sequences(subject: subject).filter { [length] in $0 < length }
    for sequence in known.suffix(RecordPage.most) {
      var json = try visit.ledger.event(at: sequence)
      try erasures.redact(&json)
      events.append(try RecordPage.event(json, sequence))
    }
    guard !events.isEmpty else { throw nothing }
    self.events = events
    general = Notices.general(try visit.maker(length: length).point)
  }

  private static func event(_ json: [UInt8], _ sequence: Int) throws -> Event {
    var document = JSONDocument()
    do throws(JSONError) {
      try document.read(json[...])
    } catch {
      throw LedgerError(.damaged, "event \(sequence) is damaged: run verify")
    }
    func text(_ node: Int) -> String {
      if document.kind(node) == .string { return document.string(node) }
      var bytes: [UInt8] = []
      CanonicalJSON.write(document, node, to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    func attribute(_ name: String) -> String? { document.member(document.root, name).map(text) }
    var data: [(name: String, value: String)] = []
    if let node = document.member(document.root, "data"), document.kind(node) == .object {
      for name in document.members(node).map({ document.string($0) }) {
        if let value = document.member(node, name) { data.append((name, text(value))) }
      }
    }
    return Event(
      sequence: sequence, type: attribute("type") ?? "", recorded: attribute("recordedtime") ?? "",
      source: attribute("source") ?? "", time: attribute("time"), data: data)
  }

  var page: Page {
    let pinned = "#\(length)"
    let frame = PageFrame(
      title: "The life of \(subject)", crumbs: [PageFrame.Crumb(text: "Overview", address: Address())],
      known: "As known after \(NumberFormat.counted(length, "event", "events")) of the ledger.",
      permanent: RecordPage.address(subject, knownAt: pinned, disclose: disclose), general: general)
    return Page(
      html: frame.document(
        """
        <p class="lead">\(events.count == 1 ? "One event." : "\(events.count) events, in the order they were recorded.")</p>
        \(disclose ? "" : notice)
        <ol class="timeline">
        \(events.map(item))
        </ol>
        <p>\(HTML.link("As known now", to: RecordPage.address(subject, disclose: disclose)))</p>
        """), isPinned: isPinned && !disclose)
  }

  private var notice: HTML {
    let link: HTML =
      mayDisclose
      ? " \(HTML.link("Show what they say", to: RecordPage.address(subject, knownAt: "#\(length)", disclose: true)))"
      : ""
    return """
      <p>What the events say of persons, places and dates is for readers with the scope disclose.\(link)</p>
      """
  }

  private func item(_ event: Event) -> HTML {
    var facts: [HTML] = [
      "<div><dt>Recorded</dt><dd>\(event.recorded)</dd></div>", "<div><dt>By</dt><dd>\(event.source)</dd></div>",
    ]
    if disclose {
      if let time = event.time { facts.append("<div><dt>Said to be of</dt><dd>\(time)</dd></div>") }
      facts += event.data.map { "<div><dt>\($0.name)</dt><dd>\($0.value)</dd></div>" as HTML }
    }
    return """
      <li id="event-\(event.sequence)">
      <h2>\(event.type) <span class="hint">event #\(event.sequence)</span></h2>
      <dl>
      \(facts)
      </dl>
      </li>
      """
  }
}
