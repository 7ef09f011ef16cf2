internal import Events

/// What an ``EventWatch`` knows, and how it looks.
///
/// Each word is looked up once. A new word that is close to none is known from then on.
struct SlipSearch {
  /// New words of one field that one append is warned of: where there are more, it has a vocabulary of its own.
  private static let maximumNewWordCount = 256

  private(set) var warnings: [FeedWarning] = []
  private(set) var furtherWarningCount = 0
  private let isStrict: Bool
  private let others: KnownWordSource
  /// The common words, those of the other source once it was asked, and the new words.
  private var known = KnownWords.common
  private var isInformed = false
  private var newWordCounts: [KnownWords.Field: Int] = [:]
  /// Fields with a vocabulary of their own: what is new there is not kept either.
  private var crowdedFields: Set<KnownWords.Field> = []
  private var seen = SeenWords()
  /// For each verdict but the first, which is that nothing is wrong: the word that may be meant, and its warning.
  private var doubts: [(near: String, warning: Int?)] = []
  private var datesAhead: [DateAhead: Int] = [:]
  /// The civil day of the last recorded time, and when it begins and ends.
  private var today: (date: CivilDate, start: RecordedTime, end: RecordedTime)?
  /// The last date that was not after the day of recording, and that day.
  private var pastDate: (today: CivilDate, text: [UInt8]) = (CivilDate(day: 0), [])
  private var locatedCount = 0

  /// A date after the day of recording, and the field that has it.
  private struct DateAhead: Hashable {
    var field: String
    var date: CivilDate
  }

  /// - Parameters:
  ///   - isStrict: whether such an event is refused.
  ///   - others: the words that are known beside the common ones.
  init(isStrict: Bool, others: KnownWordSource) {
    self.isStrict = isStrict
    self.others = others
  }

  // MARK: Looking

  /// Looks at an event.
  /// - Parameters:
  ///   - isSound: whether the event breaks no rule. Of one that does, what does not is looked at.
  ///   - slips: takes what is found, where slips are refused.
  mutating func inspect(
    _ event: EventReader, _ time: RecordedTime, isSound: Bool = true, _ slips: inout FaultCollector
  ) throws {
    let (rule, document) = (event.rule, event.document)
    let plan = SlipPlan.plans[rule.position]
    for index in plan.dates {
      guard let node = event.node(at: index) else { continue }
      check(date: document.raw(node), rule.fields[index].name, time, &slips)
    }
    for (index, field) in plan.words {
      guard let node = event.node(at: index) else { continue }
      let (name, value) = (rule.fields[index].name, rule.fields[index].value)
      if value == .paths {
        guard isSound || document.kind(node) == .array else { continue }
        for element in document.elements(node) where isSound || ValueRule.path.accepts(document, element) {
          try check(document.raw(element), field, "data." + name, &slips)
        }
      } else if isSound || value.accepts(document, node) {
        try check(document.raw(node), field, "data." + name, &slips)
      }
    }
    if let index = plan.attributes, let node = event.node(at: index) {
      try inspect(attributes: node, of: document, isSound: isSound, &slips)
    }
    if let field = plan.subject, event.subjectNode >= 0, isSound || Words.isPath(document.raw(event.subjectNode)) {
      try check(document.raw(event.subjectNode), field, "subject", &slips)
    }
    if plan.isAdoption { try inspect(adoption: event, isSound: isSound, &slips) }
    if plan.isFeedAdoption, isSound { try inspect(feedAdoption: event, &slips) }
  }

  private mutating func inspect(
    attributes node: Int, of document: JSONDocument, isSound: Bool, _ slips: inout FaultCollector
  ) throws {
    guard document.kind(node) == .object else { return }
    for key in document.members(node) where isSound || Words.isPath(document.raw(key)) {
      let name = document.string(key)
      try check(document.raw(key), .attribute, "data.attributes." + name, &slips)
      guard document.kind(key + 1) == .string, isSound || Words.isPath(document.raw(key + 1)) else { continue }
      try check(document.raw(key + 1), .attributeValue(of: name), "data.attributes." + name, &slips)
    }
  }

  private mutating func inspect(adoption event: EventReader, isSound: Bool, _ slips: inout FaultCollector) throws {
    guard isSound else {
      guard let node = event.node("definition") else { return }
      return try inspect(definition: node, of: event.document, path: "data.definition.", &slips)
    }
    guard let definition = try event.definition() else { return }
    try check(KnownWords.uses(in: definition), path: "data.definition.", &slips)
    known.insert(defined: definition.indicator, .indicator)
  }

  /// A feed file's own name may be near to another's: one partner may well have two.
  private mutating func inspect(feedAdoption event: EventReader, _ slips: inout FaultCollector) throws {
    guard let file = try event.feedFile() else { return }
    try check(KnownWords.uses(in: file), path: "data.feed.", &slips)
    known.insert(file)
  }

  /// Looks at a definition that breaks a rule.
  mutating func inspect(
    definition node: Int, of document: JSONDocument, path: String, _ slips: inout FaultCollector
  ) throws {
    try check(KnownWords.uses(inDefinition: node, of: document), path: path, &slips)
  }

  private mutating func check(_ uses: [KnownWords.Use], path: String, _ slips: inout FaultCollector) throws {
    for use in uses { try check(Array(use.word.utf8)[...], use.field, path + use.path, &slips) }
  }

  private mutating func check(
    _ word: ArraySlice<UInt8>, _ field: KnownWords.Field, _ place: @autoclosure () -> String,
    _ slips: inout FaultCollector
  ) throws {
    let verdict: Int
    if let known = seen.verdict(word, field) {
      verdict = known
    } else if !crowdedFields.isEmpty, crowdedFields.contains(field) {
      return
    } else {
      verdict = try judge(String(decoding: word, as: UTF8.self), field)
      seen.insert(word, field, verdict: verdict)
    }
    guard verdict > 0 else { return }
    let doubt = doubts[verdict - 1]
    doubts[verdict - 1].warning = note(.nearWord(doubt.near), again: doubt.warning, &slips) {
      Refusal(.field(place()), value: String(decoding: word, as: UTF8.self), $0)
    }
  }

  /// The verdict on a word that was not looked up before: 0, or the place of a doubt plus one.
  private mutating func judge(_ word: String, _ field: KnownWords.Field) throws -> Int {
    if field == .cause, Words.isICD10(Array(word.utf8)[...]) { return 0 }
    if known.contains(word, field) { return 0 }
    if !isInformed {
      known.formUnion(try others.words())
      isInformed = true
      if known.contains(word, field) { return 0 }
    }
    newWordCounts[field, default: 0] += 1
    guard newWordCounts[field, default: 0] <= SlipSearch.maximumNewWordCount else {
      crowdedFields.insert(field)
      return 0
    }
    guard let near = known.nearest(to: word, field) else {
      known.insert(word, field)
      return 0
    }
    doubts.append((near, nil))
    return doubts.count
  }

  private mutating func check(
    date text: ArraySlice<UInt8>, _ field: String, _ time: RecordedTime, _ slips: inout FaultCollector
  ) {
    let today = day(of: time)
    // Events of one feed often have one date.
    if today == pastDate.today, text.elementsEqual(pastDate.text) { return }
    guard let date = CivilDate(text) else { return }
    guard date > today else {
      pastDate = (today, Array(text))
      return
    }
    let ahead = DateAhead(field: field, date: date)
    datesAhead[ahead] = note(.dateAhead(recorded: today), again: datesAhead[ahead], &slips) {
      Refusal(.field("data." + field), value: date.description, $0)
    }
  }

  private mutating func day(of time: RecordedTime) -> CivilDate {
    if let today, today.start <= time, time < today.end { return today.date }
    let date = London.date(at: time)
    today = (date, London.start(of: date), London.start(of: CivilDate(day: date.day + 1)))
    return date
  }

  // MARK: Warning

  /// Notes what is striking of a whole file, and where it stands.
  mutating func note(
    _ mistake: WarningMistake, _ slips: inout FaultCollector, _ refusal: (any Mistake) -> Refusal
  ) {
    _ = note(mistake, again: nil, &slips, refusal)
    locatedCount = warnings.count
  }

  /// Notes a slip: where slips are refused among the event's faults, else as a warning, or one more event for one.
  /// - Parameter warning: the place of its warning, where there was one before.
  /// - Returns: the place of its warning; nil where slips are refused.
  private mutating func note(
    _ mistake: WarningMistake, again warning: Int?, _ slips: inout FaultCollector,
    _ refusal: (any Mistake) -> Refusal
  ) -> Int? {
    if isStrict {
      slips.add(refusal(StrictMistake(warning: mistake)))
      return nil
    }
    if let warning {
      if warnings.indices.contains(warning) { warnings[warning].count += 1 }
      return warning
    }
    guard warnings.count < FeedReport.maximumWarningCount else {
      furtherWarningCount += 1
      // Behind those that are kept.
      return warnings.count
    }
    warnings.append(FeedWarning(first: refusal(mistake)))
    return warnings.count - 1
  }

  /// Says where the event stands to which the last warnings belong.
  mutating func locate(_ change: (Refusal) -> Refusal) {
    while locatedCount < warnings.count {
      warnings[locatedCount].first = change(warnings[locatedCount].first)
      locatedCount += 1
    }
  }
}
