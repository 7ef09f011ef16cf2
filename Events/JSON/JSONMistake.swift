/// Why a text is not JSON that the ledger takes.
public enum JSONMistake: Mistake {
  case empty, tooLarge, tooDeep, unexpected, trailing, controlCharacter, invalidUTF8, invalidEscape
  case loneSurrogate, invalidNumber, inexactNumber, unterminated
  case duplicateKey(String)

  /// `malformed` where RFC 8259 itself forbids the text; what is left are the narrower rules of the ledger.
  public var blame: Blame {
    switch self {
    case .duplicateKey, .inexactNumber, .tooDeep, .tooLarge: .rule
    default: .malformed
    }
  }
}
