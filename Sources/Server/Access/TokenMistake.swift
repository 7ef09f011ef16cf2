internal import Events

/// What can be wrong with the name of a token.
enum TokenMistake: Mistake {
  /// A token in force has it.
  case nameTaken
  /// No token has it, or it was revoked.
  case unknownName

  func rule(at door: Door) -> String {
    switch self {
    case .nameTaken: "a token has this name already"
    case .unknownName: "no token has this name, or it was revoked before"
    }
  }

  func remedy(at door: Door) -> String {
    switch self {
    case .nameTaken: "Choose another, or revoke that one first"
    case .unknownName: "See incident-ledger tokens list for the tokens that are there"
    }
  }
}
