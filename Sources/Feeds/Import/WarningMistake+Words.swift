public import Events

extension WarningMistake {
  public func rule(at door: Door) -> String {
    switch self {
    case .nearWord(let known): "the word is new to the ledger, and close to \(known)"
    case .dateAhead(let recorded): "the date is after the day on which the event is recorded (\(recorded))"
    case .nearForce(let known, let slug):
      "no police force of this name is known, it is close to \(known), and the name of the file decides: \(slug)"
    }
  }

  public func remedy(at door: Door) -> String {
    switch self {
    case .nearWord(let known): "Correct it where \(known) is meant"
    case .dateAhead: "Correct it where the date is mistyped"
    case .nearForce(let known, _): "Correct it where \(known) is meant"
    }
  }
}

extension StrictMistake {
  public func rule(at door: Door) -> String { warning.rule(at: door) }

  public func remedy(at door: Door) -> String {
    warning.remedy(at: door) + "; where it is right, append it without \(door.name(Parameter("strict")))"
  }
}
