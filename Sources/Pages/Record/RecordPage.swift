internal import Events
internal import Figures
internal import Ledger
internal import Presentation
internal import Projections
internal import Questions
internal import Snapshots

/// The life of one record, or of any other subject: its events in the order they were recorded.
///
/// What an event says of a person, a place or a date is shown only to those who may see small numbers and ask for it:
/// one record is the smallest number there is. Others see what happened, when it was recorded and by which feed.
struct RecordPage {
  private let subject: String
  private let point: EvidencePoint
  private let account: HTML
  private let smallNumbersLink: HTML
  private let events: [RecordEvent]
  /// Whether the record counts, for those who may see it; nil for others, and for what is no record.
  private let counts: RecordCounts?
  private let general: [String]

  /// Events of one subject that are shown, the newest.
  private static let maximumEventCount = 500

  /// - Parameter place: the parameters of the view and of the point up to which its events are shown.
  static func address(_ subject: String, _ place: [QuestionParameters.Item]) -> Address {
    Address("record", query: place + [(Parameter.subject.name, subject)])
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

  init(_ query: [QuestionParameters.Item], _ context: PageContext) throws {
    let parameters = try QuestionParameters(
      query, EvidencePoint.parameters + [.subject], repeatable: ViewAddress.repeatable, on: .page)
    guard let subject = parameters[.subject] else {
      throw Refusal(.parameter(.subject), PageMistake.subjectNotNamed)
    }
    self.subject = subject
    let point = try EvidencePoint(parameters, context)
    self.point = point
    (account, smallNumbersLink) = (context.account, context.smallNumbersLink)
    let ledger = context.ledger
    var mask = context.ledgerView.eventMask
    let meant = mask.erased.meant(subject)
    // Whoever is not told of records is not told which there are.
    func check(_ kinds: Set<RecordKind>) throws(Refusal) {
      guard context.access.tellsRecords(of: kinds) else { throw Refusal(.parameter(.subject), AccessMistake.records) }
    }
    guard !mask.erased.contains(meant) else {
      try check(Set(RecordKind.allCases))
      throw PageFailure.unknownSubject
    }
    let hierarchy = point.known.snapshot.hierarchy
    var events: [RecordEvent] = []
    var numbers: [RecordKind: UInt32] = [:]
    let known = try ledger.sequences(subject: meant).filter { $0 < point.known.length }
    for sequence in known.suffix(RecordPage.maximumEventCount) {
      try ledger.forEachEvent(in: sequence..<sequence + 1) { _, record, json in
        try mask.apply(to: &json, record: record)
        let event = RecordEvent(json, sequence, areaName: hierarchy.label(of:))
        events.append(event)
        if let kind = EventType(rawValue: event.type)?.recordKind { numbers[kind] = record }
        return true
      }
    }
    let kinds = events.compactMap { EventType(rawValue: $0.type)?.recordKind }
    try check(Set(events.isEmpty ? RecordKind.allCases : kinds))
    guard !events.isEmpty else { throw PageFailure.unknownSubject }
    self.events = events
    let ids = numbers.map { RecordID(kind: $0.key, number: $0.value) }.sorted()
    counts = point.view.disclose && !ids.isEmpty ? RecordCounts(ids, point, context) : nil
    general = point.known.snapshot.generalNotes.map(\.text)
  }

  var page: Page {
    let frame = PageFrame(
      title: "The life of \(subject)", account: account,
      crumbs: [PageFrame.Crumb(text: "Overview", address: Address(query: point.view.items))],
      carried: point.view.items,
      known: "As known after \(NumberFormat.counted(point.known.length, "event", "events")) of the ledger.",
      permanent: RecordPage.address(subject, point.pinned), general: general)
    return Page(
      html: frame.document(
        """
        \(counts?.opening ?? "")
        \(point.view.disclose ? "" : notice)
        \(counts?.html ?? "")
        <h2 id="life">What happened to it</h2>
        <p>\(events.count == 1 ? "One event." : "\(events.count) events, in the order they were recorded.")</p>
        <ol class="timeline">
        \(events.map(item))
        </ol>
        \(asKnownNow)
        """), isPinned: point.isPinned && !point.view.disclose)
  }

  /// The way to what is known of it by now, where the page shows it as it was.
  private var asKnownNow: HTML {
    guard point.isPinned else { return "" }
    var now = point.view
    now.knownAt = nil
    return "<p>\(HTML.link("As known now", to: RecordPage.address(subject, now.items)))</p>"
  }

  private var notice: HTML {
    """
    <p class="withheld">What the events say of persons, places and dates, and whether and where the record counts, is for readers \
    with the scope disclose.\(smallNumbersLink)</p>
    """
  }

  private func item(_ event: RecordEvent) -> HTML {
    var facts: [HTML] = [
      "<div><dt>Recorded</dt><dd>\(event.day) <span class=\"hint\">\(event.recorded)</span></dd></div>",
      "<div><dt>By</dt><dd>\(event.source)</dd></div>",
    ]
    if point.view.disclose {
      if let time = event.time { facts.append("<div><dt>Said to be of</dt><dd>\(time)</dd></div>") }
      if let leafHash = event.leafHash {
        let hint: HTML = "an erased party is masked: it cannot be computed from what is shown"
        facts.append(
          "<div><dt>Hash of its leaf</dt><dd><code>\(leafHash)</code> <span class=\"hint\">\(hint)</span></dd></div>")
      }
      facts += event.data.map { "<div><dt>\($0.name)</dt><dd>\($0.value)</dd></div>" as HTML }
    }
    return """
      <li id="event-\(event.sequence)">
      <h3>\(event.title) <span class="hint">\(event.type), event #\(event.sequence)</span></h3>
      <dl>
      \(facts)
      </dl>
      </li>
      """
  }
}
