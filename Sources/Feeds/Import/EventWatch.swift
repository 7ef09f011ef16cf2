internal import Events

/// Looks at every event that is about to be appended for what breaks no rule and is most likely a slip: a word that is new
/// and close to a known one, a counting date after the day of recording.
///
/// Each word is looked up once. A new word that is close to none is known from then on.
final class EventWatch {
  /// What to look at in events of one type: the positions of their fields.
  private struct Plan {
    var words: [(index: Int, name: String, field: KnownWords.Field)] = []
    /// The field `date` of a record.
    var date: Int?
    var isAdoption = false
  }

  private static let plans: [Plan] = EventType.allCases.map { type in
    var plan = Plan(isAdoption: type == .definitionAdopted)
    for (index, field) in type.rule.fields.enumerated() {
      if let words = KnownWords.Field(field, of: type.rule) { plan.words.append((index, field.name, words)) }
      if field.content == .date { plan.date = index }
    }
    return plan
  }

  /// New words that one append is warned of: where there are more, it has a vocabulary of its own.
  private static let maximumNewWordCount = 256

  private(set) var warnings: [FeedWarning] = []
  private(set) var furtherWarningCount = 0
  private let isStrict: Bool
  private let others: KnownWordSource
  /// The common words, those of the other source once it was asked, and the new words.
  private var known = KnownWords.common
  private var isInformed = false
  private var newWordCount = 0
  private var seen = SeenWords()
  /// For each verdict but the first, which is that nothing is wrong: the word that may be meant, and its warning.
  private var doubts: [(near: String, warning: Int?)] = []
  private var datesAhead: [CivilDate: Int?] = [:]
  /// The civil day of the last recorded time, and when it begins and ends.
  private var today: (date: CivilDate, start: RecordedTime, end: RecordedTime)?
  private var locatedCount = 0

  /// - Parameters:
  ///   - isStrict: whether such an event is refused.
  ///   - others: the words that are known beside the common ones.
  init(isStrict: Bool, others: KnownWordSource) {
    self.isStrict = isStrict
    self.others = others
  }

  // MARK: Looking

  /// Looks at an event that is about to be appended.
  /// - Throws: where slips are refused a `Refusal` with all of them; and what getting the known words throws.
  func inspect(_ event: EventReader, _ time: RecordedTime) throws {
    let plan = EventWatch.plans[event.rule.position]
    var slips = FaultCollector()
    if let index = plan.date, let node = event.node(at: index) {
      check(date: event.document.raw(node), time, &slips)
    }
    for (index, name, field) in plan.words {
      guard let node = event.node(at: index) else { continue }
      if event.document.kind(node) == .array {
        for element in event.document.elements(node) {
          try check(event.document.raw(element), field, "data." + name, &slips)
        }
      } else {
        try check(event.document.raw(node), field, "data." + name, &slips)
      }
    }
    if plan.isAdoption, let definition = try event.definition() {
      for use in KnownWords.uses(in: definition) {
        try check(Array(use.word.utf8)[...], use.field, "data.definition." + use.path, &slips)
      }
    }
    try slips.end()
  }

  private func check(
    _ word: ArraySlice<UInt8>, _ field: KnownWords.Field, _ place: @autoclosure () -> String,
    _ slips: inout FaultCollector
  ) throws {
    let verdict: Int
    if let known = seen.verdict(word, field) {
      verdict = known
    } else {
      verdict = try judge(String(decoding: word, as: UTF8.self), field)
      seen.insert(word, field, verdict: verdict)
    }
    guard verdict > 0 else { return }
    let near = doubts[verdict - 1].near
    note(
      .nearWord(near), { Refusal(.field(place()), value: String(decoding: word, as: UTF8.self), $0) },
      &doubts[verdict - 1].warning, &slips)
  }

  /// The verdict on a word that was not looked up before: 0, or the place of a doubt plus one.
  private func judge(_ word: String, _ field: KnownWords.Field) throws -> Int {
    if field == .cause, Words.isICD10(Array(word.utf8)[...]) { return 0 }
    if known.contains(word, field) { return 0 }
    if !isInformed {
      known.formUnion(try others.words())
      isInformed = true
      if known.contains(word, field) { return 0 }
    }
    newWordCount += 1
    guard newWordCount <= EventWatch.maximumNewWordCount, let near = known.nearest(to: word, field) else {
      known.insert(word, field)
      return 0
    }
    doubts.append((near, nil))
    return doubts.count
  }

  private func check(date: ArraySlice<UInt8>, _ time: RecordedTime, _ slips: inout FaultCollector) {
    guard let date = CivilDate(date) else { return }
    let today = day(of: time)
    guard date > today else { return }
    note(
      .dateAhead(recorded: today), { Refusal(.field("data.date"), value: date.description, $0) },
      &datesAhead[date, default: nil], &slips)
  }

  private func day(of time: RecordedTime) -> CivilDate {
    if let today, today.start <= time, time < today.end { return today.date }
    let date = London.date(at: time)
    today = (date, London.start(of: date), London.start(of: CivilDate(day: date.day + 1)))
    return date
  }

  // MARK: Warning

  /// Notes a slip: where slips are refused among the event's faults, else as a warning, or one more event for one.
  private func note(
    _ mistake: WarningMistake, _ refusal: (any Mistake) -> Refusal, _ warning: inout Int?,
    _ slips: inout FaultCollector
  ) {
    if isStrict { return slips.add(refusal(StrictMistake(warning: mistake))) }
    if let warning {
      if warnings.indices.contains(warning) { warnings[warning].count += 1 }
      return
    }
    // Those that are not kept have a place behind the kept ones.
    warning = warnings.count
    if warnings.count < FeedReport.maximumWarningCount {
      warnings.append(FeedWarning(first: refusal(mistake)))
    } else {
      furtherWarningCount += 1
    }
  }

  /// Says where the event stands to which the last warnings belong.
  func locate(_ change: (Refusal) -> Refusal) {
    while locatedCount < warnings.count {
      warnings[locatedCount].first = change(warnings[locatedCount].first)
      locatedCount += 1
    }
  }
}

extension KnownWords.Field {
  /// The words that a field of an event holds; nil where its words are not free.
  fileprivate init?(_ field: FieldRule, of rule: EventRule) {
    switch (rule.type, field.name) {
    case (.areaAssigned, "geography"): self = .geography
    case (.populationEstimated, "of"): self = .population
    default:
      guard [.path, .paths, .cause].contains(field.value), let content = field.content,
        let words = KnownWords.Field(content)
      else { return nil }
      self = words
    }
  }
}
