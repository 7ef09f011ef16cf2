internal import Events
internal import Spreadsheets

/// The reading of one row: its values, and all that is wrong with it.
struct RowReading {
  private let row: SheetRow
  private let place: RowPlace
  private let plan: MapperPlan
  private let source: String
  private var faults: [ReturnFault] = []
  private var values: [MappedValue]
  private var key: RowKey?
  private var date: DateReading?
  private var area: String?
  private var indicator: String?
  private var party: String?
  private var (dateText, areaText) = ("", "")

  init(_ row: SheetRow, place: RowPlace, plan: MapperPlan, source: String) {
    (self.row, self.place, self.plan, self.source) = (row, place, plan, source)
    values = [MappedValue](repeating: .absent, count: plan.layout.fields.count)
  }

  /// What is wrong with the row; nil where nothing is.
  var refused: RefusedRow? {
    faults.isEmpty ? nil : RefusedRow(place: place, faults: faults, key: key, date: date, party: party)
  }

  /// Whether the feed file's conditions take the row; a cell that they cannot judge is a fault.
  mutating func isTaken() -> Bool {
    var isTaken = true
    for condition in plan.conditions {
      let cell = condition.cell.text(of: row)
      if case .error = cell {
        fault(.errorValue, condition.cell, cell)
        continue
      }
      let text = CodedText(cell.text)
      if condition.tests.contains(where: { $0.fits(text) }) != condition.isOneOf { isTaken = false }
    }
    return isTaken && faults.isEmpty
  }

  mutating func outcome(isStatistic: Bool) -> RowMapper.Outcome {
    readKey()
    for field in plan.dates { readDate(field, isStatistic: isStatistic) }
    var parties: [(FieldMapper, PartyMapper)] = []
    for field in plan.fields {
      if case .party(let party) = field.way { parties.append((field, party)) } else { read(field) }
    }
    for (field, party) in parties { read(field, party) }
    if isStatistic { checkPeriod() }
    let rows = plan.answers.isEmpty && plan.heldQuestions.isEmpty ? [mapped(values, question: nil)] : answers()
    if let refused { return .refused(refused) }
    return rows.isEmpty ? .unanswered(date, key) : .rows(rows)
  }

  private func mapped(_ values: [MappedValue], question: String?) -> MappedRow {
    MappedRow(
      place: place, key: key, layout: plan.layout, values: values, date: date, area: area, question: question,
      indicator: indicator, dateText: dateText, areaText: areaText)
  }

  private mutating func fault(_ mistake: ReturnMistake, _ cell: CellSource, _ text: CellText) {
    let shown = cell.isHidden || text == .empty ? nil : text.shown
    faults.append(ReturnFault(place, column: cell.name, value: shown, mistake: mistake))
  }

  private mutating func set(_ field: String, _ value: MappedValue) {
    if let position = plan.layout.position(of: field) { values[position] = value }
  }

  // MARK: The key

  private mutating func readKey() {
    guard !plan.key.isEmpty else { return }
    var (parts, isWhole): ([String], Bool) = ([], true)
    for (cell, dates) in zip(plan.key, plan.keyDates) {
      let text = cell.text(of: row)
      if let mistake = mistake(ofKey: text) {
        fault(mistake, cell, text)
        isWhole = false
      } else if let dates, case .reading(let reading) = dates.outcome(text) {
        parts.append(reading.text)
      } else {
        parts.append(text.text)
      }
    }
    if isWhole { key = RowKey(parts) }
  }

  private func mistake(ofKey text: CellText) -> ReturnMistake? {
    switch text {
    case .empty: .emptyKey
    case .error: .errorValue
    case .date: nil
    case .text(let text):
      text.unicodeScalars.contains { scalar in
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF: true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
      } ? .controlCharacters : nil
    }
  }

  // MARK: Dates

  private mutating func readDate(_ field: DateFieldMapper, isStatistic: Bool) {
    switch field.way {
    case .constant(let reading): take(reading, field.name, isStatistic: isStatistic)
    case .asHeld: set(field.name, .asHeld)
    case .cells(let cell, let mapper):
      let text = cell.text(of: row)
      if field.name == RecordField.date.rawValue, !cell.isHidden { dateText = text.shown }
      switch text {
      case .error: fault(.errorValue, cell, text)
      case .date, .text: take(mapper.outcome(text), field, cell, text, isStatistic: isStatistic)
      case .empty:
        take(mapper.emptyOutcome(mayBeEmpty: field.mayBeEmpty), field, cell, text, isStatistic: isStatistic)
      }
    }
  }

  private mutating func take(
    _ outcome: DateMapper.Outcome, _ field: DateFieldMapper, _ cell: CellSource, _ text: CellText, isStatistic: Bool
  ) {
    switch outcome {
    case .reading(let reading): take(reading, field.name, isStatistic: isStatistic)
    case .absent: if field.isNeeded { fault(.emptyCell, cell, text) }
    case .fault(let mistake): fault(mistake, cell, text)
    }
  }

  private mutating func take(_ reading: DateReading, _ field: String, isStatistic: Bool) {
    switch field {
    case "period":
      set("start", .string(reading.start.description))
      set("end", .string(reading.end.description))
      date = reading
    case "start" where isStatistic:
      set(field, .string(reading.start.description))
      date = reading
    case "end" where isStatistic: set(field, .string(reading.start.description))
    default:
      set(field, .string(reading.text))
      if field == "date" { date = reading }
    }
  }

  /// The end of what a figure is of is later than its start.
  private mutating func checkPeriod() {
    guard let start = plan.layout.position(of: "start"), let end = plan.layout.position(of: "end"),
      case .json(let first) = values[start], case .json(let last) = values[end],
      !first.lexicographicallyPrecedes(last)
    else { return }
    faults.append(
      ReturnFault(
        place, value: String(decoding: last.dropFirst().dropLast(), as: UTF8.self), mistake: .endNotAfterStart))
  }

  // MARK: Other fields

  private mutating func read(_ field: FieldMapper) {
    switch field.way {
    case .constant(let value): take(value, field)
    case .asHeld: take(.asHeld, field)
    case .party: preconditionFailure("Parties are read when all else is.")
    case .text(let cell, let mapper):
      let text = cell.text(of: row)
      switch text {
      case .error: fault(.errorValue, cell, text)
      case .date, .text: take(mapper.outcome(text.text, mayBeEmpty: field.mayBeEmpty), field, cell, text)
      case .empty: take(mapper.emptyOutcome(mayBeEmpty: field.mayBeEmpty), field, cell, text)
      }
      noteArea(field, cell, text)
    case .area(let cell, let mapper):
      let text = cell.text(of: row)
      do throws(ReturnMistake) {
        if case .error = text { throw .errorValue }
        let json =
          try text == .empty
          ? mapper.emptyArea(mayBeEmpty: field.mayBeEmpty) : mapper.area(text.text, on: date?.start)
        if let json { take(.json(json), field) }
      } catch { fault(error, cell, text) }
      noteArea(field, cell, text)
    case .place(let cells, let mapper):
      let text = cells.text(of: row)
      let degrees = cells.positions.map { CellSource.cell($0, of: row) }
      do throws(ReturnMistake) {
        let json = try mapper.area(degrees[0], degrees[1], on: date?.start, mayBeEmpty: field.mayBeEmpty)
        if let json { take(.json(json), field) }
      } catch { fault(error, cells, text) }
      noteArea(field, cells, text)
    }
  }

  private mutating func noteArea(_ field: FieldMapper, _ cell: CellSource, _ text: CellText) {
    if field.name == RecordField.area.rawValue, !cell.isHidden { areaText = text.shown }
  }

  private mutating func take(
    _ outcome: TextMapper.Outcome, _ field: FieldMapper, _ cell: CellSource, _ text: CellText
  ) {
    switch outcome {
    case .value(let value): take(value, field)
    case .fault(let mistake): fault(mistake, cell, text)
    }
  }

  private mutating func take(_ value: MappedValue, _ field: FieldMapper) {
    if field.position >= 0 { values[field.position] = value }
    guard case .json = value else { return }
    switch field.name {
    case "area": area = value.text
    case "indicator": indicator = value.text
    case "party": party = value.text
    default: break
    }
  }

  private mutating func read(_ field: FieldMapper, _ party: PartyMapper) {
    switch party.outcome(row) {
    case .party(let pseudonym): take(.string(pseudonym), field)
    case .own:
      // Without a key the row is what all its other fields say.
      let parts = plan.key.isEmpty ? [MappedRow.hash(plan.layout.object(values))] : key?.parts
      if let parts { take(.string(party.own(source: source, key: parts)), field) }
    case .faults(let found):
      for (column, mistake) in found { faults.append(ReturnFault(place, column: column, mistake: mistake)) }
    }
  }

  // MARK: Answers

  private mutating func answers() -> [MappedRow] {
    guard let question = plan.layout.position(of: "question"), let answer = plan.layout.position(of: "answer") else {
      preconditionFailure("A survey has questions and answers.")
    }
    var rows: [MappedRow] = []
    for mapper in plan.answers {
      let text = mapper.cell.text(of: row)
      switch text {
      case .empty: continue
      case .error: fault(.errorValue, mapper.cell, text)
      case .date, .text:
        switch mapper.answers.outcome(text.text, mayBeEmpty: true) {
        case .value(.json(let json)):
          var values = values
          (values[question], values[answer]) = (.string(mapper.question), .json(json))
          rows.append(mapped(values, question: mapper.question))
        case .value: continue
        case .fault(let mistake): fault(mistake, mapper.cell, text)
        }
      }
    }
    return rows
  }
}
