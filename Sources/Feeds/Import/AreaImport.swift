package import Events
internal import Ledger

/// Imports files that place areas in the hierarchy: appends what differs from what the ledger says.
///
/// An area that the file gives no parent keeps the one it has, and so does an area that the file gives no name. An area in
/// use leaves a parent only where that is accepted: its records would be missed there without a word.
package struct AreaImport {
  private let tables: [(file: String, table: AreaTable)]
  private let acceptsMoves: Bool

  /// - Parameters:
  ///   - files: ONS look-ups or lists of `code,name,level,parent[,geography]`.
  ///   - geography: the geography of all links; nil where codes, or a column, tell it.
  ///   - acceptsMoves: whether areas in use may leave their parents, and whether areas are placed right in those that
  ///     lie above them already.
  /// - Throws: the `Refusal` of the first row that cannot be read.
  package init(
    _ files: [(name: String, bytes: [UInt8])], geography: String? = nil, acceptsMoves: Bool = false
  ) throws(Refusal) {
    var tables: [(String, AreaTable)] = []
    for (name, bytes) in files {
      tables.append((name, try AreaReader.table(file: name, bytes: bytes, geography: geography)))
    }
    self.tables = tables
    self.acceptsMoves = acceptsMoves
  }

  /// Appends the differences.
  @available(*, noasync, message: "an append stays on one thread")
  package func append(_ intake: Ingest) throws -> FeedReport {
    try intake.runWatched { batch, report, _, watch in
      var plan = AreaPlan(acceptsMoves: acceptsMoves)
      for (file, table) in tables { try plan.add(table, file: file, &batch) }
      try plan.keepForces(&batch)
      let erased = try intake.ledger.erasures()
      report.notes = AreaImport.notes(
        tables.flatMap(\.table.notes), kept: plan.kept.map { $0.masked(by: erased) },
        inForces: plan.keptInForces.map { $0.masked(by: erased) })
      report.duplicates = plan.unchanged
      if !acceptsMoves, let refusal = AreaImport.refusal(try plan.movesInUse(&batch), erased) {
        return report.refuse(refusal)
      }
      var events = NumberedEvents(watch: watch)
      for statement in plan.statements {
        do {
          try events.add(to: &batch) { number, buffer in statement.write(number: number, to: &buffer) }
          watch.locate { $0.located(file: statement.file, line: statement.row.line) }
        } catch let refusal as Refusal {
          report.refuse(refusal.located(file: statement.file, line: statement.row.line))
        }
      }
    }
  }

  private static func notes(_ notes: [AreaNote], kept: [AreaMove], inForces: [AreaMove]) -> [String] {
    var notes = notes
    if !kept.isEmpty {
      notes.append(.kept(count: kept.count, first: Array(kept.prefix(AreaNote.maximumExampleCount))))
    }
    if !inForces.isEmpty {
      notes.append(.keptInForces(count: inForces.count, first: Array(inForces.prefix(AreaNote.maximumExampleCount))))
    }
    return notes.map(\.sentence)
  }

  /// Of all moves at once, at the row of the first.
  private static func refusal(_ moves: [AreaPlan.Move], _ erased: Erasures) -> Refusal? {
    guard let first = moves.first else { return nil }
    let named = moves.prefix(AreaNote.maximumExampleCount).map { $0.move.masked(by: erased) }
    return Refusal(file: first.file, line: first.line, .whole, AreaMistake.moves(count: moves.count, first: named))
  }
}

extension AreaPlan.Statement {
  /// Appends the event, its members in the order of RFC 8785.
  fileprivate func write(number: Int, to buffer: inout [UInt8]) {
    buffer.append("{\"data\":{")
    buffer.append("\"end\":", end?.description)
    if end != nil { buffer.append(",") }
    if row.geography != AreaGeography.administrative {
      buffer.append("\"geography\":", row.geography)
      buffer.append(",")
    }
    buffer.append("\"level\":", row.level)
    buffer.append(",\"name\":", name)
    buffer.append(",\"parent\":", parent)
    if isProvisional { buffer.append(",\"provisional\":true") }
    buffer.append(",\"start\":", start?.description)
    buffer.append("},\"id\":")
    buffer.append(json: NumberedEvents.digits(number))
    buffer.append(",\"source\":\"ons/areas\",\"specversion\":\"1.0\",\"subject\":")
    buffer.append(json: row.code)
    buffer.append(",\"type\":\"area.assigned\"}")
  }
}
