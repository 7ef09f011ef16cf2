internal import Events

/// Guesses which word of the ledger a partner's word stands for.
enum DraftCodes {
  /// Parts of partners' words, and what they tell; the first that is found.
  private static let signs: [String: [(part: String, word: String)]] = [
    "risk": [("high", "high"), ("med", "medium"), ("stand", "standard"), ("low", "standard")],
    "contact": [
      ("sex", "sexual"), ("stalk", "stalking"), ("harass", "harassment"), ("threat", "threat"), ("verbal", "threat"),
      ("violen", "violence"), ("physical", "violence"), ("assault", "violence"), ("other", "other"),
    ],
    "status": [
      ("not accept", "declined"), ("declin", "declined"), ("reject", "declined"), ("refus", "declined"),
      ("accept", "accepted"), ("engag", "accepted"), ("await", "awaiting"), ("pend", "awaiting"), ("wait", "awaiting"),
    ],
    "kind": [
      ("asb", "asb"), ("anti", "asb"), ("nuisance", "asb"), ("hate", "hate"), ("domestic", "domestic"),
      ("other", "other"),
    ],
    "first": [("yes", "true"), ("no", "false"), ("y", "true"), ("n", "false"), ("true", "true"), ("false", "false")],
  ]

  /// The word for a value of a field; nil where none is likely.
  static func guess(_ text: String, _ field: String) -> String? {
    let folded = CaselessText.folded(text)
    return signs[field]?.first {
      folded.utf8.starts(with: $0.part.utf8) || (field != "first" && folded.contains($0.part))
    }?.word
  }

  /// The values of a column for which no word is likely, and which may be shown: where most others tell that the column is
  /// what it seems, and only such as name nobody by a number or an address.
  static func shownTexts(_ texts: [String], _ field: String) -> [String] {
    let unknown = texts.filter { guess($0, field) == nil }
    guard unknown.count * 2 <= texts.count else { return [] }
    return unknown.filter { text in !text.contains { $0.isNumber || $0 == "@" } }
  }

  /// The words that a field may have; nil where any word does.
  static func words(_ rule: ValueRule) -> [String]? {
    switch rule {
    case .word(let words), .words(let words): words
    case .flag: ["true", "false"]
    default: nil
    }
  }

  /// What may part the elements of a list in a column's values.
  static func separators(_ column: DraftColumn) -> [String] {
    [";", "/", ",", "|", "+", "&"].filter { separator in column.values.contains { $0.text.contains(separator) } }
  }
}
