package import Events

/// Reads tables of populations: `code,year,persons[,of]`, ONS's wide form with a column `population_YYYY` for each year,
/// its tables by single year of age and sex, with a row for each (MYEB1) or a column for each age (MYE2).
///
/// Lines of text above the titles and below the numbers are left out, as published tables have them.
package struct PopulationReader {
  /// What a table says, and how many rows were left out because they name no area.
  package struct Table: Sendable {
    package var rows: [PopulationRow]
    package var rowsWithoutCodes: Int
  }

  private let selection: PopulationSelection
  private var reader: CSVReader
  private var columns: PopulationColumns
  private var sums: PopulationSums
  private var rowsWithoutCodes = 0
  private var hasRefusals = false
  /// Areas of which rows were refused.
  private var faultyCodes: Set<String> = []

  /// How many rows may stand above the titles.
  private static let maximumRowsAbove = 20

  /// The numbers of a table, each area, year and what is counted once. A blank number is none.
  ///
  /// - Parameter refused: called for every row that cannot be read, or that gives a second number for the same, and for
  ///   every sum that lacks ages or a sex.
  /// - Throws: `Refusal` where the columns cannot be read or do not tell what is asked for, and where nothing of it is in
  ///   the table.
  package static func table(
    file: String, bytes: [UInt8], selection: PopulationSelection = .residents, refused: (Refusal) -> Void
  ) throws(Refusal) -> Table {
    var reader = try PopulationReader(file: file, bytes: bytes, selection: selection)
    while true {
      do throws(Refusal) {
        guard try reader.next() else { break }
        try reader.addRow()
      } catch {
        reader.hasRefusals = true
        refused(error)
      }
    }
    return Table(rows: try reader.rows(refused), rowsWithoutCodes: reader.rowsWithoutCodes)
  }

  /// The same for a table of which every row can be read.
  /// - Throws: one `Refusal` with every fault of the table.
  package static func table(
    file: String, bytes: [UInt8], selection: PopulationSelection = .residents
  ) throws(Refusal) -> Table {
    var faults = FaultCollector()
    let read = try PopulationReader.table(file: file, bytes: bytes, selection: selection) { faults.add($0) }
    try faults.end()
    return read
  }

  /// The rows of the table alone.
  package static func read(file: String, bytes: [UInt8]) throws(Refusal) -> [PopulationRow] {
    try table(file: file, bytes: bytes).rows
  }

  // MARK: Columns

  private init(file: String, bytes: [UInt8], selection: PopulationSelection) throws(Refusal) {
    self.selection = selection
    sums = PopulationSums(selection)
    let start = CSVReader(file: file, bytes: bytes)
    reader = start
    if let titles = PopulationReader.header(&reader) {
      columns = try PopulationColumns(titles, in: reader)
    } else {
      // No row has titles of codes and of numbers: what is wrong with the first one is said.
      reader = start
      columns = try PopulationColumns(try reader.header(), in: reader)
      reader.expectedFields = nil
    }
    try check()
  }

  /// Goes on to the row of titles; nil where none of the first rows is one.
  private static func header(_ reader: inout CSVReader) -> [String]? {
    for _ in 0...maximumRowsAbove {
      // A row that cannot be read is a line of text, or an empty one.
      guard let hasRow = try? reader.next() else { continue }
      guard hasRow else { return nil }
      let titles = reader.fields.indices.map { trimmed(reader.text($0)) }
      if PopulationColumns.isHeader(titles) { return titles }
    }
    return nil
  }

  /// What is asked for can be told from the columns.
  private func check() throws(Refusal) {
    func refusal(_ parameter: String, _ mistake: PopulationMistake) -> Refusal {
      Refusal(file: reader.file, line: reader.line, .parameter(Parameter(parameter)), mistake)
    }
    if selection.of != nil, columns.of != nil { throw refusal("of", .namesItself) }
    if selection.sex != nil, columns.sex == nil { throw refusal("sex", .noSexes) }
    if selection.ages != nil, columns.age == nil, !columns.values.contains(where: { $0.age != nil }) {
      throw refusal("ages", .noAges)
    }
    let tellsYear = columns.year != nil || columns.values.allSatisfy { $0.year != nil }
    if !tellsYear, selection.year == nil { throw refusal("year", .noYear) }
  }

  // MARK: Rows

  /// Goes on to the next row that is not empty.
  private mutating func next() throws(Refusal) -> Bool {
    while true {
      do throws(Refusal) {
        return try reader.next()
      } catch {
        guard error.mistake as? TableMistake == .emptyLine else { throw error }
      }
    }
  }

  private mutating func addRow() throws(Refusal) {
    let code = columns.code < reader.fields.count ? text(columns.code) : ""
    let isCode = Words.isCode(Array(code.utf8)[...])
    let isText = !hasNumbers && (!isCode || reader.fields.count == 1)
    if code.isEmpty || AreaCode.isPseudo(code) || isText {
      rowsWithoutCodes += 1
      return
    }
    var faults = FaultCollector()
    if !isCode { faults.add(reader.refusal(code, field: columns.titles[columns.code], AreaMistake.badCode)) }
    if reader.fields.count == columns.titles.count {
      addNumbers(of: code, &faults)
    } else {
      faults.add(reader.refusal(reader.rowText, TableMistake.fieldCount(expected: columns.titles.count)))
    }
    if !faults.isEmpty { faultyCodes.insert(code) }
    try faults.end()
  }

  /// Adds the numbers of the row; where something in it is at fault, what that is.
  private mutating func addNumbers(of code: String, _ faults: inout FaultCollector) {
    let rowSex = faults.take { () throws(Refusal) in try self.sex() }
    let rowAge = faults.take { () throws(Refusal) in try self.age() }
    let rowYear: Int? = faults.take { () throws(Refusal) in try self.year() } ?? nil
    let rowOf: String? = faults.take { () throws(Refusal) in try self.of() } ?? nil
    let isSound = faults.isEmpty
    for value in columns.values {
      let cell = text(value.index)
      let year = value.year ?? rowYear ?? selection.year
      guard !cell.isEmpty, selection.year == nil || year == nil || selection.year == year else { continue }
      let title = columns.titles[value.index]
      guard let persons = PopulationNumber.persons(cell) else {
        faults.add(reader.refusal(cell, field: title, PopulationMistake.badPersons))
        continue
      }
      guard isSound, let rowSex, let rowAge, let year else { continue }
      do throws(PopulationSums.Fault) {
        try sums.add(
          persons, code: code, year: year, of: rowOf, sex: rowSex, age: value.age ?? rowAge, line: reader.line)
      } catch {
        faults.add(reader.refusal(cell, field: title, error.mistake))
      }
    }
  }

  /// The sums of the numbers. What is missing of an area of which rows were refused is no news.
  private func rows(_ refused: (Refusal) -> Void) throws(Refusal) -> [PopulationRow] {
    do throws(Refusal) {
      return try sums.rows(file: reader.file, faultyCodes: faultyCodes, refused)
    } catch {
      if hasRefusals { return [] }
      throw error
    }
  }

  /// Whether the row has anything in the columns of numbers; a line of text below the table has not.
  private var hasNumbers: Bool {
    reader.fields.count == columns.titles.count && columns.values.contains { !text($0.index).isEmpty }
  }

  private func sex() throws(Refusal) -> PopulationSex {
    guard let column = columns.sex else { return .persons }
    guard let sex = PopulationSex(text(column)) else { throw refusal(column, .badSex) }
    return sex
  }

  private func age() throws(Refusal) -> PopulationAge {
    guard let column = columns.age else { return .all }
    guard let age = PopulationAge(text(column)) else { throw refusal(column, .badAge) }
    return age
  }

  private func year() throws(Refusal) -> Int? {
    guard let column = columns.year else { return nil }
    guard let year = PopulationNumber.year(text(column)) else { throw refusal(column, .badYear) }
    return year
  }

  private func of() throws(Refusal) -> String? {
    guard let column = columns.of else { return nil }
    let word = text(column)
    if word.isEmpty || word == PopulationRow.residents { return nil }
    guard Words.isPath(Array(word.utf8)[...]) else { throw refusal(column, .badOf) }
    return word
  }

  private func refusal(_ column: Int, _ mistake: PopulationMistake) -> Refusal {
    reader.refusal(text(column), field: columns.titles[column], mistake)
  }

  private func text(_ column: Int) -> String { PopulationReader.trimmed(reader.text(column)) }

  /// A cell without the spaces around it, which spreadsheets set to align numbers.
  private static func trimmed(_ text: String) -> String {
    guard text.first?.isWhitespace == true || text.last?.isWhitespace == true else { return text }
    let end = text.lastIndex { !$0.isWhitespace }
    return end.map { String(text[...$0].drop(while: \.isWhitespace)) } ?? ""
  }
}
