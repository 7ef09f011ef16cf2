internal import Events

/// Versions of definitions and of feed files as people read them in a terminal.
enum VersionTerminal {
  /// The versions of one thing, each with its number, the sequence of its adoption, and what it says.
  static func explanation(
    _ title: String, _ versions: [(number: Int, sequence: Int, rows: [VersionRow])]
  ) -> String {
    var lines = [title]
    for (number, sequence, rows) in versions {
      lines += ["", "Version \(number), adopted as event #\(sequence)"]
      let width = (rows.map(\.term.count).max() ?? 0) + 4
      for row in rows {
        for (index, text) in row.texts.enumerated() {
          let term = index == 0 ? "  " + row.term : ""
          lines += WrappedText.lines(text, first: term + spaces(width - term.count), rest: spaces(width))
        }
      }
    }
    return TextSanitizer.lines(lines)
  }

  /// What differs between two versions, side by side.
  static func difference(
    _ title: String, _ first: (number: Int, rows: [VersionRow]), _ second: (number: Int, rows: [VersionRow])
  ) -> String {
    let (left, right) = (first.rows, second.rows)
    var terms = left.map(\.term)
    for (index, fact) in right.enumerated() where !terms.contains(fact.term) {
      terms.insert(fact.term, at: min(index, terms.count))
    }
    func texts(_ term: String, _ facts: [VersionRow]) -> [String] {
      facts.first { $0.term == term }?.texts ?? ["—"]
    }
    terms.removeAll { texts($0, left) == texts($0, right) }
    guard !terms.isEmpty else { return "The two versions say the same.\n" }
    let width = (terms.map(\.count).max() ?? 0) + 2
    let column = (WrappedText.width - width - 2) / 2
    let rows = terms.map { term in
      func cell(_ facts: [VersionRow]) -> [String] {
        texts(term, facts).flatMap { WrappedText.lines($0, width: column) }
      }
      return (term: term, left: cell(left), right: cell(right))
    }
    let widest = min(column, max(rows.flatMap(\.left).map(\.count).max() ?? 0, 9))
    func line(_ term: String, _ left: String, _ right: String) -> String {
      var text = term + spaces(width - term.count) + left + spaces(widest + 2 - left.count) + right
      while text.last == " " { text.removeLast() }
      return text
    }
    var lines = [
      title, "", line("", "Version \(first.number)", "Version \(second.number)"),
      line(rule(width - 2), rule(widest), rule(min(column, rows.flatMap(\.right).map(\.count).max() ?? 0))),
    ]
    for row in rows {
      for index in 0..<max(row.left.count, row.right.count) {
        lines.append(
          line(
            index == 0 ? row.term : "", index < row.left.count ? row.left[index] : "",
            index < row.right.count ? row.right[index] : ""))
      }
    }
    return TextSanitizer.lines(lines)
  }

  private static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  private static func rule(_ count: Int) -> String { String(repeating: "─", count: max(0, count)) }
}
