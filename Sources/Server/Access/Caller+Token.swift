extension Caller {
  /// What the token allows. Whoever may see small numbers may read.
  init(_ token: Token) {
    self = .nobody
    tokenName = token.name
    var sources: Set<String> = []
    for scope in token.allows {
      switch scope {
      case .append(nil): appends = .any
      case .append(let source?): sources.insert(source)
      case .read: mayRead = true
      case .disclose: (mayRead, mayDisclose) = (true, true)
      case .administer: mayAdminister = true
      }
    }
    if appends != .any, !sources.isEmpty { appends = .named(sources) }
  }
}
