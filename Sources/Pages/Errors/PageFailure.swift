/// Why an address leads to no page although it can be read.
enum PageFailure: Error, Hashable {
  case noSuchPage
  /// No version of the indicator is known where the page stands.
  case unknownIndicator(String)
  /// No event about the subject is known where the page stands, or it was erased.
  case unknownSubject
  /// Small numbers are asked for by a reader who may not see them.
  case smallNumbers

  var status: Int {
    switch self {
    case .noSuchPage, .unknownIndicator, .unknownSubject: 404
    case .smallNumbers: 403
    }
  }
}

// MARK: Words

extension PageFailure {
  /// What happened, as a sentence for the reader.
  var reason: String {
    switch self {
    case .noSuchPage: "The address names no page of this ledger."
    case .unknownIndicator(let name): "No definition of an indicator “\(name)” is known at this point."
    case .unknownSubject: "No event known at this point is about this subject."
    case .smallNumbers: "Small numbers are kept back from readers without the scope disclose."
    }
  }

  /// What the reader can do; nil where the ways on from the page say it.
  var remedy: String? {
    switch self {
    case .noSuchPage, .unknownIndicator, .unknownSubject: nil
    case .smallNumbers: "Ask for the page without disclose=1, or come with a token that has the scope."
    }
  }
}
