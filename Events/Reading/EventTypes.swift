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
