public import Events

extension PseudonymKeyMistake {
  public func rule(at door: Door) -> String {
    switch self {
    case .notNamed: "the feed makes pseudonyms, and \(PseudonymKeyFile.variable) names no file with their key"
    case .noFile: "it is no file"
    case .unreadable(let reason): "the key cannot be read: \(reason)"
    case .notOwn: "the file with the key belongs to somebody else"
    case .openMode(let mode): "nobody but its owner may read the file with the key, and its mode is \(mode)"
    case .insideLedger: "the key lies outside the ledger, whose copies would carry it along"
    case .noKey: "the file holds no key: 64 hexadecimal digits in one line, beside lines that begin with #"
    case .thereAlready: "there is a file of that name, which may hold a key that pseudonyms were made under"
    case .unwritable(let reason): "the file cannot be made: \(reason)"
    }
  }

  public func remedy(at door: Door) -> String {
    switch self {
    case .notNamed:
      "Make a key with incident-ledger feeds key FILE, and set \(PseudonymKeyFile.variable) to that file"
    case .noFile, .unreadable: "Name the file that incident-ledger feeds key made"
    case .notOwn: "Run the command as its owner, or make the file yours"
    case .openMode: "Say chmod 600 FILE, and think about who may have read it"
    case .insideLedger: "Put it elsewhere, such as in your home folder"
    case .noKey: "Restore it from its copy; a new key makes other pseudonyms of the same people"
    case .thereAlready: "Choose another name, or use the key that is there"
    case .unwritable: "Name a file in a folder that you may write"
    }
  }
}
