/// The rule for one type of event: what its subject names, what it does to it, and the fields of its `data`.
///
/// There is one for each type: whoever asks for an event's rule has that one, and no copy.
public final class EventRule: Sendable {
  /// What an event does to the record it is about.
  public enum Role: Hashable, Sendable {
    /// Opens the record, or reopens it, with the event's content.
    case opens
    /// Replaces the fields that the event gives; the others stay.
    case replaces
    /// Replaces all fields that the rule names; a field that the event does not give is cleared.
    case replacesAll
    /// Adds the event's flags to, or takes them away from, the record's.
    case addsFlags, removesFlags
    /// Closes the record: it no longer counts.
    case closes
    /// States a fact; there is no record that could be open or closed.
    case states
  }

  public let type: EventType
  /// The position of the type among all types.
  package let position: Int
  public let subject: SubjectKind
  public let role: Role
  public let fields: [FieldRule]
  /// Whether its fields name a start or an end.
  let isOverPeriod: Bool
  /// The fields that belong to a record's content: where each stands in `fields`, and among all fields of records.
  package let contentFields: [(index: Int, content: RecordField, position: UInt8)]

  init(_ type: EventType, _ role: Role, _ subject: SubjectKind, _ fields: [FieldRule]) {
    self.type = type
    position = EventType.position[type] ?? 0
    self.role = role
    self.subject = subject
    self.fields =
      fields + (role == .opens ? [.optional("attributes", .attributes)] : []) + [.optional("note", .anyText)]
    isOverPeriod = fields.contains { ["start", "end"].contains($0.name) }
    contentFields = self.fields.enumerated().compactMap { index, field in
      field.content.map { (index, $0, $0.position) }
    }
  }

  convenience init(_ type: EventType, _ role: Role, _ kind: RecordKind, _ fields: [FieldRule]) {
    self.init(type, role, .record(kind), fields)
  }

  /// The position of the field that a key names; nil where it has none of this name.
  func index(ofField key: Int, in document: borrowing JSONDocument) -> Int? {
    let all = fields
    let fields = all.span
    for index in fields.indices where document.hasBytes(key, fields[index].nameBytes) { return index }
    return nil
  }

  /// The rules of all families.
  public static let all: [EventRule] =
    crime + incident + marac + referral + survey + admission + disposal + cohort + reoffence + area
    + statistic
    + definition + feed + practice + coverage + publication + party

  /// The rules by the position of their type.
  package static let byType: [EventRule] = EventType.allCases.map { type in
    guard let rule = all.first(where: { $0.type == type }) else {
      preconditionFailure("Every type of event has a rule: \(type.rawValue) has none.")
    }
    return rule
  }
}
