internal import Events
package import Figures
internal import Projections
internal import Statistics

/// Figures as people read them in a terminal.
package enum FigureTerminal {
  // MARK: One figure

  /// A figure with everything that belongs to it, one fact a line.
  package static func text(_ figure: Figure) -> String {
    let rows = rows(figure)
    let width = rows.map(\.0.count).max() ?? 0
    var lines = WrappedText.lines(figure.title)
    for (label, text) in rows {
      let first = label + String(repeating: " ", count: width - label.count + 2)
      lines += WrappedText.lines(text, first: first, rest: String(repeating: " ", count: width + 2))
    }
    lines += footnotes([figure])
    return TextSanitizer.lines(lines)
  }

  /// Figures of one indicator side by side, such as under one version of its definition and the next: a column each,
  /// then what the marks mean and the notes.
  package static func sideBySide(_ figures: [Figure]) -> String {
    guard let first = figures.first else { return "" }
    let columns = figures.map { figure in
      let versions = figure.versions.map(String.init).joined(separator: ", ")
      return figure.question.definition == nil ? "In force (\(versions))" : "Version \(versions)"
    }
    var table = TerminalTable([("", .left)] + columns.map { ($0, .left) })
    let all = figures.map { numbers(FigureSummary($0)) }
    for (label, _) in all[0] { table.append([label] + all.map { rows in rows.first { $0.0 == label }?.1 ?? "" }) }
    return TextSanitizer.lines(
      WrappedText.lines(
        "\(first.title), \(FigureSummary(first).area), \(PeriodFormat.days(first.part.period))") + [""] + table.lines
        + footnotes(figures))
  }

  /// What is said of a figure, a fact a row.
  private static func rows(_ figure: Figure) -> [(String, String)] {
    let summary = FigureSummary(figure)
    let choice = figure.question.definition == nil ? " (in force)" : " (chosen)"
    return [
      ("Area", summary.area), ("Period", PeriodFormat.days(figure.part.period)), ("Known at", known(figure)),
    ] + numbers(summary) + [("Definition", summary.definition + (figure.header == nil ? "" : choice))]
  }

  /// The numbers, a fact a row.
  private static func numbers(_ summary: FigureSummary) -> [(String, String)] {
    let figure = summary.figure
    var rows = [("Value", summary.valueWithUnitAndMarks)]
    if let range = summary.rangeWithMethod { rows.append(("95% range", range)) }
    if let counted = summary.counted { rows.append(("Counted", counted)) }
    rows.append(("Before", "\(summary.previousDisplay) in \(PeriodFormat.days(figure.previous.period))"))
    if let change = summary.changeWithDirection { rows.append(("Change", change)) }
    if let threshold = summary.threshold { rows.append(("Threshold", threshold.row)) }
    return rows + figure.comparators.map { ($0.name, "\($0.shownValue) (\($0.publisher))") }
  }

  private static func known(_ figure: Figure) -> String {
    figure.knownTime.map { "#\(figure.knownLength), last recorded \($0)" } ?? "#0, nothing recorded"
  }

  // MARK: Marks and notes

  /// What the marks mean.
  static func meanings(_ figures: [Figure]) -> [String] {
    let marks = Set(figures.flatMap(\.marks)).sorted()
    return marks.isEmpty ? [] : WrappedText.lines(marks.map { "\($0.text) \($0.meaning)" }.joined(separator: ", "))
  }

  /// What the marks mean, and every note once.
  /// - Parameter name: names a figure among the others; a note that not all of them have says whose it is.
  package static func footnotes(_ figures: [Figure], naming name: ((Figure) -> String)? = nil) -> [String] {
    var lines: [String] = []
    let meanings = meanings(figures)
    if !meanings.isEmpty { lines += [""] + meanings }
    // Beside each other figures do not show their previous windows, so nothing is said of them.
    let notes = figures.flatMap(\.notes).withoutRepeats.filter { name == nil || !$0.isOfPreviousWindow }
    let shared = name.map { SharedNotes(figures, naming: $0) }
    if !notes.isEmpty {
      lines.append("")
      lines += shared?.lines.flatMap(WrappedText.item) ?? []
      for note in notes where !(shared?.replaced.contains(note) ?? false) {
        let owners = figures.filter { $0.notes.contains(note) }
        let isGeneral = owners.count == figures.count || note.isDated
        let owned = isGeneral ? "" : name.map { " (\(list(owners.map($0))))" } ?? ""
        lines += WrappedText.item(note.sentence + owned)
      }
    }
    return lines
  }

  /// The first names of several.
  private static func list(_ names: [String]) -> String {
    let most = 3
    guard names.count > most + 1 else { return names.joined(separator: "; ") }
    return names.prefix(most).joined(separator: "; ") + "; and \(names.count - most) more"
  }
}

extension Figure.Note {
  fileprivate var isOfPreviousWindow: Bool {
    switch self {
    case .previousWindow, .previousPartial, .previousRecordless, .previousWeighted: true
    default: false
    }
  }

  /// Whether the note says by itself when it holds.
  fileprivate var isDated: Bool {
    guard case .practice(let mention) = self, case .dated = mention else { return false }
    return true
  }
}
