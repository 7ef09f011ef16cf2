/// Reads one event at a time and checks everything that can be checked without the ledger.
///
/// A reader is a buffer: each `read` replaces the event it holds. First `read` (JSON and the idempotency
/// key), then `check` (every other rule), because the ledger looks at the key before any other rule.
public struct EventReader: Sendable {
  package private(set) var document = JSONDocument()
  private var attributes = Attributes()
  /// The nodes of the rule's fields in `data`, in the rule's order; -1 where a field is absent.
  private var fieldNodes: [Int] = []
  /// The rule for the event's type, set by `check`.
  public private(set) var rule = EventType.crimeRecorded.rule

  /// The nodes of the attributes that the ledger looks at; -1 where one is absent.
  private struct Attributes {
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
  }

  public init() {}

  /// The largest event in bytes, far above the 64 KiB that every CloudEvents receiver has to take.
  public static let maximumByteCount = 1 << 20

  // MARK: Reading

  /// Reads the JSON of an event and finds its attributes.
  /// - Throws: a `Refusal` where the text is not a JSON object, or has no usable `source` and `id`.
  public mutating func read(_ text: ArraySlice<UInt8>) throws(Refusal) {
    guard text.count <= EventReader.maximumByteCount else {
      throw Refusal(
        value: "\(text.count) bytes", rule: "an event has at most \(EventReader.maximumByteCount) bytes",
        remedy: "Send smaller events; keep documents elsewhere and name them in data.note")
    }
    do {
      try document.read(text)
      try unescape()
    } catch {
      throw error.refusal(of: document.bytes)
    }
    try findAttributes()
    try requireText(attributes.source, "source")
    try requireText(attributes.id, "id")
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
    do {
      try document.read(filling: fill)
    } catch {
      throw error.refusal(of: document.bytes)
    }
    try findAttributes()
    try findType()
    try findFields()
  }

  private mutating func findAttributes() throws(Refusal) {
    guard document.kind(document.root) == .object else {
      throw Refusal(
        value: text(document.root), rule: "an event is a JSON object",
        remedy: "Send one CloudEvents object a line, or a batch as a JSON array of them")
    }
    attributes = Attributes()
    var member = document.root + 1
    let end = Int(document.nodes[document.root].next)
    while member < end {
      let value = member + 1
      if document.kind(value) != .null { note(member, value) }
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
    case (UInt8(ascii: "r"), 12) where document.isString(key, "recordedtime"): attributes.recordedTime = value
    default: break
    }
  }

  // MARK: Checking

  /// Checks every rule that needs nothing but the event: attributes, type, fields, values.
  public mutating func check() throws(Refusal) {
    try checkAttributes()
    try findType()
    try findFields()
    try checkFields()
  }

  private func checkAttributes() throws(Refusal) {
    guard attributes.specversion >= 0, document.isString(attributes.specversion, "1.0") else {
      throw Refusal(
        field: "specversion", value: attributes.specversion < 0 ? "" : text(attributes.specversion),
        rule: "it is the string \"1.0\"", remedy: "Send CloudEvents 1.0")
    }
    try requireText(attributes.type, "type")
    try requireText(attributes.subject, "subject")
    if attributes.time >= 0,
      document.kind(attributes.time) != .string || RecordedTime(document.raw(attributes.time)) == nil
    {
      throw Refusal(
        field: "time", value: text(attributes.time), rule: "it is an RFC 3339 date and time",
        remedy: "Write it as 2019-09-20T09:00:00Z, or leave it out")
    }
    if attributes.dataContentType >= 0, !document.isString(attributes.dataContentType, "application/json") {
      throw Refusal(
        field: "datacontenttype", value: text(attributes.dataContentType), rule: "data is JSON",
        remedy: "Leave the attribute out, or send application/json")
    }
    try checkExtensions()
    guard attributes.data >= 0, document.kind(attributes.data) == .object else {
      throw Refusal(
        field: "data", value: attributes.data < 0 ? "" : text(attributes.data),
        rule: attributes.data < 0 ? "it is required" : "it is a JSON object",
        remedy: "Send the fields of the event as an object in data")
    }
  }

  /// CloudEvents 1.0: names are lower-case letters and digits; values are strings, booleans or 32-bit
  /// integers.
  private func checkExtensions() throws(Refusal) {
    for member in document.members(document.root) {
      let value = member + 1
      guard value != attributes.data else { continue }
      let isName =
        !document.range(member).isEmpty
        && document.raw(member).allSatisfy {
          ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z"))
            || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9"))
        }
      guard isName else {
        throw Refusal(
          field: document.string(member), value: text(value),
          rule: "the name of an attribute is lower-case letters and digits (CloudEvents 1.0)",
          remedy: "Rename the attribute, or move it into data.note")
      }
      switch document.kind(value) {
      case .string, .true, .false, .null: continue
      case .number:
        if let whole = document.number(value).whole, Int32(exactly: whole) != nil { continue }
        if value == attributes.sequence { continue }
      case .array, .object: break
      }
      throw Refusal(
        field: document.string(member), value: text(value),
        rule: "the value of an attribute is a string, a boolean or a 32-bit integer (CloudEvents 1.0)",
        remedy: "Send it as a string")
    }
  }

  private mutating func findType() throws(Refusal) {
    guard attributes.type >= 0, let rule = EventTypes.rule(document, attributes.type) else {
      throw Refusal(
        field: "type", value: attributes.type < 0 ? "" : text(attributes.type), rule: "the type is unknown",
        remedy: "Send one of the ledger's types: " + nearestTypes())
    }
    self.rule = rule
  }

  private func nearestTypes() -> String {
    let family = attributes.type < 0 ? "" : document.string(attributes.type).prefix { $0 != "." }
    let near = EventType.allCases.map(\.rawValue).filter { $0.hasPrefix(family + ".") }
    return (near.isEmpty ? EventType.allCases.map(\.rawValue) : near).joined(separator: ", ")
  }

  private mutating func findFields() throws(Refusal) {
    fieldNodes.removeAll(keepingCapacity: true)
    fieldNodes.append(contentsOf: repeatElement(-1, count: rule.fields.count))
    guard attributes.data >= 0 else { return }
    var member = attributes.data + 1
    let end = Int(document.nodes[attributes.data].next)
    while member < end {
      let value = member + 1
      guard let index = rule.fields.firstIndex(where: { document.hasBytes(member, $0.nameBytes) }) else {
        throw Refusal(
          field: "data." + document.string(member), value: text(value),
          rule: "\(rule.type.rawValue) has no such field",
          remedy: "Its fields are \(rule.fields.map(\.name).joined(separator: ", ")); leave out any other")
      }
      fieldNodes[index] = value
      member = Int(document.nodes[value].next)
    }
  }

  private func checkFields() throws(Refusal) {
    for (index, field) in rule.fields.enumerated() {
      let node = fieldNodes[index]
      guard node >= 0 else {
        guard !field.isRequired else {
          throw Refusal(
            field: "data." + field.name,
            rule: "\(rule.type.rawValue) requires it and \(field.value.sentence)",
            remedy: "Add the field")
        }
        continue
      }
      guard field.value.accepts(document, node) else {
        throw Refusal(
          field: "data." + field.name, value: text(node), rule: field.value.sentence,
          remedy: field.value == .date ? "Correct the date" : "Correct the value, or leave the event out")
      }
    }
    try checkSubject()
    try checkDates()
    if rule.type == .definitionAdopted { try checkDefinition() }
  }

  private func checkSubject() throws(Refusal) {
    let isPlain = !document.nodes[attributes.subject].isEscaped
    switch rule.subject {
    case .area where !(isPlain && Words.isArea(document.raw(attributes.subject))):
      throw Refusal(
        field: "subject", value: subject,
        rule: "the subject of \(rule.type.rawValue) is an area: a GSS code, or a path where there is none",
        remedy: "Send the area's code as the subject")
    case .indicator where !(isPlain && Words.isPath(document.raw(attributes.subject))):
      throw Refusal(
        field: "subject", value: subject,
        rule: "the subject of \(rule.type.rawValue) is an indicator: lower-case words joined by - and /",
        remedy: "Send the indicator's name as the subject")
    default: return
    }
  }

  /// A period has its start before its (exclusive) end.
  private func checkDates() throws(Refusal) {
    guard let start = date("start"), let end = date("end"), start >= end else { return }
    throw Refusal(
      field: "data.end", value: end.description,
      rule: "the end is exclusive and later than the start (\(start))",
      remedy: "Send the day after the last day of the period")
  }

  private func checkDefinition() throws(Refusal) {
    guard let node = node("definition") else { return }
    let definition = try Definition(document, node, path: "data.definition")
    guard definition.indicator == subject else {
      throw Refusal(
        field: "subject", value: subject,
        rule: "the subject is the definition's indicator (\(definition.indicator))",
        remedy: "Send the indicator as the subject")
    }
  }

  private func requireText(_ node: Int, _ name: String) throws(Refusal) {
    guard node >= 0 else {
      throw Refusal(field: name, rule: "it is required", remedy: "Add the attribute to the event")
    }
    guard document.kind(node) == .string, !document.range(node).isEmpty else {
      throw Refusal(
        field: name, value: text(node), rule: "it is a string that is not empty",
        remedy: "Send it as a string")
    }
  }

  // MARK: What the event says

  public var id: String { document.string(attributes.id) }
  public var source: String { document.string(attributes.source) }
  public var subject: String { document.string(attributes.subject) }

  /// Appends the UTF-8 of the event's id, source or subject.
  package func appendID(to output: inout [UInt8]) { document.appendUnescaped(attributes.id, to: &output) }
  package func appendSource(to output: inout [UInt8]) {
    document.appendUnescaped(attributes.source, to: &output)
  }
  package func appendSubject(to output: inout [UInt8]) {
    document.appendUnescaped(attributes.subject, to: &output)
  }

  package var idNode: Int { attributes.id }
  package var sourceNode: Int { attributes.source }
  package var subjectNode: Int { attributes.subject }

  /// The recorded time that the event itself carries, if it does.
  /// - Throws: a `Refusal` where it is there and is not one.
  public func recordedTime() throws(Refusal) -> RecordedTime? {
    guard attributes.recordedTime >= 0 else { return nil }
    guard document.kind(attributes.recordedTime) == .string,
      let time = RecordedTime(document.raw(attributes.recordedTime))
    else {
      throw Refusal(
        field: "recordedtime", value: text(attributes.recordedTime), rule: "it is an RFC 3339 date and time",
        remedy: "Write it as 2019-09-20T09:00:00.000000Z")
    }
    return time
  }

  /// The sequence that a stored event carries.
  package var sequence: Int? {
    guard attributes.sequence >= 0, document.kind(attributes.sequence) == .number else { return nil }
    return document.number(attributes.sequence).whole
  }

  /// The node of a field's value in `data`, or nil where it is absent.
  package func node(_ field: String) -> Int? {
    guard let index = rule.fields.firstIndex(where: { $0.name == field }), fieldNodes[index] >= 0 else {
      return nil
    }
    return fieldNodes[index]
  }

  /// The node of the field at a position of the rule's fields, or nil where it is absent.
  package func node(at index: Int) -> Int? { fieldNodes[index] >= 0 ? fieldNodes[index] : nil }

  public func text(_ field: String) -> String? {
    guard let node = node(field), document.kind(node) == .string else { return nil }
    return document.string(node)
  }

  public func date(_ field: String) -> CivilDate? {
    guard let node = node(field), document.kind(node) == .string else { return nil }
    return CivilDate(document.raw(node))
  }

  public func number(_ field: String) -> ExactDecimal? {
    guard let node = node(field), document.kind(node) == .number else { return nil }
    return document.number(node)
  }

  public func texts(_ field: String) -> [String]? {
    guard let node = node(field), document.kind(node) == .array else { return nil }
    return document.elements(node).map { document.string($0) }
  }

  /// A value as it was written, for messages: strings without their quotes.
  private func text(_ node: Int) -> String {
    document.kind(node) == .string
      ? document.string(node) : String(decoding: document.raw(node).prefix(400), as: UTF8.self)
  }

  // MARK: Canonical forms

  /// Appends the event as the ledger stores it: canonical JSON with its sequence and recorded time.
  package func writeStored(sequence: Int, recordedTime: RecordedTime, to output: inout [UInt8]) {
    CanonicalJSON.writeEvent(
      document, leavingOut: (attributes.sequence, attributes.recordedTime), adding: (recordedTime, sequence),
      to: &output)
  }

  /// Appends the canonical JSON of the event's content: without what the ledger adds. Two events with one
  /// idempotency key are duplicates where these bytes are equal.
  package func writeContent(to output: inout [UInt8]) {
    CanonicalJSON.writeEvent(
      document, leavingOut: (attributes.sequence, attributes.recordedTime), adding: nil, to: &output)
  }
}

/// Finds the rule for a type's name without allocating.
enum EventTypes {
  private static let names: [[UInt8]] = EventType.allCases.map { Array($0.rawValue.utf8) }

  /// For each length of a name, the types that have it.
  private static let byLength: [[Int]] = (0...32).map { length in
    names.indices.filter { names[$0].count == length }
  }

  static func rule(_ document: borrowing JSONDocument, _ node: Int) -> EventRule? {
    guard document.kind(node) == .string else { return nil }
    let length = document.range(node).count
    guard length < byLength.count else { return nil }
    for index in byLength[length] where document.hasBytes(node, names[index]) {
      return EventRule.byType[index]
    }
    return nil
  }
}
