internal import Events

/// What can be wrong with a message of events before the ledger sees it.
enum MessageMistake: Mistake {
  /// A header of the binary mode for what `Content-Type` and the body say; its attribute.
  case notHeader(String)
  case headerTwice(String)
  case headerNotEncoded

  func rule(at door: Door) -> String {
    switch self {
    case .notHeader: "it is no header of its own: Content-Type and the body say it"
    case .headerTwice: "the header stands twice"
    case .headerNotEncoded: "it is printable ASCII, and UTF-8 in percent-encoding for what is not"
    }
  }

  func remedy(at door: Door) -> String {
    switch self {
    case .notHeader(let name): "Leave the header ce-\(name) out"
    case .headerTwice(let name): "Send ce-\(name) once"
    case .headerNotEncoded:
      "Encode it as the CloudEvents HTTP binding says: a space as %20, é as %C3%A9, a percent sign as %25"
    }
  }
}
