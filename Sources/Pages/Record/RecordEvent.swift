internal import Events
internal import Ledger
internal import Presentation
internal import Snapshots

/// An event on the page of its subject, read from its stored JSON, with what it says in words.
struct RecordEvent {
  let sequence: Int
  let type: String
  /// When it was recorded, as it is stored (RFC 3339).
  let recorded: String
  let source: String
  let time: String?
  /// What its data hold: what each is called, and what it is.
  let data: [(name: String, value: String)]
  /// The hash of its leaf, where an erased party was masked.
  let leafHash: String?

  /// - Parameters:
  ///   - json: the event, masked.
  ///   - areaName: the name of an area that the event names by its code.
  init(_ json: [UInt8], _ sequence: Int, areaName: (String) -> String) {
    var document = JSONDocument()
    guard (try? document.read(json[...])) != nil else {
      preconditionFailure("An event that was read for its erasures is JSON.")
    }
    func attribute(_ name: String) -> String? {
      document.member(document.root, name).map { RecordEvent.plain(document, $0) }
    }
    func required(_ name: String) -> String {
      guard let value = attribute(name) else { preconditionFailure("A stored event has its \(name).") }
      return value
    }
    self.sequence = sequence
    (type, recorded, source) = (required("type"), required("recordedtime"), required("source"))
    (time, leafHash) = (attribute("time"), attribute(EventMask.leafHash))
    var data: [(name: String, value: String)] = []
    if let node = document.member(document.root, "data"), document.kind(node) == .object {
      data = RecordEvent.rows(document, node, under: "", areaName)
    }
    self.data = data
  }

  /// The members of an object; those of an object within it stand under its name.
  private static func rows(
    _ document: JSONDocument, _ node: Int, under prefix: String, _ areaName: (String) -> String
  ) -> [(name: String, value: String)] {
    var rows: [(name: String, value: String)] = []
    for name in document.members(node).map({ document.string($0) }) {
      guard let value = document.member(node, name) else { continue }
      let title = prefix.isEmpty ? EventWords.name(name) : "\(prefix), \(name)"
      if document.kind(value) == .object {
        rows += self.rows(document, value, under: title, areaName)
      } else {
        rows.append((title, words(document, value, of: name, areaName)))
      }
    }
    return rows
  }

  private static func words(
    _ document: JSONDocument, _ node: Int, of member: String, _ areaName: (String) -> String
  ) -> String {
    switch document.kind(node) {
    case .array:
      var items: [String] = []
      for item in document.elements(node) { items.append(words(document, item, of: member, areaName)) }
      return items.isEmpty ? "none" : ListFormat.and(items)
    case .object:
      return rows(document, node, under: "", areaName).map { "\($0.name) \($0.value)" }.joined(separator: "; ")
    case .string:
      let text = document.string(node)
      guard ["area", "areas", "parent"].contains(member) else { return EventWords.text(text, of: member) }
      let name = areaName(text)
      return name == text ? text : "\(name) (\(text))"
    case .true: return "yes"
    case .false: return "no"
    case .null: return "none"
    default: return plain(document, node)
    }
  }

  /// A string as it is, anything else as it is written.
  private static func plain(_ document: JSONDocument, _ node: Int) -> String {
    if document.kind(node) == .string { return document.string(node) }
    var bytes: [UInt8] = []
    CanonicalJSON.write(document, node, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What happened, in words; the type where it is not known.
  var title: String { EventType(rawValue: type).map { EventWords.title($0) } ?? type }

  /// The day on which it was recorded.
  var day: String { RecordedTime(recorded).map { PeriodFormat.date(London.date(at: $0)) } ?? recorded }
}
