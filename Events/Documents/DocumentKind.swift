/// What a document of YAML or JSON says.
package enum DocumentKind: Hashable, Sendable {
  case definition
  case feedFile

  /// What stands before the paths of its fields.
  var root: String {
    switch self {
    case .definition: "definition"
    case .feedFile: "feed"
    }
  }
}
