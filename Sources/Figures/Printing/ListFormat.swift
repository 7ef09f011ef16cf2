/// Several things in a sentence.
enum ListFormat {
  /// `1`, `1 and 2`, `1, 2 and 3`.
  static func and(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }
}
