internal import Events

extension ProxyMistake {
  func rule(at door: Door) -> String { words.rule }

  func remedy(at door: Door) -> String { words.remedy }

  private var words: (rule: String, remedy: String) {
    switch self {
    case .writableByOthers(let path):
      ("others may write to the file, and so give themselves any scope", "Type chmod go-w \(path)")
    case .notYAML(let reason): ("this is not YAML: \(reason)", "Correct the file")
    case .notMap: ("the file has header, from and accounts", "Write them as the README of the server does")
    case .unknownKey: ("there is no such key", "Its keys are header, from and accounts")
    case .keyTwice: ("the key stands twice", "Write each key once")
    case .missing: ("the key is missing", "Write header, from and accounts")
    case .notHeader:
      (
        "it is the name of a header that means nothing else",
        "Write the one that the proxy sets, such as X-Forwarded-User"
      )
    case .noAddresses: ("it is a list of the addresses that the proxy calls from", "Write such as [10.0.0.5]")
    case .notAddress:
      (
        "it is an address or a range of addresses, and not that of all",
        "Write such as 10.0.0.5, 10.0.0.0/24 or 2001:db8::/32, in quotes where it has colons"
      )
    case .noAccounts: ("it names accounts, each with its scopes", "Write such as alice@example.org: [read]")
    case .noScopes: ("an account has a list of scopes", "Write such as [read, disclose], or leave the account out")
    case .notScope: ("there is no such scope", "Write one as incident-ledger tokens create --help lists them")
    }
  }
}
