internal import Events
internal import Spreadsheets

/// Reads the files of a statement into rows as the feed file maps them.
struct ReturnReading {
  let feed: FeedFile
  let key: PseudonymKey?
  let areaNames: LedgerAreaNames

  /// A row that was refused, as it is written for whoever mends it.
  struct Rejected {
    var cells: [String]
    var reason: String
  }

  /// The refused rows under the headings of their sheet; for rejects files.
  private(set) var rejected: [(headings: [String], rows: [Rejected])] = []
  private(set) var rowCount = 0

  init(_ feed: FeedFile, key: PseudonymKey?, areaNames: LedgerAreaNames) {
    (self.feed, self.key, self.areaNames) = (feed, key, areaNames)
  }

  /// Reads one file.
  /// - Throws: the `Refusal` of the sheet or its headings, `LedgerError` where it cannot be read.
  mutating func read(_ file: ReturnFile, number: Int, into statement: inout ReturnStatement) throws {
    let index = try file.position(of: feed.sheet)
    let place = RowPlace(file: file.name, sheet: file.workbook.sheets[index].name)
    var finder = try HeaderFinder(feed, place: place)
    var header: HeaderMatch?
    var mapper: RowMapper?
    var current: [Rejected] = []
    do {
      try file.workbook.forEachRow(ofSheet: index) { row in
        guard var mapping = mapper, let found = header else {
          header = try finder.take(row)
          if let header {
            mapper = try RowMapper(
              feed, header: header, context: MappingContext(place: place, key: key, areaNames: areaNames))
          }
          return true
        }
        rowCount += 1
        let outcome = mapping.map(row)
        mapper = mapping
        return take(outcome, row, found, fileNumber: number, &statement, &current)
      }
    } catch let error as SpreadsheetError {
      throw error.translated
    }
    guard let header, let mapper else { try finder.end() }
    statement.heldQuestions.formUnion(mapper.heldQuestions)
    for column in header.unknown
    where !column.isEmpty && column != ReturnRejects.reason && !statement.counts.unknownColumns.contains(column) {
      statement.counts.unknownColumns.append(column)
    }
    rejected.append((header.headings, current))
  }

  /// - Returns: whether the table goes on.
  private func take(
    _ outcome: RowMapper.Outcome, _ row: SheetRow, _ header: HeaderMatch, fileNumber: Int,
    _ statement: inout ReturnStatement, _ rejected: inout [Rejected]
  ) -> Bool {
    switch outcome {
    case .rows(let rows):
      if row.isHidden { statement.counts.hidden += 1 }
      statement.rows += rows.map { StatementRow($0, fileNumber: fileNumber) }
    case .refused(let refused):
      statement.refuse(refused, fileNumber: fileNumber, of: feed)
      let cells = header.headings.indices.map { column in
        column < row.cells.count ? CellText(row.cells[column]).text : ""
      }
      rejected.append(Rejected(cells: cells, reason: refused.faults.map(\.refusal.description).joined(separator: " ")))
    case .leftOut: statement.counts.leftOut += 1
    case .blank: break
    case .end: return false
    }
    return true
  }
}

extension StatementRow {
  init(_ row: MappedRow, fileNumber: Int) {
    var content = RecordContent()
    var asHeld: Set<String> = []
    for (field, value) in zip(row.layout.fields, row.values) {
      switch value {
      case .json(let json): content[field] = json
      case .asHeld: asHeld.insert(field)
      case .absent: break
      }
    }
    if row.indicator != nil { content["indicator"] = nil }
    let name: Name =
      if let indicator = row.indicator {
        .key(indicator)
      } else if let path = row.subjectPath {
        .key(path)
      } else {
        .hash(row.contentHash)
      }
    self.init(
      name: name, content: content, asHeld: asHeld, month: row.date?.start.month, area: row.area,
      party: content.text("party"), question: row.question, place: StatedPlace(row: row.place, fileNumber: fileNumber))
  }
}

extension ReturnStatement {
  /// Notes a row that could not be mapped.
  mutating func refuse(_ row: RefusedRow, fileNumber: Int, of feed: FeedFile) {
    refusals.append(row.refusal)
    refusedPlaces.append(StatedPlace(row: row.place, fileNumber: fileNumber))
    if let month = row.date?.start.month {
      refusedMonths[month, default: 0] += 1
    } else {
      hasMonthlessRefusal = true
    }
    // The answers of a survey's row have subjects below its key.
    if let key = row.key, feed.answers.isEmpty {
      refusedNames.insert(.key(key.path.text))
    } else {
      hasNamelessRefusal = true
    }
  }
}
