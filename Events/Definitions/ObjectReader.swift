/// Reads an object whose keys are known, for definitions: what is unknown, missing or ill-typed is refused.
struct ObjectReader {
  let document: JSONDocument
  let path: String
  private var values: [String: Int] = [:]
  private var unknown: [Refusal] = []

  /// - Parameters:
  ///   - keys: the keys that are known.
  ///   - isKnown: whether a key that is none of them is known all the same.
  /// - Throws: a `Refusal` where the node is no map; unknown keys are told by `addUnknownKeys` or `refuseUnknownKeys`.
  init(
    _ document: JSONDocument, _ node: Int, path: String, keys: [String], isKnown: (String) -> Bool = { _ in false }
  ) throws(Refusal) {
    self.document = document
    self.path = path
    guard document.kind(node) == .object else {
      throw Refusal(.field(path), value: Self.text(document, node), DefinitionMistake.noMap(keys: keys))
    }
    for member in document.members(node) {
      let key = document.string(member)
      guard keys.contains(key) || isKnown(key) else {
        unknown.append(
          Refusal(
            .field(path + "." + key), value: Self.text(document, member + 1),
            DefinitionMistake.unknownKey(known: keys, nearest: NearWords.nearest(to: key, among: keys))))
        continue
      }
      names.append(key)
      values[key] = member + 1
    }
  }

  /// The keys that are there, in their order.
  private(set) var names: [String] = []

  func addUnknownKeys(to faults: inout FaultCollector) { for fault in unknown { faults.add(fault) } }

  func refuseUnknownKeys() throws(Refusal) { if let refusal = Refusal(together: unknown) { throw refusal } }

  static func text(_ document: JSONDocument, _ node: Int) -> String {
    document.kind(node) == .string
      ? document.string(node) : String(decoding: document.raw(node).prefix(400), as: UTF8.self)
  }

  func node(_ key: String) -> Int? { values[key] }

  func missing(_ key: String) -> Refusal {
    Refusal(.field(path + "." + key), DefinitionMistake.missingKey)
  }

  func impossible(_ key: String, _ mistake: DefinitionMistake) -> Refusal {
    Refusal(.field(path + "." + key), value: values[key].map { Self.text(document, $0) } ?? "", mistake)
  }

  func required<Value>(_ key: String, _ rule: ValueRule, _ read: (Int) -> Value) throws(Refusal) -> Value {
    guard let value = try optional(key, rule, read) else { throw missing(key) }
    return value
  }

  func optional<Value>(_ key: String, _ rule: ValueRule, _ read: (Int) -> Value) throws(Refusal) -> Value? {
    guard let node = values[key] else { return nil }
    guard rule.accepts(document, node) else { throw impossible(key, .badValue(rule)) }
    return read(node)
  }

  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String
  ) throws(Refusal) -> Choice? where Choice.RawValue == String {
    guard let node = values[key] else { return nil }
    guard document.kind(node) == .string, let choice = Choice(rawValue: document.string(node)) else {
      throw impossible(key, .noChoice(of: Choice.allCases.map(\.rawValue)))
    }
    return choice
  }

  /// The whole number at a node that obeys a rule of whole numbers.
  func whole(_ node: Int) -> Int {
    guard let number = document.number(node).whole else {
      preconditionFailure("A value that obeys the rule of a whole number is one.")
    }
    return number
  }

  /// The date at a node that obeys the rule of a date.
  func date(_ node: Int) -> CivilDate {
    guard let date = CivilDate(document.raw(node)) else {
      preconditionFailure("A value that obeys the rule of a date is one.")
    }
    return date
  }

  // MARK: Windows and spans of months

  /// `12 months` as 12; nil where it is not of that form.
  static func months(_ document: JSONDocument, _ node: Int) -> Int? {
    guard document.kind(node) == .string else { return nil }
    let words = document.string(node).split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2, words[1] == "months" || words[1] == "month", let count = Int(words[0]),
      (1...1200).contains(count), String(count) == words[0]
    else { return nil }
    return count
  }

  func window(_ node: Int) throws(Refusal) -> Window {
    if document.isString(node, "quarter") { return .quarter }
    if document.isString(node, "financial-year-to-date") { return .financialYearToDate }
    guard let months = Self.months(document, node) else {
      throw impossible("window", .badWindow)
    }
    return .months(months)
  }

  // MARK: Feeds

  /// A list whose elements are names of feeds, or lists of them.
  func feeds(_ node: Int) throws(Refusal) -> [Definition.FeedChoice] {
    guard document.kind(node) == .array else { throw impossible("feeds", .badFeeds) }
    var feeds: [Definition.FeedChoice] = []
    for element in document.elements(node) {
      let names = document.kind(element) == .array ? Array(document.elements(element)) : [element]
      guard !names.isEmpty, names.allSatisfy({ ValueRule.text.accepts(document, $0) }) else {
        throw impossible("feeds", .badFeeds)
      }
      feeds.append(names.map { document.string($0) })
    }
    guard !feeds.isEmpty else { throw impossible("feeds", .badFeeds) }
    return feeds
  }

  // MARK: Kinds of record

  func kinds(_ key: String) throws(Refusal) -> [RecordKind] {
    guard let node = values[key] else { throw missing(key) }
    let nodes = document.kind(node) == .array ? Array(document.elements(node)) : [node]
    var kinds: [RecordKind] = []
    for node in nodes {
      guard document.kind(node) == .string, let kind = RecordKind(word: document.string(node)) else {
        throw impossible(key, .noKind)
      }
      if !kinds.contains(kind) { kinds.append(kind) }
    }
    guard !kinds.isEmpty else { throw impossible(key, .noKinds) }
    return kinds
  }

  func requireParty(_ kinds: [RecordKind], _ key: String) throws(Refusal) {
    guard kinds.contains(where: { $0.fields.contains(.party) }) else {
      throw impossible(key, .kindsWithoutParty)
    }
  }

  // MARK: Conditions

  func condition(_ key: String, of kinds: [RecordKind]) throws(Refusal) -> Condition {
    guard let node = values[key] else { return .always }
    return try Condition(document, node, path: path + "." + key, kinds: kinds)
  }
}
