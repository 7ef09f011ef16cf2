internal import Events

/// Makes the value of a field of a text: what it is follows from the rule for the field, never from the cell.
///
/// - numbers as `NumberText` reads them; true and false from TRUE and FALSE in any case;
/// - where a text and a number are both allowed (`answer`, attributes), what is written as JSON writes a number is one, and
///   of an attribute TRUE and FALSE are true and false;
/// - where the rule names words, one of them in any case is that word;
/// - all else is the text.
struct ValueMaker {
  let rule: ValueRule

  /// The rule for an element, where the field is a list.
  var element: ValueRule? {
    switch rule {
    case .texts: .text
    case .paths: .path
    case .words(let words): .word(words)
    case .areas: .area
    case .wholes(let range): .whole(range)
    default: nil
    }
  }

  /// The canonical JSON of a text that is not empty.
  func value(_ text: String) throws(ReturnMistake) -> [UInt8] {
    switch rule {
    case .number, .numberOrNull, .whole: return try checked(number(NumberText.number(text)))
    case .flag:
      guard let flag = flag(text) else { throw .notFlag }
      return flag
    case .scalar: return try checked(NumberText.plainNumber(text).map(number) ?? string(text))
    case .attribute: return try checked(NumberText.plainNumber(text).map(number) ?? flag(text) ?? string(text))
    case .word(let words):
      let folded = CaselessText.folded(text)
      return try checked(string(words.first { $0 == folded } ?? text))
    default: return try checked(string(text))
    }
  }

  /// A word for any text.
  func word(_ text: String) throws(ReturnMistake) -> [UInt8] { try checked(string(WordText.word(text))) }

  /// JSON that a feed file gives, as a value of the field.
  func value(json: [UInt8]) throws(ReturnMistake) -> [UInt8] {
    var document = JSONDocument()
    guard (try? document.read(json[...])) != nil else { throw .badValue(rule) }
    var canonical: [UInt8] = []
    CanonicalJSON.write(document, document.root, to: &canonical)
    return try checked(canonical)
  }

  private func checked(_ json: [UInt8]) throws(ReturnMistake) -> [UInt8] {
    var document = JSONDocument()
    guard (try? document.read(json[...])) != nil, rule.accepts(document, document.root) else { throw .badValue(rule) }
    if rule == .area, Words.isPseudoCode(json.dropFirst().dropLast()) { throw .noSuchArea }
    return json
  }

  private func flag(_ text: String) -> [UInt8]? {
    switch CaselessText.folded(text) {
    case "true": Array("true".utf8)
    case "false": Array("false".utf8)
    default: nil
    }
  }

  private func number(_ number: ExactDecimal) -> [UInt8] {
    var json: [UInt8] = []
    number.write(to: &json)
    return json
  }

  private func string(_ text: String) -> [UInt8] {
    var json: [UInt8] = []
    json.append(json: text)
    return json
  }
}
