public import Events

/// What can be wrong with the file that holds the key of pseudonyms.
public enum PseudonymKeyMistake: Mistake {
  /// The feed makes pseudonyms, and nothing names a key.
  case notNamed
  case noFile
  case unreadable(String)
  case notOwn
  /// Others may read or write it, or it may be run; its mode in octal.
  case openMode(String)
  case insideLedger
  case noKey
  // Making one.
  case thereAlready
  case unwritable(String)
}
