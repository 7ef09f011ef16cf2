package import Events

/// Reads population estimates: `code,year,persons`, or ONS's wide form with a column `population_YYYY` for each year.
package enum PopulationReader {
  /// The estimates in the order of the file, each once. A blank number is no estimate.
  ///
  /// - Throws: `Refusal` for the first row that cannot be read, or that gives an area and year a second number.
  package static func read(file: String, bytes: [UInt8]) throws(Refusal) -> [PopulationRow] {
    var reader = CSVReader(file: file, bytes: bytes)
    let titles = try reader.header()
    let columns = try Columns(titles, in: reader)
    var rows: [PopulationRow] = []
    var places: [String: [Int: Int]] = [:]
    while try reader.next() {
      let code = reader.text(columns.code)
      try AreaCode.check(code, column: titles[columns.code], in: reader)
      for estimate in columns.estimates where !reader.fields[estimate.persons].range.isEmpty {
        let row = PopulationRow(
          code: code, year: try year(estimate.year, reader, titles),
          persons: try persons(reader.text(estimate.persons), column: titles[estimate.persons], reader),
          line: reader.line)
        if let place = places[code]?[row.year] {
          let known = rows[place]
          if known.persons == row.persons { continue }
          throw reader.refusal(
            String(row.persons), field: titles[estimate.persons],
            AreaMistake.twoPopulations(code: code, year: row.year, persons: known.persons, line: known.line))
        }
        places[code, default: [:]][row.year] = rows.count
        rows.append(row)
      }
    }
    return rows
  }

  private struct Columns {
    enum Year {
      case column(Int)
      case fixed(Int)
    }

    var code: Int
    var estimates: [(year: Year, persons: Int)]

    init(_ titles: [String], in reader: CSVReader) throws(Refusal) {
      if titles == ["code", "year", "persons"] {
        (code, estimates) = (0, [(.column(1), 2)])
        return
      }
      var codes: [Int] = []
      var estimates: [(Year, Int)] = []
      for (index, title) in titles.enumerated() {
        let lowered = title.lowercased()
        if lowered.hasPrefix("population_"), let year = PopulationReader.year(lowered.dropFirst(11)) {
          estimates.append((.fixed(year), index))
        } else if lowered.contains("code") || lowered.hasSuffix("cd") {
          codes.append(index)
        } else if !(lowered.contains("name") || lowered.hasSuffix("nm") || lowered == "country") {
          throw reader.refusal(title, field: title, AreaMistake.unknownPopulationColumn)
        }
      }
      guard codes.count == 1, !estimates.isEmpty else {
        throw reader.refusal(reader.rowText, AreaMistake.noPopulationColumns)
      }
      code = codes[0]
      self.estimates = estimates
    }
  }

  private static func year(
    _ year: Columns.Year, _ reader: CSVReader, _ titles: [String]
  ) throws(Refusal) -> Int {
    switch year {
    case .fixed(let year): return year
    case .column(let index):
      let text = reader.text(index)
      guard let year = PopulationReader.year(text[...]) else {
        throw reader.refusal(text, field: titles[index], AreaMistake.badYear)
      }
      return year
    }
  }

  private static func year(_ text: Substring) -> Int? {
    guard text.utf8.count == 4, isDigits(text) else { return nil }
    return Int(text)
  }

  private static func persons(_ text: String, column: String, _ reader: CSVReader) throws(Refusal) -> Int {
    // Fifteen digits are whole numbers that a double keeps.
    guard text.utf8.count <= 15, isDigits(text[...]), let persons = Int(text) else {
      throw reader.refusal(text, field: column, AreaMistake.badPersons)
    }
    return persons
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }
}
