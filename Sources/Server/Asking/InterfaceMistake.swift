internal import Events
internal import Questions

/// What can be wrong with a question to the interface, beside what can be wrong with any question.
enum InterfaceMistake: Mistake {
  /// Small numbers are asked for with another word than 1.
  case notDisclosing
  case tooManyFigures(maximum: Int)
  case tooLargeCube(Int, maximum: Int)
  /// A comparison names an area and areas, or neither.
  case areaOrAreas
  case areaCount(maximum: Int)
  /// The sequences run backwards.
  case endsBeforeStart(from: Int)
  case notEventType(known: [String])
  case notTime
  case notSequence

  func rule(at door: Door) -> String {
    switch self {
    case .notDisclosing: "it is 1 or is not there"
    case .tooManyFigures(let maximum): "one answer has at most \(maximum) figures"
    case .tooLargeCube(let count, let maximum):
      "one answer has at most \(maximum) figures, and this one would have \(count)"
    case .areaOrAreas: "either \(door.name(.area)) or \(door.name(.areas)) is given"
    case .areaCount(let maximum): "one answer has from 1 to \(maximum) areas"
    case .endsBeforeStart: "it does not lie before \(door.name(.from))"
    case .notEventType: "it is no type of event"
    case .notTime: "it is an RFC 3339 time"
    case .notSequence: "it is the sequence of an event: a whole number from 0"
    }
  }

  func remedy(at door: Door) -> String {
    switch self {
    case .notDisclosing: "Write \(door.name(.disclose))=1"
    case .tooManyFigures: "Ask for fewer months, or for every quarter or year"
    case .tooLargeCube: "Ask for fewer indicators, areas or months, or for every quarter or year"
    case .areaOrAreas: "Give \(door.name(.area))=E10000018 or \(door.name(.areas))=E07000129,E07000130"
    case .areaCount: "Name areas as \(door.name(.areas))=E07000129,E07000130"
    case .endsBeforeStart(let from): "Write \(door.name(.to))=\(from) or more"
    case .notEventType(let known): "The types are \(known.joined(separator: ", "))"
    case .notTime: "Write \(door.name(.since))=2019-09-20T09:00:00Z"
    case .notSequence: "Leave it out and name where to begin, such as \(door.name(.from))=0"
    }
  }
}
