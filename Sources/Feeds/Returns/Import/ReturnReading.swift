internal import Events
internal import Spreadsheets

/// Reads the files of a statement into rows as the feed file maps them.
struct ReturnReading {
  let feed: FeedFile
  let key: PseudonymKey?
  let areaNames: LedgerAreaNames
  /// The parties that were erased: rows that name one are passed over.
  let erased: Set<ExactText>

  private(set) var rowCount = 0

  init(_ feed: FeedFile, key: PseudonymKey?, areaNames: LedgerAreaNames, erased: Set<ExactText>) {
    (self.feed, self.key, self.areaNames, self.erased) = (feed, key, areaNames, erased)
  }

  /// Reads one file.
  /// - Throws: the `Refusal` of the sheet or its headings, `LedgerError` where it cannot be read.
  mutating func read(_ file: ReturnFile, number: Int, into statement: inout ReturnStatement) throws {
    let index = try file.position(of: feed.sheet)
    var context = MappingContext(place: file.place(ofSheet: index), key: key, areaNames: areaNames)
    context.readsRejects = statement.options.amends
    var finder = try HeaderFinder(feed, place: context.place)
    var header: HeaderMatch?
    var mapper: RowMapper?
    while statement.headings.count <= number { statement.headings.append([:]) }
    do {
      try RowsAhead(workbook: file.workbook, sheet: index).forEachRow { row in
        guard mapper != nil else {
          header = try finder.take(row)
          if let header {
            mapper = try RowMapper(feed, header: header, context: context)
            statement.headings[number] = mapper?.headings ?? [:]
          }
          return true
        }
        rowCount += 1
        if let header { noteUnheaded(row, header, &statement) }
        guard let outcome = mapper?.map(row) else { return false }
        return take(outcome, isHidden: row.isHidden, fileNumber: number, &statement)
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
  }

  /// Notes the columns that hold something below no heading.
  private func noteUnheaded(_ row: SheetRow, _ header: HeaderMatch, _ statement: inout ReturnStatement) {
    let beyond = header.headings.count..<max(header.headings.count, row.cells.count)
    for index in header.unheadedPositions + Array(beyond)
    where index < row.cells.count && CellText(row.cells[index]) != .empty {
      let name = "column " + SpreadsheetFault.letters(ofColumn: index)
      if !statement.counts.unknownColumns.contains(name) { statement.counts.unknownColumns.append(name) }
    }
  }

  /// - Returns: whether the table goes on.
  private func take(
    _ outcome: RowMapper.Outcome, isHidden: Bool, fileNumber: Int, _ statement: inout ReturnStatement
  ) -> Bool {
    switch outcome {
    case .rows(let mapped):
      if isHidden { statement.counts.hidden += 1 }
      if !erased.isEmpty, let party = mapped.first?.value(RecordField.party.rawValue)?.text, isErased(party) {
        let rows = mapped.map { StatementRow($0, fileNumber: fileNumber) }
        statement.passOverErased(rows.map(\.name), month: rows.first?.month)
      } else {
        for row in mapped { statement.rows.append(StatementRow(row, fileNumber: fileNumber)) }
      }
    case .refused(let refused):
      // Of a survey the subjects of the answers lie below this one.
      let name = refused.key.map { StatementRow.Name.key($0.path.text) }
      if let party = refused.party, isErased(party) {
        statement.passOverErased(name.map { [$0] } ?? [], month: refused.date?.start.month)
      } else {
        statement.refuse(refused, StatedPlace(row: refused.place, fileNumber: fileNumber), name: name)
        for fault in refused.faults where fault.mistake.isOfUnknownValue {
          if let column = fault.column, let value = fault.value {
            statement.counts.unknownValues[UnknownValue(column: column, value: value), default: 0] += 1
          }
        }
      }
    case .unanswered(let date, let key): statement.noteUnanswered(key?.path.text, month: date?.start.month)
    case .leftOut: statement.counts.leftOut += 1
    case .blank: break
    case .end: return false
    }
    return true
  }

  private func isErased(_ party: String) -> Bool { erased.contains(ExactText(party)) }
}

extension StatementRow {
  init(_ row: MappedRow, fileNumber: Int) {
    let data = row.content
    let name: Name =
      if let indicator = row.indicator {
        .key(indicator)
      } else if let path = row.subjectPath {
        .key(path)
      } else {
        .hash(MappedRow.hash(data))
      }
    self.init(
      name: name, data: data, asHeld: row.layout.asHeld(row.values), month: row.date?.start.month, area: row.area,
      party: row.value(RecordField.party.rawValue)?.text, question: row.question,
      place: StatedPlace(row: row.place, fileNumber: fileNumber), dateText: row.dateText, areaText: row.areaText)
  }
}
