internal import Events

/// What a record says, field by field: canonical JSON (RFC 8785) under the field's name, an attribute's under
/// `attributes.` and its word. A field that is absent is not there.
///
/// The lists of records are sets: their elements are kept in ascending order, each once.
package struct RecordContent: Equatable, Sendable {
  package private(set) var values: [String: [UInt8]] = [:]

  package init() {}

  /// What an event's `data` say; nothing where they are no JSON object.
  init(data: [UInt8]) {
    var document = JSONDocument()
    guard (try? document.read(data[...])) != nil, document.kind(document.root) == .object else { return }
    for key in document.members(document.root) {
      let (name, value) = (document.string(key), key + 1)
      if name == RecordField.attributes.rawValue {
        for member in document.members(value) {
          values[RecordContent.attribute + document.string(member)] = RecordContent.json(document, member + 1)
        }
      } else {
        values[name] = RecordContent.json(document, value)
      }
    }
  }

  /// The fields as an event's `data`.
  var data: [UInt8] {
    var json: [UInt8] = []
    JSONOutput.object(members()).write(to: &json)
    return json
  }

  package subscript(field: String) -> [UInt8]? {
    get { values[field] }
    set { values[field] = newValue }
  }

  /// The text of a field; nil where it is absent or no text.
  func text(_ field: String) -> String? {
    var document = JSONDocument()
    guard let json = values[field], (try? document.read(json[...])) != nil, document.kind(document.root) == .string
    else { return nil }
    return document.string(document.root)
  }

  /// The month in which it counts; nil where it has no date.
  var month: Month? { text(RecordField.date.rawValue).flatMap { CivilDate($0) }?.month }

  /// The number of a field; nil where it is absent or no number.
  func number(_ field: String) -> ExactDecimal? {
    var document = JSONDocument()
    guard let json = values[field], (try? document.read(json[...])) != nil, document.kind(document.root) == .number
    else { return nil }
    return document.number(document.root)
  }

  /// A field as it is written; empty where it is absent.
  func json(_ field: String) -> String { values[field].map { String(decoding: $0, as: UTF8.self) } ?? "" }

  /// The elements of a list, each as JSON; empty where the field is absent.
  func elements(_ field: String) -> [[UInt8]] {
    var document = JSONDocument()
    guard let json = values[field], (try? document.read(json[...])) != nil, document.kind(document.root) == .array
    else { return [] }
    return document.elements(document.root).map { RecordContent.json(document, $0) }
  }

  /// Sets a list, as a set.
  mutating func set(_ field: String, elements: [[UInt8]]) {
    values[field] = elements.isEmpty ? nil : RecordContent.list(elements)
  }

  // MARK: Events

  /// Sets a field to what an event says.
  mutating func set(_ field: RecordField, _ document: JSONDocument, _ node: Int) {
    switch document.kind(node) {
    case .object where field == .attributes:
      for member in document.members(node) {
        values[RecordContent.attribute + document.string(member)] = RecordContent.json(document, member + 1)
      }
    case .array:
      let elements = document.elements(node).map { RecordContent.json(document, $0) }
      // No flag is as much as no word about flags; an empty list of another field is what it says.
      values[field.rawValue] = elements.isEmpty && field == .flags ? nil : RecordContent.list(elements)
    default: values[field.rawValue] = RecordContent.json(document, node)
    }
  }

  /// The members of an event's data that state these fields, in the order of their names; the attributes are one.
  func members(_ isWanted: (String) -> Bool = { _ in true }) -> [(String, JSONOutput)] {
    var members: [(String, JSONOutput)] = []
    var attributes: [(String, JSONOutput)] = []
    for (field, json) in values where isWanted(field) {
      if field.hasPrefix(RecordContent.attribute) {
        attributes.append((String(field.dropFirst(RecordContent.attribute.count)), .raw(json)))
      } else {
        members.append((field, .raw(json)))
      }
    }
    if !attributes.isEmpty { members.append(("attributes", .object(attributes.sorted { $0.0 < $1.0 }))) }
    return members.sorted { $0.0 < $1.0 }
  }

  private static let attribute = "attributes."

  private static func list(_ elements: [[UInt8]]) -> [UInt8] {
    let sorted = Set(elements).sorted { $0.lexicographicallyPrecedes($1) }
    return [UInt8(ascii: "[")] + Array(sorted.joined(separator: [UInt8(ascii: ",")])) + [UInt8(ascii: "]")]
  }

  private static func json(_ document: JSONDocument, _ node: Int) -> [UInt8] {
    var json: [UInt8] = []
    CanonicalJSON.write(document, node, to: &json)
    return json
  }
}
