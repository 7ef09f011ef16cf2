internal import Events

/// Which rows a file of data.police.uk has, by its header.
struct PoliceForm {
  /// What its rows are; nil for refused rows of both tables.
  let table: PoliceTable?
  /// Whether it is a file of refused rows: of several forces and months, and of only some of their rows.
  let isRejects: Bool

  /// Where an outcomes row has its outcome.
  var outcomeColumn: Int {
    table == nil ? PoliceColumn.titles.count : PoliceColumn.outcomesTitles.count - 1
  }

  /// Reads the header.
  /// - Throws: a `Refusal` of a file of other columns.
  init(_ reader: inout CSVReader) throws(Refusal) {
    let titles = try reader.header()
    let forms: [(PoliceTable?, [String])] = [
      (.street, PoliceColumn.titles), (.outcomes, PoliceColumn.outcomesTitles), (nil, PoliceColumn.bothTitles),
    ]
    let fits = forms.first { table, own in
      (table != nil && titles == own) || titles == own + PoliceColumn.rejectTitles
    }
    guard let fits else { try PoliceForm.refuse(titles, reader) }
    table = fits.0
    isRejects = titles.count > fits.1.count
  }

  private static func refuse(_ titles: [String], _ reader: CSVReader) throws(Refusal) -> Never {
    if titles.contains(PoliceColumn.objectOfSearch) {
      throw reader.refusal(reader.rowText, PoliceMistake.stopAndSearchFile)
    }
    let table = nearest(to: titles, file: reader.file)
    let own = columns(of: table)
    if let strange = titles.first(where: { !own.contains($0) }) {
      throw reader.refusal(strange, field: strange, PoliceMistake.unknownColumn(table))
    }
    if let missing = own.first(where: { !titles.contains($0) }) {
      throw reader.refusal(missing, field: missing, PoliceMistake.missingColumn(table))
    }
    throw reader.refusal(reader.rowText, PoliceMistake.columnOrder(table))
  }

  private static func columns(of table: PoliceTable) -> [String] {
    table == .outcomes ? PoliceColumn.outcomesTitles : PoliceColumn.titles
  }

  /// The table that columns are most likely meant to be: the one from which fewest differ; where both are as far, the one
  /// that the file's name tells.
  private static func nearest(to titles: [String], file: String) -> PoliceTable {
    func differences(_ table: PoliceTable) -> Int { Set(titles).symmetricDifference(columns(of: table)).count }
    let (street, outcomes) = (differences(.street), differences(.outcomes))
    if street == outcomes || Set(titles).isDisjoint(with: PoliceColumn.titles) {
      return PoliceFileName(file).kind == .outcomes ? .outcomes : .street
    }
    return street < outcomes ? .street : .outcomes
  }

  /// What the reader's current row is.
  func table(of reader: CSVReader) throws(Refusal) -> PoliceTable {
    if let table { return table }
    let text = reader.text(PoliceColumn.titles.count + 1)
    if let table = PoliceTable(rawValue: text) { return table }
    throw reader.refusal(text, field: PoliceColumn.table, PoliceMistake.unknownTable)
  }
}
