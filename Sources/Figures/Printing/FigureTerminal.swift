package import Events
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
    let all = figures.map(rows)
    for (label, _) in all[0] where !["Area", "Period", "Known at", "Definition"].contains(label) {
      table.append([label] + all.map { rows in rows.first { $0.0 == label }?.1 ?? "" })
    }
    return TextSanitizer.lines(
      WrappedText.lines("\(first.title), \(area(first)), \(period(first.part.period))") + [""] + table.lines
        + footnotes(figures))
  }

  /// What is said of a figure, a fact a row.
  private static func rows(_ figure: Figure) -> [(String, String)] {
    var rows: [(String, String)] = [
      ("Area", area(figure)), ("Period", period(figure.part.period)), ("Known at", known(figure)),
      ("Value", value(figure)),
    ]
    if let interval = limits(figure) { rows.append(("95% range", interval)) }
    if let counted = counted(figure) { rows.append(("Counted", counted)) }
    rows.append(("Before", before(figure)))
    if let change = change(figure) { rows.append(("Change", change)) }
    if let threshold = threshold(figure) { rows.append(("Threshold", threshold)) }
    for comparator in figure.comparators {
      rows.append(("\(comparator.name)", "\(comparator.value) (\(comparator.publisher))"))
    }
    rows.append(("Definition", definition(figure)))
    return rows
  }

  private static func area(_ figure: Figure) -> String {
    figure.areaName == figure.question.area ? figure.areaName : "\(figure.areaName) (\(figure.question.area))"
  }

  /// The first and the last day of a period.
  package static func period(_ period: Range<CivilDate>) -> String {
    "\(period.lowerBound) to \(CivilDate(day: period.upperBound.day - 1))"
  }

  private static func known(_ figure: Figure) -> String {
    figure.knownTime.map { "#\(figure.knownLength), last recorded \($0)" } ?? "#0, nothing recorded"
  }

  private static func value(_ figure: Figure) -> String {
    var text = figure.display
    if let unit = figure.unit, unit != "percent", !text.hasPrefix("[") { text += " \(unit)" }
    let marks = marks(figure)
    return marks.isEmpty || text == marks ? text : text + " " + marks
  }

  private static func limits(_ figure: Figure) -> String? {
    guard let interval = figure.interval, !figure.isWithheld else { return nil }
    return "\(rounded(interval.lower, figure)) to \(rounded(interval.upper, figure)) (\(interval.method.rawValue))"
  }

  /// A double with the decimals of the display and one more.
  package static func rounded(_ value: Double, _ figure: Figure) -> String {
    guard let decimal = ExactDecimal(shortestOf: value) else { return "no limit" }
    return Rational(decimal).rounded(decimals: (figure.header?.decimals ?? 1) + 1)
  }

  private static func counted(_ figure: Figure) -> String? {
    guard !figure.isWithheld, let numerator = figure.part.numerator else { return nil }
    guard let denominator = figure.part.denominator else { return numerator.reading }
    let whole = figure.header?.measure == .rate ? "persons" : "records"
    return "\(numerator.reading) of \(denominator.reading) \(whole)"
  }

  private static func before(_ figure: Figure) -> String {
    "\(figure.previousDisplay) in \(period(figure.previous.period))"
  }

  private static func change(_ figure: Figure) -> String? {
    let reading = FigureSummary(figure)
    guard let change = reading.change else { return nil }
    guard let comparison = figure.comparison else { return change }
    return "\(change): \(comparison.rawValue)" + (reading.changeRange.map { "; 95% range \($0)" } ?? "")
  }

  private static func threshold(_ figure: Figure) -> String? {
    guard let threshold = figure.header?.threshold, !figure.isWithheld else { return nil }
    let bounds = [threshold.lower.map { "lower \($0)" }, threshold.upper.map { "upper \($0)" }]
    let source = threshold.source.map { " (\($0))" } ?? ""
    let status = figure.thresholdStatus.map { ": " + $0.rawValue } ?? ""
    return bounds.compactMap { $0 }.joined(separator: ", ") + source + status
  }

  private static func definition(_ figure: Figure) -> String {
    guard figure.header != nil else { return "none known" }
    let versions = figure.versions.map(String.init).joined(separator: ", ")
    let word = figure.versions.count == 1 ? "version" : "versions"
    return "\(figure.question.indicator), \(word) \(versions)"
      + (figure.question.definition == nil ? " (in force)" : " (chosen)")
  }

  // MARK: Marks and notes

  package static func marks(_ figure: Figure) -> String {
    figure.marks.sorted().map { "[\($0.rawValue)]" }.joined(separator: " ")
  }

  /// What the marks mean, and every note once.
  /// - Parameter name: names a figure among the others; a note that not all of them have says whose it is.
  package static func footnotes(_ figures: [Figure], naming name: ((Figure) -> String)? = nil) -> [String] {
    var lines: [String] = []
    let marks = Set(figures.flatMap(\.marks)).sorted()
    if !marks.isEmpty {
      lines.append("")
      lines += WrappedText.lines(marks.map { "[\($0.rawValue)] \($0.meaning)" }.joined(separator: ", "))
    }
    var seen: Set<String> = []
    // Beside each other figures do not show their previous windows, so nothing is said of them.
    let notes = figures.flatMap(\.notes).filter {
      seen.insert($0).inserted && (name == nil || !$0.hasPrefix("Previous window: "))
    }
    let shared = name.map { SharedNotes(figures, naming: $0) }
    if !notes.isEmpty {
      lines.append("")
      lines += shared?.lines.flatMap(WrappedText.item) ?? []
      for note in notes where !(shared?.replaced.contains(note) ?? false) {
        let owners = figures.filter { $0.notes.contains(note) }
        let isGeneral = owners.count == figures.count || isDated(note)
        let owned = isGeneral ? "" : name.map { " (\(list(owners.map($0))))" } ?? ""
        lines += WrappedText.item(note + owned)
      }
    }
    return lines
  }

  /// Whether a note says by itself when it holds: those on practice begin with their date.
  private static func isDated(_ note: String) -> Bool {
    note.split(separator: ":").first.map { CivilDate(String($0)) != nil } ?? false
  }

  /// The first names of several.
  private static func list(_ names: [String]) -> String {
    let most = 3
    guard names.count > most + 1 else { return names.joined(separator: "; ") }
    return names.prefix(most).joined(separator: "; ") + "; and \(names.count - most) more"
  }
}
