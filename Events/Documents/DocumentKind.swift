/// What a document of YAML or JSON says.
package enum DocumentKind: Hashable, Sendable {
  case definition
  case feedFile
  case form

  /// What is wrong with a file that has none.
  var missing: DocumentMistake {
    switch self {
    case .definition: .noDefinition
    case .feedFile: .noFeedFile
    case .form: .noForm
    }
  }

  /// What stands before the paths of its fields.
  var root: String {
    switch self {
    case .definition: "definition"
    case .feedFile: "feed"
    case .form: "form"
    }
  }
}
