/// One thing that a token allows.
package enum Scope: Hashable, Sendable, CustomStringConvertible {
  /// Appending events of a source; nil for those of any.
  case append(source: String?)
  /// Asking for figures and pages, with small numbers kept back.
  case read
  /// Reading, small numbers and the events themselves too.
  case disclose
  /// Appending what changes how everything is counted: definitions, areas, populations, what was published, and the
  /// erasure of a party.
  case administer

  /// Reads `append`, `append:SOURCE`, `read`, `disclose` or `administer`.
  package init?(_ text: String) {
    switch text {
    case "append": self = .append(source: nil)
    case "read": self = .read
    case "disclose": self = .disclose
    case "administer": self = .administer
    default:
      let prefix = "append:"
      guard text.hasPrefix(prefix), text.utf8.count > prefix.utf8.count else { return nil }
      self = .append(source: String(text.dropFirst(prefix.count)))
    }
  }

  package var description: String {
    switch self {
    case .append(nil): "append"
    case .append(let source?): "append:" + source
    case .read: "read"
    case .disclose: "disclose"
    case .administer: "administer"
    }
  }
}
