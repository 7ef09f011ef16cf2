internal import Events

/// By which words of a heading the column of a field is known.
enum DraftFields {
  /// In the order in which columns are given away.
  private static let words: [(field: String, words: [String])] = [
    ("indicator", ["indicator", "measure"]),
    ("period", ["period", "quarter", "financial year", "year"]),
    ("value", ["value", "rate", "percentage", "figure"]),
    ("numerator", ["numerator", "count"]), ("denominator", ["denominator", "population"]),
    ("lower", ["lower", "lower ci", "lower limit"]), ("upper", ["upper", "upper ci", "upper limit"]),
    ("publisher", ["publisher", "published by"]),
    ("occurred", ["occurred", "committed"]), ("resolved", ["resolved", "date of outcome"]),
    (
      "date",
      [
        "date of meeting", "meeting date", "date heard", "date received", "date of referral", "referral date",
        "date reported", "date recorded", "date of admission", "admission date", "date admitted", "date given",
        "date of disposal", "interview date", "date", "month", "quarter",
      ]
    ),
    (
      "area",
      ["district", "area", "borough", "local authority", "authority", "council", "ward", "lsoa", "gss", "area code"]
    ),
    ("risk", ["risk", "dash", "risk level", "dash score"]),
    ("contact", ["contact", "abuse type", "type of abuse", "abuse"]),
    ("status", ["status", "decision", "accepted"]), ("service", ["service"]),
    ("cause", ["cause", "icd", "icd10", "diagnosis", "icd 10"]), ("age", ["age"]),
    ("first", ["first time", "fte", "first"]), ("offence", ["offence", "offence type", "crime type", "crime"]),
    ("kind", ["kind", "incident kind"]), ("category", ["category", "type", "incident type", "asb type"]),
    ("outcome", ["outcome", "disposal"]), ("flags", ["flags", "markers", "flag"]), ("weight", ["weight", "weighting"]),
    ("cohort", ["cohort"]), ("location", ["street", "place"]),
  ]

  /// Headings of what names, or nearly names, a person.
  private static let persons = [
    "ni", "ni number", "nino", "national insurance", "nhs", "nhs number", "name", "surname", "forename", "first name",
    "last name", "full name", "dob", "date of birth", "birth", "born", "victim", "perpetrator", "offender", "client",
    "client id", "person", "person id", "pnc", "pnc id", "email", "phone", "telephone", "mobile", "address", "postcode",
    "post code", "contact name", "contact number", "contact details", "worker", "officer", "manager",
  ]

  /// Those of them that say who it is by a number.
  private static let numbers = [
    "ni", "ni number", "nino", "nhs", "nhs number", "client id", "person id", "pnc", "pnc id",
  ]

  private static let references = [
    "ref", "reference", "case ref", "case reference", "id", "urn", "case number", "crime number", "case no", "case id",
    "number", "respondent", "serial",
  ]

  static func isPerson(_ column: DraftColumn) -> Bool {
    column.says(persons) && !column.says(["age", "risk", "score"])
  }

  /// Whether it has a person's number, which by itself says who it is.
  static func isPersonNumber(_ column: DraftColumn) -> Bool { isPerson(column) && column.says(numbers) }

  static func isReference(_ column: DraftColumn) -> Bool { column.says(references) && !isPerson(column) }

  static func isAnswer(_ column: DraftColumn) -> Bool { column.words.wholeMatch(of: #/ q ?[0-9]+ ?[a-z]? .*/#) != nil }

  /// The column of each field that a row has; a column is given away once, and none that names a person.
  static func columns(_ row: FeedFile.Row, among columns: [DraftColumn]) -> [String: Int] {
    var found: [String: Int] = [:]
    var free = columns.indices.filter { !isPerson(columns[$0]) && !isAnswer(columns[$0]) }
    for (field, words) in words where FieldRules.field(field, of: row) != nil {
      // The longer words come first, so that a date of meeting is preferred to any date.
      for word in words.sorted(by: { $0.utf8.count > $1.utf8.count }) {
        guard let index = free.first(where: { columns[$0].says([word]) && suits(columns[$0], field) }) else { continue }
        found[field] = index
        free.removeAll { $0 == index }
        break
      }
    }
    return found
  }

  /// Whether the column's values could be the field's.
  private static func suits(_ column: DraftColumn, _ field: String) -> Bool {
    switch field {
    case "date", "occurred", "resolved", "period": DraftDates(column.values).isSure || column.values.isEmpty
    case "value", "numerator", "denominator", "lower", "upper", "age", "weight":
      column.isNumeric || column.values.isEmpty
    default: true
    }
  }
}
