extension FeedFile.Row {
  /// The type of event that a row becomes.
  package var eventType: EventType {
    switch self {
    case .statistic: return .statisticPublished
    case .record(let kind):
      guard let rule = EventRule.all.first(where: { $0.subject == .record(kind) && $0.role == .opens }) else {
        preconditionFailure("Every kind of record has an event that opens it.")
      }
      return rule.type
    }
  }

  /// The fields that a feed file may say of a row, attributes apart.
  package var fields: [FieldRule] {
    let own = eventType.rule.fields.filter { $0.name != "note" && $0.name != "attributes" }
    switch self {
    case .statistic: return [.required("indicator", .path)] + own + [.optional("period", .text)]
    case .record(let kind):
      // What is known only later, such as the day on which an outcome was reached.
      let later = kind.fields.filter { field in
        field != .attributes && !own.contains { $0.content == field }
      }
      return own + later.compactMap { field in field.value(in: kind).map { .optional(field.rawValue, $0) } }
    }
  }

  /// Whether rows may say more than the fields of their kind.
  package var hasAttributes: Bool { self != .statistic }

  /// The rule for a field that a feed file may name; nil for any other.
  package func rule(of field: String) -> ValueRule? {
    if let known = fields.first(where: { $0.name == field }) { return known.value }
    guard hasAttributes, FieldName(field)?.attribute != nil else { return nil }
    return .attribute
  }
}

extension FeedFile {
  /// How a field is found; nil where the feed file does not say.
  package func mapping(of field: String) -> FieldMapping? { fields.first { $0.field == field } }

  /// The text as headings are compared: letters and digits alone, without case.
  ///
  /// Good enough to find a slip in a feed file. The headings of a spreadsheet are compared in their compatibility form
  /// too, by whoever reads it.
  static func folded(_ heading: String) -> String {
    String(heading.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}
