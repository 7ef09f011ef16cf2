internal import Events
package import Figures
package import Ledger

/// Who calls, as far as the server knows: what the caller may do.
package struct Caller: Sendable, Equatable {
  /// What the caller may see of small numbers, and of what stands behind figures.
  package enum Disclosure: Sendable, Equatable {
    case nothing
    /// Only that of some indicators.
    case indicators(Set<String>)
    case everything
  }

  /// What the caller may append.
  package var authority: Authority
  /// Whether the caller may ask for figures and pages.
  package var mayRead: Bool
  package var disclosure: Disclosure
  /// Whether the caller's own scopes let it read, and not that everybody may.
  private var readsByScope = false
  /// What people call the caller: the name of the token shown, or of the account that a proxy signed in; nil where none.
  package var name: String?
  /// Whether the name is that of an account which a proxy signed in.
  package var isAccount = false

  /// Whether there is anything that the caller may append.
  package var mayAppend: Bool { !authority.isEmpty }

  /// Whether the caller may see small numbers of every indicator, and the events themselves.
  package var mayDisclose: Bool { disclosure == .everything }

  /// Whether the caller may see the small numbers of an indicator.
  package func mayDisclose(_ indicator: String) -> Bool {
    switch disclosure {
    case .nothing: false
    case .indicators(let indicators): indicators.contains(indicator)
    case .everything: true
    }
  }

  /// What figures are told to the caller.
  package var audience: Audience {
    guard readsByScope else { return .anybody }
    switch disclosure {
    case .nothing: return .reader(disclosing: [])
    case .indicators(let indicators): return .reader(disclosing: indicators)
    case .everything: return .analyst
    }
  }

  /// Whether the caller showed who it is.
  package var isKnown: Bool { name != nil }

  package static let nobody = Caller(authority: Authority([]), mayRead: false, disclosure: .nothing)

  /// What scopes allow. Whoever may see small numbers may read.
  package init(_ name: String, _ scopes: [Scope]) {
    self = .nobody
    self.name = name
    authority = Authority(scopes)
    var indicators: Set<String> = []
    for scope in scopes {
      switch scope {
      case .read: mayRead = true
      case .disclose(nil): (mayRead, disclosure) = (true, .everything)
      case .disclose(let indicator?):
        mayRead = true
        indicators.insert(indicator)
      default: break
      }
    }
    readsByScope = mayRead
    if disclosure == .nothing, !indicators.isEmpty { disclosure = .indicators(indicators) }
  }

  private init(authority: Authority, mayRead: Bool, disclosure: Disclosure) {
    self.authority = authority
    self.mayRead = mayRead
    self.disclosure = disclosure
  }
}
