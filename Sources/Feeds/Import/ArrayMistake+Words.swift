public import Events

extension ArrayMistake {
  public func rule(at door: Door) -> String { fault + ", so nothing from here on can be read" }

  public func remedy(at door: Door) -> String { "Mend the JSON array, or send JSON Lines" }

  private var fault: String {
    switch self {
    case .noArray: "a batch is a JSON array"
    case .missingElement: "an element is missing"
    case .missingComma: "a comma is missing between two elements"
    case .bracketsDoNotMatch: "brackets do not match"
    case .tooDeep: "an element is nested too deeply"
    case .endsEarly: "the batch ends before its closing bracket"
    case .textAfterEnd: "text follows the end of the batch"
    }
  }
}
