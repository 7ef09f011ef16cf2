internal import Events
package import Figures

extension PreviewChanges {
  /// The changes for a terminal.
  package var text: String {
    var lines = unchanged.flatMap {
      WrappedText.lines(
        "\($0.title) (\($0.indicator)), version \($0.version): adopted already in the same words; nothing would change.",
        rest: "  ")
    }
    for change in indicators {
      if !lines.isEmpty { lines.append("") }
      lines += PreviewChanges.lines(change)
    }
    return TextSanitizer.lines(lines)
  }

  private static func lines(_ change: Indicator) -> [String] {
    let known = change.adopted.isEmpty ? "the indicator is new" : "adopted: \(ListFormat.versions(change.adopted))"
    var lines = ["\(change.title) (\(change.indicator)), \(ListFormat.versions(change.versions)); \(known)"]
    guard change.hasRecords else { return lines + ["The ledger holds nothing that it counts yet."] }
    if change.areas.isEmpty { lines.append("The ledger knows no areas with others below them: name one with --area.") }
    for area in change.areas {
      lines += ["", "\(area.name) (\(area.code))", area.latest.shortSentence] + self.lines(area)
    }
    return lines
  }

  private static func lines(_ area: Area) -> [String] {
    var table = TerminalTable([("", .left), ("Before", .left), ("After", .left)])
    func row(_ name: String, _ text: (Figure) -> String) {
      table.append([name, area.before.map(text) ?? "no version", text(area.after)])
    }
    row("Period") { PeriodFormat.span($0.part.period) }
    row("Value") { FigureSummary($0).valueWithUnitAndMarks }
    if [area.before, area.after].contains(where: { $0?.interval != nil }) {
      row("95% range") { FigureSummary($0).range ?? "" }
    }
    row("Counted") { FigureSummary($0).counted ?? "" }
    row("Versions") { ListFormat.commas($0.versions) }
    var lines = table.lines
    lines += area.after.notes.map(\.sentence).flatMap(WrappedText.item)
    let measure = area.after.header?.measure
    guard measure != .published else {
      return lines + ["It is published by others: no record flips."]
    }
    guard !area.isWithheld else {
      return lines + ["Which records would flip is kept back: the numbers are small. --disclose shows them."]
    }
    let hasWhole = measure == .percentage || measure == .ratio
    let parts: [Flip.Part] = hasWhole ? [.numerator, .denominator] : [.numerator]
    for part in parts {
      let flips = area.flips.filter { $0.part == part }
      lines += flips.isEmpty ? ["No record enters or leaves the \(part.rawValue)."] : flips.flatMap(line)
    }
    return lines
  }

  private static func line(_ flip: Flip) -> [String] {
    let more = flip.records > flip.examples.count ? " …" : ""
    let count = NumberFormat.counted(flip.records, "record would", "records would")
    let way =
      switch flip.way {
      case .enters: "enter"
      case .leaves: "leave"
      case .otherCount: "count another number of followers in"
      }
    return WrappedText.lines(
      "\(count) \(way) the \(flip.part.rawValue): \(flip.examples.joined(separator: ", "))\(more)", rest: "  ")
  }
}
