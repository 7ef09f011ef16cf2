internal import Events

/// What can be wrong with the address of a page, beside what can be wrong with any question.
enum PageMistake: Mistake {
  case unknownArea
  case notDefinition
  case unknownIndicator
  /// The area or the month of a figure is left out.
  case figureNotNamed
  case subjectNotNamed
  case draftTooLong(maximumByteCount: Int)
  /// What is to be shown after signing in lies elsewhere, or could be taken for what does.
  case leadsAway

  func rule(at door: Door) -> String {
    switch self {
    case .unknownArea: "nothing known at this point names the area"
    case .notDefinition: "it names an indicator and one of its versions"
    case .unknownIndicator: "there is no such indicator"
    case .figureNotNamed, .subjectNotNamed: "the parameter is missing"
    case .draftTooLong(let maximum): "a draft has at most \(maximum) bytes here"
    case .leadsAway: "after signing in only a page of this ledger is shown"
    }
  }

  func remedy(at door: Door) -> String {
    switch self {
    case .unknownArea: "Choose one of the list on the overview, or write a GSS code such as E10000018"
    case .notDefinition: "Write marac-repeat/1, or leave it out for the versions in force"
    case .unknownIndicator: "See the page of definitions for the indicators that are there"
    case .figureNotNamed: "Write \(door.name(.area))=E10000018 and \(door.name(.to))=2019-06"
    case .subjectNotNamed: "Follow a link of an explanation or of the records"
    case .draftTooLong: "Preview it with incident-ledger define --preview"
    case .leadsAway: "Write an address that begins with one /, percent-encoded, or leave it out"
    }
  }
}
