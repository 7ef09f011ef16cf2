internal import Events
internal import Ledger

/// Looks at every event that is about to be appended for what breaks no rule and is most likely a slip: a word that is new
/// and close to a known one, a date after the day of recording.
final class EventWatch {
  private let isStrict: Bool
  private let times: RecordedTimes
  private let others: KnownWordSource
  private var search: SlipSearch
  /// How many events of each type were taken, by the position of the type.
  private var counts = [Int](repeating: 0, count: EventType.allCases.count)

  /// - Parameters:
  ///   - isStrict: whether such an event is refused.
  ///   - times: which recorded times the events get.
  ///   - others: the words that are known beside the common ones.
  init(isStrict: Bool, times: RecordedTimes = .now, others: KnownWordSource) {
    self.isStrict = isStrict
    self.times = times
    self.others = others
    search = SlipSearch(isStrict: isStrict, others: others)
  }

  /// Forgets what it has seen: the same events are looked at again.
  func restart() {
    search = SlipSearch(isStrict: isStrict, others: others)
    counts = [Int](repeating: 0, count: counts.count)
  }

  var warnings: [FeedWarning] { search.warnings }
  var furtherWarningCount: Int { search.furtherWarningCount }

  /// Looks at an event that is about to be appended.
  /// - Throws: where slips are refused a `Refusal` with all of them; and what getting the known words throws.
  func inspect(_ event: EventReader, _ time: RecordedTime) throws {
    var slips = FaultCollector()
    try search.inspect(event, time, &slips)
    try slips.end()
    counts[event.rule.position] += 1
  }

  /// Counts an event in which nothing is to be warned of, and which was not looked at.
  func count(_ rule: EventRule) { counts[rule.position] += 1 }

  /// Whether a date is one to be warned of in an event that is recorded at a time.
  func isAhead(_ date: CivilDate, at time: RecordedTime) -> Bool { date > London.date(at: time) }

  /// How many events of each type were taken; of what there was none is left out.
  var typeCounts: [(type: EventType, count: Int)] {
    zip(EventType.allCases, counts).filter { $0.1 > 0 }.map { (type: $0.0, count: $0.1) }
  }

  /// Says where the event stands to which the last warnings belong.
  func locate(_ change: (Refusal) -> Refusal) { search.locate(change) }

  /// Notes what is striking of a whole file; the refusal that is made of it says where it stands.
  /// - Throws: that `Refusal`, where slips are refused.
  func note(_ mistake: WarningMistake, _ refusal: (any Mistake) -> Refusal) throws(Refusal) {
    var slips = FaultCollector()
    search.note(mistake, &slips, refusal)
    try slips.end()
  }
}

// MARK: Events that are refused

extension EventWatch {
  /// What is at fault with an event that breaks a rule: where slips are refused its slips, too.
  /// - Throws: what getting the known words throws.
  func everyFault(_ refusal: Refusal, of json: [UInt8]) throws -> Refusal {
    guard isStrict, refusal.mistake.blame == .rule, !(refusal.mistake is StrictMistake),
      let event = EventWatch.readable(json)
    else { return refusal }
    var faults = FaultCollector()
    faults.add(refusal)
    try search.inspect(event, time(of: event), isSound: false, &faults)
    return Refusal(together: faults.faults) ?? refusal
  }

  /// The same for a definition that cannot be adopted.
  func everyFault(_ refusal: Refusal, ofDefinition json: [UInt8]) throws -> Refusal {
    var document = JSONDocument()
    guard isStrict, (try? document.read(json[...])) != nil else { return refusal }
    var faults = FaultCollector()
    faults.add(refusal)
    try search.inspect(definition: document.root, of: document, path: "definition.", &faults)
    return Refusal(together: faults.faults) ?? refusal
  }

  /// The event, where its type is known and its data can be looked at.
  private static func readable(_ json: [UInt8]) -> EventReader? {
    var event = EventReader()
    guard (try? event.read(json[...])) != nil else { return nil }
    do throws(Refusal) {
      try event.check()
    } catch {
      let unreadable: [Refusal.Place] = [.field("type"), .field("data"), .field("data_base64")]
      if error.each.contains(where: { unreadable.contains($0.place) }) { return nil }
    }
    return event
  }

  /// The recorded time that an event would have had.
  private func time(of event: EventReader) -> RecordedTime {
    switch times {
    case .now: Ledger.now
    case .at(let time): time
    case .asRecorded: (try? event.recordedTime()) ?? Ledger.now
    }
  }
}
