/// The values of a feed file that no rule of events is for.
extension ObjectReader {
  /// A source: what subjects begin with, so it has no white space around it and no control characters.
  func source() throws(Refusal) -> String {
    let source = try required("source", .text) { document.string($0) }
    let isPlain = source.unicodeScalars.allSatisfy { !TextSanitizer.isHarmful($0) }
    guard isPlain, source == source.trimmed, !source.hasSuffix("/") else { throw fault("source", .badSource) }
    return source
  }

  /// The names under which coverage is declared; nil where the feed's own is meant.
  func covers() throws(Refusal) -> [String]? {
    guard let node = node("covers") else { return nil }
    let nodes = document.kind(node) == .array ? Array(document.elements(node)) : [node]
    guard !nodes.isEmpty, nodes.allSatisfy({ ValueRule.text.accepts(document, $0) }) else {
      throw impossible("covers", .badValue(.texts))
    }
    let names = nodes.map { document.string($0) }
    guard names.withoutRepeats.count == names.count else { throw fault("covers", .nameTwice) }
    return names
  }

  /// `6 years` or `18 months`, in months.
  func keep() throws(Refusal) -> Int? {
    guard let node = node("keep") else { return nil }
    guard document.kind(node) == .string else { throw fault("keep", .badKeep) }
    let words = document.string(node).split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2, let count = Int(words[0]), String(count) == words[0], (1...1200).contains(count) else {
      throw fault("keep", .badKeep)
    }
    switch words[1] {
    case "year", "years": return 12 * count
    case "month", "months": return count
    default: throw fault("keep", .badKeep)
    }
  }

  /// One character that stands between the fields of a line.
  func delimiter() throws(Refusal) -> Character? {
    guard let node = node("delimiter") else { return nil }
    guard document.kind(node) == .string else { throw fault("delimiter", .badDelimiter) }
    let text = document.string(node)
    if text == "tab" { return "\t" }
    guard text.utf8.count == 1, let character = text.first, !character.isNewline, character != "\"",
      !character.isLetter, !character.isNumber
    else { throw fault("delimiter", .badDelimiter) }
    return character
  }
}
