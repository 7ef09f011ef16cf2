internal import Events

/// By which words of a heading, and by which values, the column of a field is known.
enum DraftFields {
  /// In the order in which columns are given away.
  private static let words: [(field: String, words: [String])] = [
    ("indicator", ["indicator", "measure"]),
    ("value", ["value", "rate", "percentage", "figure"]),
    ("numerator", ["numerator", "count"]), ("denominator", ["denominator", "population"]),
    ("lower", ["lower", "lower ci", "lower limit"]), ("upper", ["upper", "upper ci", "upper limit"]),
    ("publisher", ["publisher", "published by"]),
    ("risk", ["risk level", "level of risk", "risk", "dash level", "dash score", "dash"]),
    (
      "contact",
      [
        "contact type", "type of contact", "contact", "abuse type", "type of abuse", "abuse", "reason for referral",
        "type of incident", "incident type",
      ]
    ),
    (
      "status",
      [
        "outcome of referral", "referral outcome", "referral status", "status", "decision", "accepted", "engaged",
        "outcome",
      ]
    ),
    ("service", ["service"]),
    ("cause", ["cause", "icd", "icd10", "icd 10", "primary diagnosis", "diagnosis"]), ("age", ["age"]),
    ("first", ["first time entrant", "first time", "1st time", "fte", "first"]),
    ("offence", ["offence description", "offence type", "crime type", "offence", "crime"]),
    ("kind", ["kind", "incident kind"]),
    ("category", ["category", "asb type", "case type", "incident type", "type of incident", "type", "nature"]),
    ("outcome", ["outcome type", "substantive outcome", "disposal", "outcome"]),
    ("flags", ["flags", "markers", "flag"]), ("weight", ["weight", "weighting"]), ("cohort", ["cohort"]),
    ("location", ["street", "place"]), ("attributes.agency", ["referring agency", "referral agency", "agency"]),
    ("attributes.age-band", ["age band", "age group"]), ("attributes.tenure", ["tenure"]),
    ("attributes.children", ["number of children", "children"]),
  ]

  private static let areas = [
    "local authority", "district", "area code", "authority", "borough", "council", "ward", "lsoa", "gss", "csp",
    "community safety partnership", "area", "la", "locality", "town",
  ]

  private static let references = [
    "ref", "reference", "case ref", "case reference", "id", "urn", "case number", "crime number", "case no", "case id",
    "number", "respondent", "serial",
  ]

  static func isReference(_ column: DraftColumn) -> Bool {
    (column.says(references) || (column.words.split(separator: " ").last == "no" && column.isUnique))
      && !DraftPersons.isPerson(column) && !column.says(areas) && !column.says(["number of", "house number"])
  }

  static func isAnswer(_ column: DraftColumn) -> Bool {
    column.words.wholeMatch(of: #/ q ?[0-9]+ ?[a-z]? .*/#) != nil || column.heading.hasSuffix("?")
  }

  /// The column of each field that a row has; a column is given away once, and none that names a person.
  static func columns(_ row: FeedFile.Row, among columns: [DraftColumn]) -> [String: Int] {
    var found: [String: Int] = [:]
    var free = columns.indices.filter { index in
      let column = columns[index]
      return !DraftPersons.isPerson(column) && !isReference(column) && !(row == .record(.answer) && isAnswer(column))
    }
    func take(_ index: Int?, _ field: String) {
      guard let index else { return }
      found[field] = index
      free.removeAll { $0 == index }
    }
    take(area(among: columns, free), "area")
    let date = row == .statistic ? "period" : "date"
    take(DraftDateColumn.best(row, among: columns, free), date)
    for field in ["occurred", "resolved"] where FieldRules.field(field, of: row) != nil {
      take(DraftDateColumn.column(saying: field, among: columns, free), field)
    }
    for (field, words) in words where FieldRules.field(field, of: row) != nil {
      // In their order, so that a type of contact is preferred to any contact.
      for word in words {
        guard let index = free.first(where: { columns[$0].says([word]) && suits(columns[$0], field) }) else { continue }
        take(index, field)
        break
      }
    }
    return found
  }

  /// The column of areas: one of codes before one of names, and one whose heading says so before any other.
  private static func area(among columns: [DraftColumn], _ free: [Int]) -> Int? {
    let codes = free.filter { columns[$0].isOfAreaCodes }
    for candidates in [codes, free] {
      for word in areas {
        if let index = candidates.first(where: { columns[$0].says([word]) }) { return index }
      }
    }
    return codes.first
  }

  /// Whether the column's values could be the field's.
  private static func suits(_ column: DraftColumn, _ field: String) -> Bool {
    switch field {
    case "value", "numerator", "denominator", "lower", "upper", "age", "weight":
      column.isNumeric || column.values.isEmpty
    default: true
    }
  }

  /// The heading of a column that counts, so that a row may stand for many records.
  static func counting(_ columns: [DraftColumn]) -> String? {
    columns.first { $0.isNumeric && $0.says(["count", "total", "number of offences", "number of crimes"]) }?.heading
  }
}
