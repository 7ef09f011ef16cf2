/// The fields that a feed file may name: those of what a row is. Where that is not known, those that any row has, so that
/// what is wrong with a column whatever a row is can be told all the same.
struct FieldChoice {
  private let row: FeedFile.Row?
  private let rules: [FieldRule]

  init(_ row: FeedFile.Row?) {
    self.row = row
    guard let row else {
      let rows = RecordKind.allCases.map { FeedFile.Row.record($0) } + [.statistic]
      var seen: Set<String> = []
      rules = rows.flatMap(\.fields).filter { seen.insert($0.name).inserted }
      return
    }
    rules = row.fields
  }

  var names: [String] { rules.map(\.name) }

  /// Whether rows may say more than the fields of their kind.
  var hasAttributes: Bool { row?.hasAttributes ?? true }

  /// The rule for a field; nil where there is no such field.
  func rule(of field: String) -> ValueRule? {
    if let known = rules.first(where: { $0.name == field }) { return known.value }
    guard hasAttributes, FieldName(field)?.attribute != nil else { return nil }
    return .attribute
  }

  /// The type of event that cannot do without a field; nil where it can, or nobody knows.
  func eventThatNeeds(_ field: String) -> EventType? {
    guard let row, rules.contains(where: { $0.name == field && $0.isRequired }) else { return nil }
    return row.eventType
  }
}
