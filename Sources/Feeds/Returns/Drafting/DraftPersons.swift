internal import Events

/// Which columns name a person, or nearly name one: none of their values is ever copied into a draft.
enum DraftPersons {
  /// Headings of what says by itself who somebody is, or nearly.
  private static let telling = [
    "ni", "nino", "national insurance", "nhs", "surname", "forename", "first name", "last name", "full name",
    "initials",
    "dob", "date of birth", "birth", "born", "pnc", "crn", "email", "phone", "telephone", "mobile", "address",
    "postcode",
    "post code", "contact name", "contact number", "contact details", "hospital number", "patient number",
  ]

  private static let victims = ["victim", "survivor", "complainant"]
  private static let offenders = ["perpetrator", "perp", "offender", "suspect", "abuser", "alleged"]
  private static let staff = [
    "worker", "officer", "manager", "interviewer", "coordinator", "chair", "assessor", "reporter", "caller", "landlord",
    "referrer", "reported by", "referred by", "recorded by", "entered by",
  ]
  private static let others = ["client", "person", "patient", "applicant", "tenant", "young person", "child"]

  /// Headings of what stands for two persons together, or for one already under another name.
  private static let pairs = ["pair", "couple", "party", "pseudonym"]

  /// What a heading may say of a person that names nobody.
  private static let plain = [
    "age", "risk", "score", "level", "district", "ward", "borough", "local authority", "council", "gender", "sex",
    "ethnicity", "relationship", "status", "type", "category", "band", "group", "number of", "repeat",
  ]

  /// What has a name and is no person.
  private static let things = [
    "area", "ward", "district", "lsoa", "csp", "authority", "council", "borough", "county", "region", "force",
    "indicator", "measure", "service", "agency", "organisation", "provider", "school", "hospital", "trust", "survey",
    "street", "site", "project", "team", "offence", "partnership",
  ]

  private static let numbers = ["id", "number", "no", "ref", "reference", "identifier", "urn", "code"]

  static func isPerson(_ column: DraftColumn) -> Bool {
    if column.says(telling) { return true }
    if column.says(victims + offenders + staff + others + pairs), !column.says(plain) { return true }
    return column.says(["name"]) && !column.says(things)
  }

  /// Whether it has a person's number, which by itself says who it is.
  private static func isNumber(_ column: DraftColumn) -> Bool {
    guard !column.says(["phone", "telephone", "mobile", "contact number", "email", "address"] + staff) else {
      return false
    }
    return column.says(["ni", "nino", "nhs", "pnc", "crn", "national insurance"] + numbers)
  }

  /// Whether it has a name or a date of birth.
  private static func isName(_ column: DraftColumn) -> Bool {
    !column.says(staff)
      && column.says(["name", "surname", "forename", "initials", "dob", "date of birth", "birth", "born"])
  }

  /// The columns of which the party of a row is made; none where nothing tells.
  static func parts(_ row: FeedFile.Row, among columns: [DraftColumn]) -> [Int] {
    let persons = columns.indices.filter { isPerson(columns[$0]) }
    // A person of its own role first, then those of whom the heading says no role.
    func part(_ role: [String], butNot other: [String], isNamed: Bool, _ isOne: (DraftColumn) -> Bool) -> [Int] {
      let found = persons.filter { isOne(columns[$0]) && !columns[$0].says(other) && !isPair(columns[$0]) }
      let own = found.filter { columns[$0].says(role) }
      return own.isEmpty && !isNamed ? found : own
    }
    func person(_ role: [String], butNot other: [String], isNamed: Bool = false) -> [Int] {
      let numbered = part(role, butNot: other, isNamed: isNamed, isNumber)
      // Of several numbers of one person the one that most rows have.
      if let best = numbered.max(by: { columns[$0].values.count < columns[$1].values.count }) {
        return [numbered.first { columns[$0].values.count == columns[best].values.count } ?? best]
      }
      return part(role, butNot: other, isNamed: isNamed, isName)
    }
    let pair = persons.filter { isPair(columns[$0]) }.prefix(1)
    switch row {
    case .record(.marac):
      if !pair.isEmpty { return Array(pair) }
      let victim = person(victims, butNot: offenders)
      return (victim + person(offenders, butNot: victims, isNamed: true)).sorted()
    case .record(.disposal), .record(.member), .record(.reoffence):
      let offender = person(offenders, butNot: victims)
      return offender.isEmpty ? Array(pair) : offender
    case .record(.crime), .record(.incident):
      // No such record needs a party, so only a number is worth one.
      return Array(part(victims, butNot: offenders, isNamed: false, isNumber).prefix(1))
    default:
      let victim = person(victims, butNot: offenders)
      return victim.isEmpty ? Array(pair) : victim
    }
  }

  static func isPair(_ column: DraftColumn) -> Bool { column.says(pairs) }
}
