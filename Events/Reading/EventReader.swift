/// Reads one event at a time and checks everything that can be checked without the ledger.
///
/// A reader is a buffer: each `read` replaces the event it holds. First `read` (JSON and the idempotency
/// key), then `check` (every other rule), because the ledger looks at the key before any other rule.
public struct EventReader: Sendable {
  package private(set) var document = JSONDocument()
  private(set) var attributes = Attributes()
  /// Whether an attribute is null, which is the same as none.
  private(set) var hasNull = false
  /// The nodes of the rule's fields in `data`, in the rule's order; -1 where a field is absent.
  private(set) var fieldNodes: [Int] = []
  private var knownRule: EventRule?
  /// Whether it was checked, and breaks no rule.
  package private(set) var isSound = false
  /// The form in which it is stored, where that was worked out.
  var storedForm = StoredForm()
  /// What an adoption adopts, as it was checked. It lies elsewhere: a reader is moved about.
  private var adopted: Adopted?

  /// The nodes of the attributes that the ledger looks at; -1 where one is absent.
  struct Attributes {
    var id = -1
    var source = -1
    var specversion = -1
    var type = -1
    var subject = -1
    var data = -1
    var time = -1
    var sequence = -1
    var recordedTime = -1
    var dataContentType = -1
    var dataBase64 = -1
  }

  private final class Adopted: Sendable {
    enum Content {
      case definition(Definition)
      case feedFile(FeedFile)
    }

    let content: Content

    init(_ content: Content) { self.content = content }
  }

  public init() {}

  /// The rule for the event's type; known of an event that was checked, or read as stored.
  public var rule: EventRule {
    guard let knownRule else { preconditionFailure("An event's rule is asked for when it was checked.") }
    return knownRule
  }

  /// The largest event in bytes, far above the 64 KiB that every CloudEvents receiver has to take.
  public static let maximumByteCount = 1 << 20

  // MARK: Reading

  /// Reads the JSON of an event and finds its attributes.
  /// - Throws: a `Refusal` where the text is not a JSON object, or has no usable `source` and `id`; then with every other
  ///   fault too.
  public mutating func read(_ text: ArraySlice<UInt8>) throws(Refusal) {
    (isSound, storedForm.isReady) = (false, false)
    guard text.count <= EventReader.maximumByteCount else {
      throw Refusal(value: "\(text.count) bytes", EventMistake.tooLarge)
    }
    do {
      try document.read(text)
      try unescape()
    } catch {
      throw error.refusal(of: document.bytes)
    }
    try findAttributes()
    var faults = FaultCollector()
    _ = faults.take { () throws(Refusal) in try requireText(attributes.source, "source") }
    _ = faults.take { () throws(Refusal) in try requireText(attributes.id, "id") }
    // An event without a key goes no further: what else is wrong with it is said now.
    if !faults.isEmpty { _ = faults.take { () throws(Refusal) in try check() } }
    try faults.end()
  }

  /// Some writers escape what need not be escaped (PHP writes `\/` for a slash): the event is then read again
  /// in its canonical form, in which no word, date or area holds an escape.
  private mutating func unescape() throws(JSONError) {
    guard document.nodes.contains(where: { $0.isEscaped }) else { return }
    var canonical: [UInt8] = []
    CanonicalJSON.write(document, document.root, to: &canonical)
    try document.read(canonical[...])
  }

  /// Reads an event that the ledger holds, which was checked when it was appended.
  /// - Throws: a `Refusal` where the stored bytes are damaged.
  package mutating func readStored(filling fill: (inout [UInt8]) -> Void) throws(Refusal) {
    (isSound, storedForm.isReady) = (false, false)
    do {
      try document.read(filling: fill)
    } catch {
      throw error.refusal(of: document.bytes)
    }
    try findAttributes()
    try findType()
    var faults = FaultCollector()
    findFields(&faults)
    try faults.end()
  }

  private mutating func findAttributes() throws(Refusal) {
    guard document.kind(document.root) == .object else {
      throw Refusal(value: text(document.root), EventMistake.noObject)
    }
    attributes = Attributes()
    hasNull = false
    knownRule = nil
    adopted = nil
    var member = document.root + 1
    let end = Int(document.nodes[document.root].next)
    while member < end {
      let value = member + 1
      if document.kind(value) == .null { hasNull = true } else { note(member, value) }
      member = Int(document.nodes[value].next)
    }
  }

  private mutating func note(_ key: Int, _ value: Int) {
    let name = document.raw(key)
    guard let first = name.first else { return }
    switch (first, name.count) {
    case (UInt8(ascii: "i"), 2) where document.isString(key, "id"): attributes.id = value
    case (UInt8(ascii: "s"), 6) where document.isString(key, "source"): attributes.source = value
    case (UInt8(ascii: "s"), 7) where document.isString(key, "subject"): attributes.subject = value
    case (UInt8(ascii: "s"), 8) where document.isString(key, "sequence"): attributes.sequence = value
    case (UInt8(ascii: "s"), 11) where document.isString(key, "specversion"): attributes.specversion = value
    case (UInt8(ascii: "t"), 4) where document.isString(key, "type"): attributes.type = value
    case (UInt8(ascii: "t"), 4) where document.isString(key, "time"): attributes.time = value
    case (UInt8(ascii: "d"), 4) where document.isString(key, "data"): attributes.data = value
    case (UInt8(ascii: "d"), 15) where document.isString(key, "datacontenttype"):
      attributes.dataContentType = value
    case (UInt8(ascii: "d"), 11) where document.isString(key, "data_base64"): attributes.dataBase64 = value
    case (UInt8(ascii: "r"), 12) where document.isString(key, "recordedtime"): attributes.recordedTime = value
    default: break
    }
  }

  // MARK: Checking

  /// Checks every rule that needs nothing but the event: attributes, type, fields, values.
  /// - Throws: one `Refusal` with every fault.
  public mutating func check() throws(Refusal) {
    if isSound { return }
    try check(isStored: false)
    isSound = true
  }

  /// Checks an event that the ledger holds: rules that came after it do not bind it.
  package mutating func checkStored() throws(Refusal) { try check(isStored: true) }

  private mutating func check(isStored: Bool) throws(Refusal) {
    var faults = FaultCollector()
    checkAttributes(&faults, isStored: isStored)
    if attributes.type >= 0, document.kind(attributes.type) == .string, !document.range(attributes.type).isEmpty {
      do throws(Refusal) {
        try findType()
      } catch {
        faults.add(error)
      }
    }
    guard knownRule != nil, attributes.data >= 0, document.kind(attributes.data) == .object else {
      return try faults.end()
    }
    findFields(&faults)
    checkFields(&faults, isStored: isStored)
    if rule.type == .definitionAdopted, let node = node("definition"), document.kind(node) == .object {
      let definition = faults.take { () throws(Refusal) in
        try Definition(document, node, path: "data.definition")
      }
      adopted = definition.map { Adopted(.definition($0)) }
      _ = faults.take { () throws(Refusal) in try checkSubject(ofDefinition: node) }
    }
    if rule.type == .feedAdopted, let node = node("feed"), document.kind(node) == .object {
      let file = faults.take { () throws(Refusal) in try FeedFile(document, node, path: "data.feed") }
      adopted = file.map { Adopted(.feedFile($0)) }
      _ = faults.take { () throws(Refusal) in try checkSubject(ofFeedFile: node) }
    }
    try faults.end()
  }

  /// The definition that an adoption adopts; nil for any other event. Where the event was checked it is the one that was
  /// made then.
  /// - Throws: a `Refusal` where it is none.
  package func definition() throws(Refusal) -> Definition? {
    if case .definition(let definition)? = adopted?.content { return definition }
    guard rule.type == .definitionAdopted, let node = node("definition") else { return nil }
    return try Definition(document, node, path: "data.definition")
  }

  /// The same for the feed file that is adopted.
  package func feedFile() throws(Refusal) -> FeedFile? {
    if case .feedFile(let file)? = adopted?.content { return file }
    guard rule.type == .feedAdopted, let node = node("feed") else { return nil }
    return try FeedFile(document, node, path: "data.feed")
  }

  private mutating func findType() throws(Refusal) {
    guard attributes.type >= 0, let rule = EventTypes.rule(document, attributes.type) else {
      throw Refusal(
        .field("type"), value: attributes.type < 0 ? "" : text(attributes.type),
        EventMistake.unknownType(nearest: nearestTypes()))
    }
    knownRule = rule
  }

  private func nearestTypes() -> [EventType] {
    let family = attributes.type < 0 ? "" : document.string(attributes.type).prefix { $0 != "." }
    let near = EventType.allCases.filter { $0.rawValue.hasPrefix(family + ".") }
    return near.isEmpty ? EventType.allCases : near
  }

  private mutating func findFields(_ faults: inout FaultCollector) {
    let rule = rule
    fieldNodes.removeAll(keepingCapacity: true)
    fieldNodes.append(contentsOf: repeatElement(-1, count: rule.fields.count))
    guard attributes.data >= 0 else { return }
    var member = attributes.data + 1
    let end = Int(document.nodes[attributes.data].next)
    while member < end {
      let value = member + 1
      guard let index = rule.index(ofField: member, in: document) else {
        faults.add(
          Refusal(
            .field("data." + document.string(member)), value: text(value), EventMistake.unknownField(of: rule.type)))
        member = Int(document.nodes[value].next)
        continue
      }
      fieldNodes[index] = value
      member = Int(document.nodes[value].next)
    }
  }
}
