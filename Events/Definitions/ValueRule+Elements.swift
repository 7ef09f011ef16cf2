extension ValueRule {
  /// The rule for one element of a list; any other rule is its own.
  var element: ValueRule {
    switch self {
    case .texts: .text
    case .paths: .path
    case .words(let words): .word(words)
    default: self
    }
  }

  var isList: Bool { element != self }

  /// Whether a value may be a number.
  var hasNumbers: Bool {
    switch self {
    case .number, .whole, .scalar: true
    default: false
    }
  }
}
