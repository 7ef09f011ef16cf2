internal import Events

/// What can be wrong with a file of age bands.
enum AgeBandMistake: Mistake {
  case bandTwice
  /// The file of people names a band that the file of events does not have.
  case unknownBand(file: String)
  case notNumber(maximum: Int)
  case missingColumn([String], optional: String?)

  func rule(at door: Door) -> String {
    switch self {
    case .bandTwice: "the band stands twice"
    case .unknownBand(let file): "the file of people names a band that \(file) does not have"
    case .notNumber(let maximum): "it is a whole number from 0 to \(maximum)"
    case .missingColumn: "the file has no such column"
    }
  }

  func remedy(at door: Door) -> String {
    switch self {
    case .bandTwice: return "Give each band once"
    case .unknownBand: return "Use the same bands in both"
    case .notNumber: return "Correct the number"
    case .missingColumn(let columns, let optional):
      let names = columns + (optional.map { ["\($0) (optional)"] } ?? [])
      return "Name the columns \(names.joined(separator: ", "))"
    }
  }
}
