internal import Events
internal import Ledger
internal import Projections

/// What adopting definitions would change in one area.
struct PreviewText {
  let sides: PreviewSides
  let ledger: Ledger
  let area: String
  let month: Month

  /// Records that are named for each flip at most.
  private static let mostExamples = 10

  func lines() throws -> [String] {
    let before = sides.figure(sides.before, area: area, to: month)
    guard let after = sides.figure(sides.after, area: area, to: month) else {
      preconditionFailure("a version that is proposed judges every date")
    }
    var table = TextTable([("", .left), ("Before", .left), ("After", .left)])
    func row(_ name: String, _ text: (Figure) -> String) {
      table.append([name, before.map(text) ?? "no version", text(after)])
    }
    row("Period") { PeriodText.span($0.part.period) }
    row("Value") { FigureReading($0).value }
    row("95% range") { FigureReading($0).range ?? "" }
    row("Counted") { FigureReading($0).counted ?? "" }
    row("Versions") { $0.versions.map(String.init).joined(separator: ", ") }
    var lines = table.lines
    lines += after.notes.map { "• " + $0 }
    let measure = after.header?.measure
    guard measure != .published else { return lines + ["It is published by others: no record flips."] }
    lines += try flips("numerator", before, after, isWhole: false)
    if measure == .percentage || measure == .ratio { lines += try flips("denominator", before, after, isWhole: true) }
    return lines
  }

  /// The records that would enter or leave one part, with examples.
  private func flips(_ part: String, _ before: Figure?, _ after: Figure, isWhole: Bool) throws -> [String] {
    let old = sides.counted(sides.before, before, area: area, isWhole: isWhole)
    let new = sides.counted(sides.after, after, area: area, isWhole: isWhole)
    let entering = new.values.filter { old[$0.record] == nil }.sorted { $0.record < $1.record }
    let leaving = old.values.filter { new[$0.record] == nil }.sorted { $0.record < $1.record }
    let differing = new.values.filter { record in
      old[record.record].map { $0.amount != record.amount } ?? false
    }.sorted { $0.record < $1.record }
    var lines = try line(entering, "enter", "the \(part)") + line(leaving, "leave", "the \(part)")
    lines += try line(differing, "count another number of followers in", "the \(part)")
    return lines.isEmpty ? ["No record enters or leaves the \(part)."] : lines
  }

  private func line(_ records: [CountedRecord], _ verb: String, _ place: String) throws -> [String] {
    guard !records.isEmpty else { return [] }
    let examples = try subjects(Array(records.prefix(PreviewText.mostExamples)))
    let more = records.count > examples.count ? " …" : ""
    let count = WholeText.counted(records.count, "record would", "records would")
    return ["\(count) \(verb) \(place): \(examples.joined(separator: ", "))\(more)"]
  }

  /// The subjects of records, as the journal names them.
  private func subjects(_ records: [CountedRecord]) throws -> [String] {
    var reader = EventReader()
    return try records.map { record in
      let postings = sides.point.projection.records[record.kind]
      guard let row = (0..<postings.count).first(where: { postings.record(at: $0) == record.record }) else {
        preconditionFailure("a record that is counted was posted")
      }
      let json = try ledger.event(at: postings.sequence(at: row))
      try reader.readStored { $0.append(contentsOf: json) }
      return Markup.printable(reader.subject)
    }
  }
}
