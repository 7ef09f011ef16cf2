/// A chart in one line of text: a column for each value, `·` where there is none, `┊` at a break in the series.
package enum Sparkline {
  private static let columns: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// - Parameters:
  ///   - values: oldest first; from the least to the greatest they fill the height.
  ///   - breaks: the indices of values that are not comparable with the one before.
  package static func text(_ values: [Double?], breaks: Set<Int> = []) -> String {
    let present = values.compactMap { $0 }.filter(\.isFinite)
    guard let least = present.min(), let greatest = present.max() else {
      return String(repeating: "·", count: values.count)
    }
    var text = ""
    for (index, value) in values.enumerated() {
      if index > 0, breaks.contains(index) { text += "┊" }
      guard let value, value.isFinite else {
        text += "·"
        continue
      }
      let share = greatest > least ? (value - least) / (greatest - least) : 0.4
      text.append(columns[min(columns.count - 1, Int(share * Double(columns.count)))])
    }
    return text
  }
}
