/// Several things in a sentence.
package enum ListFormat {
  /// `1`, `1 and 2`, `1, 2 and 3`.
  package static func and(_ items: [String]) -> String { joined(items, "and") }

  /// `1`, `1 or 2`, `1, 2 or 3`.
  package static func or(_ items: [String]) -> String { joined(items, "or") }

  /// `1, 2, 3`.
  package static func commas(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ", ") }

  /// `version 1`, `versions 1, 2`.
  package static func versions(_ versions: [Int]) -> String {
    (versions.count == 1 ? "version " : "versions ") + commas(versions)
  }

  private static func joined(_ items: [String], _ word: String) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(word) " + last
  }
}
