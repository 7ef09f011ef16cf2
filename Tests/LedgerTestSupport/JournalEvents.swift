internal import Events
internal import Ledger
internal import TestSupport

/// The events of a journal, in the batches in which they were recorded.
///
/// The columns of its table are `recorded` (a date, or a time; empty: with the row above), `event`, `subject` (`c1..c30`
/// for thirty records alike), `version` (of the definition that is adopted), `refused` (the field for which the ledger
/// refuses the event; empty: it takes it), `id`, and every field of an event's data. Lists are written `a+b`.
struct JournalEvents {
  private struct Entry {
    let line: Int
    let json: String
    let refusedField: String
  }

  private struct RecordedBatch {
    let time: RecordedTime
    var entries: [Entry] = []
  }

  /// When what stands before the journal is recorded.
  private static let beginning = "2010-01-01T09:00:00Z"

  private let definitions: DefinitionTable
  private var first = RecordedBatch(time: LedgerTestSupport.time(beginning))
  private var batches: [RecordedBatch] = []
  private var adopted: Set<String> = []

  init(_ definitions: DefinitionTable) { self.definitions = definitions }

  // MARK: Known from the beginning

  mutating func addAreas(_ table: TextTable) throws {
    try table.requireColumns(among: ["area", "parent", "name", "level", "geography", "provisional", "start", "end"])
    for row in table.rows {
      let cells = Dictionary(uniqueKeysWithValues: table.columns.dropFirst().map { ($0, row[$0]) })
      try addFirst(.areaAssigned, row["area"], cells, line: row.line)
    }
  }

  mutating func addPopulations(_ table: TextTable) throws {
    for row in table.rows {
      for year in table.columns.dropFirst() where !row[year].isEmpty {
        try addFirst(.populationEstimated, row["population"], ["year": year, "persons": row[year]], line: row.line)
      }
    }
  }

  private mutating func addFirst(
    _ type: EventType, _ subject: String, _ cells: [String: String], line: Int
  ) throws {
    let data = try EventFields.data(type, subject: subject, cells, line: line)
    let id = "first-\(first.entries.count)"
    first.entries.append(Entry(line: line, json: event(type, subject, id: id, data), refusedField: ""))
  }

  // MARK: The journal

  mutating func addJournal(_ table: TextTable) throws {
    let own = ["recorded", "event", "subject", "version", "refused", "id"]
    try table.requireColumns(among: own + EventFields.names)
    let fields = table.columns.filter(EventFields.names.contains)
    for row in table.rows {
      guard let type = EventType(rawValue: row["event"]) else {
        throw TableError(line: row.line, "there is no event \"\(row["event"])\"")
      }
      try open(row)
      for subject in try JournalEvents.subjects(row) {
        let data: [(String, JSONOutput)]
        if type == .definitionAdopted {
          let version = row["version"].isEmpty ? "1" : row["version"]
          data = [("definition", .raw(try definitions.json(subject, version: version, line: row.line)))]
          adopted.insert("\(subject) \(version)")
        } else {
          let cells = Dictionary(uniqueKeysWithValues: fields.map { ($0, row[$0]) })
          data = try EventFields.data(type, subject: subject, cells, line: row.line)
        }
        let id = row["id"].isEmpty ? "\(row.line)-\(subject)" : row["id"]
        batches[batches.count - 1].entries.append(
          Entry(line: row.line, json: event(type, subject, id: id, data), refusedField: row["refused"]))
      }
    }
  }

  /// Opens a batch where the row names a time of its own.
  private mutating func open(_ row: TextTable.Row) throws(TableError) {
    let text = row["recorded"]
    if text.isEmpty {
      guard !batches.isEmpty else { throw TableError(line: row.line, "the first event needs a time") }
      return
    }
    guard let time = RecordedTime(text.count == 10 ? text + "T09:00:00Z" : text) else {
      throw TableError(line: row.line, "\"\(text)\" is no time")
    }
    if batches.last?.time != time { batches.append(RecordedBatch(time: time)) }
  }

  /// One subject, or those of `c1..c30`.
  private static func subjects(_ row: TextTable.Row) throws(TableError) -> [String] {
    let subject = row["subject"]
    guard let dots = subject.firstRange(of: "..") else {
      if subject.isEmpty { throw TableError(line: row.line, "the event is about no subject") }
      return [subject]
    }
    let (from, to) = (subject[..<dots.lowerBound], subject[dots.upperBound...])
    let prefix = from.prefix { !$0.isNumber }
    guard let first = Int(from.dropFirst(prefix.count)), to.hasPrefix(prefix),
      let last = Int(to.dropFirst(prefix.count)), first <= last
    else { throw TableError(line: row.line, "\"\(subject)\" is no range of subjects, such as c1..c30") }
    return (first...last).map { prefix + String($0) }
  }

  // MARK: Appending

  func append(to ledger: Ledger) throws {
    var first = first
    for entry in definitions.entries where !adopted.contains("\(entry.indicator) \(entry.version)") {
      let json = event(
        .definitionAdopted, entry.indicator, id: "first-\(first.entries.count)", [("definition", .raw(entry.json))])
      first.entries.append(Entry(line: 0, json: json, refusedField: ""))
    }
    for recorded in [first] + batches where !recorded.entries.isEmpty {
      _ = try ledger.append(times: .at(recorded.time)) { batch in
        for entry in recorded.entries {
          do {
            _ = try batch.add(Array(entry.json.utf8))
            if !entry.refusedField.isEmpty { throw TableError(line: entry.line, "the ledger takes the event") }
          } catch let refusal as Refusal {
            guard refusal.field == entry.refusedField else { throw TableError(line: entry.line, "\(refusal)") }
          }
        }
      }
    }
  }
}
