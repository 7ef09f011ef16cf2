internal import Events

/// What can be wrong with the months that a return is stated to be of.
enum ReturnParameterMistake: Mistake {
  /// Only the first, or only the last, is given.
  case oneMonthAlone
  case notMonth
  case endsBeforeStart(Month)

  func rule(at door: Door) -> String {
    switch self {
    case .oneMonthAlone: "\(door.name(.from)) and \(door.name(.to)) state the months together"
    case .notMonth: "it is no month"
    case .endsBeforeStart(let first): "it does not lie before \(door.name(.from)), which is \(first)"
    }
  }

  func remedy(at door: Door) -> String {
    switch self {
    case .oneMonthAlone: "Give both, or neither"
    case .notMonth: "Write it as 2019-04"
    case .endsBeforeStart: "Give the later month last"
    }
  }
}
