package import Events

extension FigureMistake {
  package func rule(at door: Door) -> String {
    switch self {
    case .unknownVersion(let indicator, _): "\(indicator) has no such version"
    case .backwards(let last): "the first month is not after the last (\(last))"
    case .tooManyPeriods(let count):
      "a trend has at most \(FigureMaker.maximumPeriodCount.grouped) figures, and these are \(count.grouped)"
    }
  }

  package func remedy(at door: Door) -> String {
    switch self {
    case .unknownVersion(_, let known):
      known.isEmpty
        ? "See incident-ledger definitions for the indicators that are there"
        : "Its versions are \(known.map(String.init).joined(separator: ", "))"
    case .backwards: "Swap \(door.name(.from)) and \(door.name(.to))"
    case .tooManyPeriods: "Begin later, or take every quarter or year"
    }
  }
}
