internal import Events
internal import Ledger

/// A page of events, parsed: what the records need of each, without its JSON. Pages are parsed side by side.
struct ParsedPage: Sendable {
  struct Event {
    /// The position of the type among all types.
    var type: UInt8
    /// The record's number; `UInt32.max` where the event is about none.
    var record: UInt32
    /// Where its fields end in `fields`.
    var fieldsEnd: UInt32
    /// Of the record's subject (`SubjectTag`); 0 where the event is about none.
    var subject: UInt32
  }

  struct Field {
    /// The position of the field among all fields of records.
    var field: UInt8
    /// For a date the day, else the number of the stored value among those of the page.
    var value: Int32
  }

  let first: Int
  var events: [Event] = []
  var fields: [Field] = []
  var values = PageValues()
  /// The JSON of the events that are about no record, with their sequences.
  var facts: [(sequence: Int, json: [UInt8])] = []
  private var name: [UInt8] = []

  /// Reads and parses a range of events, each of which the ledger checks against its tree.
  init(_ range: Range<Int>, of ledger: borrowing Ledger) throws {
    first = range.lowerBound
    events.reserveCapacity(range.count)
    fields.reserveCapacity(range.count * 8)
    var reader = EventReader()
    try ledger.forEachEvent(in: range) { sequence, record, json in
      try reader.read(.published(sequence), json)
      append(reader, record: record, sequence: sequence)
      return true
    }
  }

  /// Parses events that the ledger would hold from a sequence on.
  init(_ events: [ForeseenEvent], from first: Int) throws(Refusal) {
    self.first = first
    var reader = EventReader()
    for (offset, event) in events.enumerated() {
      try reader.readStored { $0 += event.json }
      append(reader, record: event.record, sequence: first + offset)
    }
  }

  private mutating func append(_ reader: borrowing EventReader, record: UInt32?, sequence: Int) {
    let rule = reader.rule
    if rule.role == .states {
      facts.append((sequence, reader.document.bytes))
    } else if rule.role != .closes {
      for (index, field, position) in rule.contentFields {
        if let node = reader.node(at: index) { append(field, at: position, reader.document, node) }
      }
      if rule.type == .surveyAnswered, reader.node("weight") == nil { appendDefaultWeight() }
    }
    var subject: UInt32 = 0
    if case .record(let kind) = rule.subject {
      name.removeAll(keepingCapacity: true)
      reader.appendSubject(to: &name)
      subject = SubjectTag.tag(kind, name)
    }
    events.append(
      Event(
        type: UInt8(rule.position), record: record ?? .max, fieldsEnd: UInt32(fields.count), subject: subject))
  }

  /// An answer without a weight has the weight 1.
  private mutating func appendDefaultWeight() {
    let position = RecordField.weight.position
    values.bytes.append(contentsOf: StoredValue.number(ExactDecimal(1)).bytes)
    fields.append(Field(field: position, value: values.take(position)))
  }

  private mutating func append(
    _ field: RecordField, at position: UInt8, _ document: borrowing JSONDocument, _ node: Int
  ) {
    switch document.kind(node) {
    case .string where field == .date:
      let date = storedDate(document, node)
      fields.append(Field(field: position, value: date.day))
      return
    case .string where field == .occurred || field == .resolved:
      // A month stands for its first day, everywhere.
      let date = storedDate(document, node)
      values.bytes.append(StoredValue.textTag)
      values.bytes.append(contentsOf: date.description.utf8)
    case .string:
      values.bytes.append(StoredValue.textTag)
      document.appendUnescaped(node, to: &values.bytes)
    case .number:
      values.bytes.append(StoredValue.numberTag)
      CanonicalJSON.write(document, node, to: &values.bytes)
    case .true, .false:
      values.bytes.append(StoredValue.flagTag)
      values.bytes.append(document.kind(node) == .true ? 1 : 0)
    case .array:
      let words = Set(document.elements(node).map { document.string($0) }).sorted()
      values.bytes.append(contentsOf: StoredValue.list(words).bytes)
    case .object:
      guard document.members(node).contains(where: { _ in true }) else { return }
      values.bytes.append(StoredValue.mapTag)
      CanonicalJSON.write(document, node, to: &values.bytes)
    case .null: return
    }
    fields.append(Field(field: position, value: values.take(position)))
  }

  private func storedDate(_ document: borrowing JSONDocument, _ node: Int) -> CivilDate {
    guard let date = CivilDate(document.raw(node)) else {
      preconditionFailure("A stored event has an existing date where its rule requires one.")
    }
    return date
  }
}
