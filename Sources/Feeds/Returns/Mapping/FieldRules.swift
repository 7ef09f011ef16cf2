internal import Events

/// Which fields a row can have, and the rules for their values: those of the events that open a record or state a figure.
enum FieldRules {
  struct Field {
    let value: ValueRule
    /// Whether the event must have it.
    let isNeeded: Bool
  }

  static let attributes = "attributes."

  /// The rule for a field; nil where rows of the kind have no such field.
  static func field(_ name: String, of row: FeedFile.Row) -> Field? {
    switch row {
    case .record(let kind):
      if name.hasPrefix(attributes), Words.isPath(Array(name.utf8.dropFirst(attributes.utf8.count))[...]) {
        return Field(value: .attribute, isNeeded: false)
      }
      guard name != RecordField.attributes.rawValue, let field = RecordField(rawValue: name),
        let value = field.value(in: kind)
      else { return nil }
      return Field(value: value, isNeeded: needed(of: row).contains(name))
    case .statistic:
      switch name {
      case "indicator": return Field(value: .path, isNeeded: true)
      case "period": return Field(value: .date, isNeeded: true)
      default:
        return EventType.statisticPublished.rule.fields.first { $0.name == name && name != "note" }.map {
          Field(value: $0.value, isNeeded: $0.isRequired)
        }
      }
    }
  }

  /// The fields without which the event is refused; `question` and `answer` come from a survey's own columns.
  static func needed(of row: FeedFile.Row) -> [String] {
    switch row {
    case .record(let kind):
      EventRule.all.filter { $0.role == .opens && $0.subject == .record(kind) }
        .flatMap { $0.fields.filter(\.isRequired).map(\.name) }.filter { $0 != "question" && $0 != "answer" }
    case .statistic: ["indicator"] + EventType.statisticPublished.rule.fields.filter(\.isRequired).map(\.name)
    }
  }
}
