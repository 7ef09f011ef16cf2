internal import Events

/// What can be wrong with a file of accounts.
enum ProxyMistake: Mistake {
  case writableByOthers(path: String)
  case notYAML(reason: String)
  /// It is not made of `header`, `from` and `accounts`.
  case notMap
  case unknownKey
  case keyTwice
  case missing
  case notHeader
  case noAddresses
  case notAddress
  case noAccounts
  case noScopes
  case notScope
}
