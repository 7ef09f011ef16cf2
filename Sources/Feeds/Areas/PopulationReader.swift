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

  /// How many rows may stand above the titles.
  private static let maximumRowsAbove = 20

  /// The numbers of a table, each area, year and what is counted once. A blank number is none.
  ///
  /// - Throws: `Refusal` for the first row that cannot be read, that gives a second number for the same, or that lacks
  ///   ages or a sex of a sum; and where nothing that is asked for is in the table.
  package static func table(
    file: String, bytes: [UInt8], selection: PopulationSelection = .residents
  ) throws(Refusal) -> Table {
    var reader = try PopulationReader(file: file, bytes: bytes, selection: selection)
    while try reader.next() { try reader.addRow() }
    return Table(rows: try reader.sums.rows(file: file), rowsWithoutCodes: reader.rowsWithoutCodes)
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
    guard isCode else { throw reader.refusal(code, field: columns.titles[columns.code], AreaMistake.badCode) }
    guard reader.fields.count == columns.titles.count else {
      throw reader.refusal(reader.rowText, TableMistake.fieldCount(expected: columns.titles.count))
    }
    let (sex, rowAge) = (try sex(), try age())
    let (rowYear, of) = (try year(), try of())
    for value in columns.values {
      let cell = text(value.index)
      guard !cell.isEmpty, let year = value.year ?? rowYear ?? selection.year else { continue }
      guard selection.year == nil || selection.year == year else { continue }
      let title = columns.titles[value.index]
      guard let persons = PopulationNumber.persons(cell) else {
        throw reader.refusal(cell, field: title, PopulationMistake.badPersons)
      }
      do throws(PopulationSums.Fault) {
        try sums.add(
          persons, code: code, year: year, of: of, sex: sex, age: value.age ?? rowAge, line: reader.line)
      } catch {
        throw reader.refusal(cell, field: title, error.mistake)
      }
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
