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

  /// Whether a value is a number and nothing else.
  var isNumber: Bool {
    switch self {
    case .number, .whole: true
    default: false
    }
  }

  /// Whether a value may be what a key of a map says.
  func accepts(key: String) -> Bool {
    if case .flag = self { return key == "true" || key == "false" }
    var json: [UInt8] = []
    JSONEscapes.write(key, to: &json)
    var document = JSONDocument()
    guard (try? document.read(json[...])) != nil else { return false }
    return accepts(document, document.root)
  }

  /// Whether a value may be a number.
  var hasNumbers: Bool {
    switch self {
    case .number, .whole, .scalar, .attribute: true
    default: false
    }
  }
}
