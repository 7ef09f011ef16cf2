/// Who calls, as far as the server knows: what the caller may do.
package struct Caller: Sendable, Equatable {
  /// The sources whose events the caller may append.
  package enum Sources: Sendable, Equatable {
    case none
    case named(Set<String>)
    case any
  }

  package var appends: Sources
  /// Whether the caller may ask for figures, events and pages.
  package var mayRead: Bool
  /// Whether the caller may see small numbers.
  package var mayDisclose: Bool
  package var mayAdminister: Bool
  /// What people call the token that the caller showed; nil where none came.
  package var tokenName: String?

  /// Whether there is anything that the caller may append.
  package var mayAppend: Bool { appends != .none || mayAdminister }

  /// Whether the caller showed a token that is in force.
  package var hasToken: Bool { tokenName != nil }

  package static let nobody = Caller(
    appends: .none, mayRead: false, mayDisclose: false, mayAdminister: false)
}
