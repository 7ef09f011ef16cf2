internal import Events

/// The categories of data.police.uk and the ledger's words for them.
enum PoliceCategory {
  /// What a "Crime type" is in the ledger: the offence of a crime, or an anti-social behaviour incident.
  enum Meaning {
    case crime(offence: String)
    case antiSocialBehaviour
  }

  private static let meanings: [ExactText: Meaning] = [
    "Anti-social behaviour": .antiSocialBehaviour,
    "Bicycle theft": .crime(offence: "theft/bicycle"),
    "Burglary": .crime(offence: "burglary"),
    "Criminal damage and arson": .crime(offence: "criminal-damage-and-arson"),
    "Drugs": .crime(offence: "drugs"),
    "Other crime": .crime(offence: "other-crime"),
    "Other theft": .crime(offence: "theft/other"),
    "Possession of weapons": .crime(offence: "possession-of-weapons"),
    "Public order": .crime(offence: "public-order"),
    "Robbery": .crime(offence: "robbery"),
    "Shoplifting": .crime(offence: "theft/shoplifting"),
    "Theft from the person": .crime(offence: "theft/from-the-person"),
    "Vehicle crime": .crime(offence: "vehicle"),
    "Violence and sexual offences": .crime(offence: "violence-and-sexual"),
  ]

  /// The categories of the months before May 2013. They were divided among several of the others then, so they lie in
  /// none of them.
  private static let formerMeanings: [ExactText: Meaning] = [
    "Public disorder and weapons": .crime(offence: "public-disorder-and-weapons"),
    "Violent crime": .crime(offence: "violent-crime"),
  ]

  private static let firstMonthWithoutFormer = "2013-05"

  /// Whether a month, `YYYY-MM`, may have the former categories; one that is not known may.
  private static func mayHaveFormer(_ month: String?) -> Bool { month.map { $0 < firstMonthWithoutFormer } ?? true }

  /// What a category means in a month; nil where the month has none of this name.
  static func meaning(of type: ExactText, in month: String?) -> Meaning? {
    meanings[type] ?? (mayHaveFormer(month) ? formerMeanings[type] : nil)
  }

  /// The categories of a month in the order of their names.
  static func names(in month: String?) -> [String] {
    (Array(meanings.keys) + (mayHaveFormer(month) ? Array(formerMeanings.keys) : [])).map(\.text).sorted()
  }
}
