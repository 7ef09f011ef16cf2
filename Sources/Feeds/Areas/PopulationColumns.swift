import Events

/// What the columns of a table of populations mean.
struct PopulationColumns {
  /// A column of numbers, with what its title says of them.
  struct Value {
    var index: Int
    var year: Int?
    var age: PopulationAge?
  }

  let titles: [String]
  private(set) var code = 0
  private(set) var year: Int?
  private(set) var of: Int?
  private(set) var sex: Int?
  private(set) var age: Int?
  private(set) var values: [Value] = []

  private enum Meaning {
    case code, year, of, sex, age, ignored
    case value(year: Int?, age: PopulationAge?)
  }

  /// - Throws: `Refusal` for a column that is not known, and where there are not one of codes and any of numbers.
  init(_ titles: [String], in reader: CSVReader) throws(Refusal) {
    self.titles = titles
    var codes: [Int] = []
    for (index, title) in titles.enumerated() {
      guard title.isEmpty || !titles[..<index].contains(title) else {
        throw reader.refusal(title, TableMistake.columnTwice)
      }
      switch PopulationColumns.meaning(title) {
      case .code: codes.append(index)
      case .year: year = index
      case .of: of = index
      case .sex: sex = index
      case .age: age = index
      case .ignored: break
      case .value(let year, let age): values.append(Value(index: index, year: year, age: age))
      case nil: throw reader.refusal(title, field: title, PopulationMistake.unknownColumn)
      }
    }
    guard codes.count == 1, !values.isEmpty, age == nil || !values.contains(where: { $0.age != nil }),
      year == nil || !values.contains(where: { $0.year != nil })
    else { throw reader.refusal(reader.rowText, PopulationMistake.noColumns) }
    code = codes[0]
  }

  /// Whether a row of titles could be the header: what stands above it in a published table is a line or two of text.
  static func isHeader(_ titles: [String]) -> Bool {
    var (codes, numbers) = (0, 0)
    for title in titles {
      switch meaning(title) {
      case .code: codes += 1
      case .value: numbers += 1
      default: break
      }
    }
    return codes > 0 && numbers > 0
  }

  private static func meaning(_ title: String) -> Meaning? {
    let lowered = title.lowercased()
    switch lowered {
    case "year": return .year
    case "of": return .of
    case "sex", "gender": return .sex
    case "age": return .age
    case "persons", "population", "count", "value": return .value(year: nil, age: nil)
    case "", "country", "geography", "geography1": return .ignored
    default: break
    }
    // A title of one word, as a line of text above the table may well speak of codes and names.
    let isShort = lowered.split(separator: " ").count <= 4
    if isShort, lowered.contains("code") || lowered.hasSuffix("cd") { return .code }
    if isShort, lowered.contains("name") || lowered.hasSuffix("nm") { return .ignored }
    if let year = year(lowered) { return .value(year: year, age: nil) }
    return PopulationAge(title).map { .value(year: nil, age: $0) }
  }

  /// The year of a title such as `population_2018`, `mid-2018` or `2018`.
  private static func year(_ title: String) -> Int? {
    var rest = title[...]
    for beginning in ["population", "mid"] where rest.hasPrefix(beginning) {
      rest = rest.dropFirst(beginning.count).drop { $0 == "_" || $0 == "-" || $0 == " " }
    }
    return PopulationNumber.year(rest)
  }
}
