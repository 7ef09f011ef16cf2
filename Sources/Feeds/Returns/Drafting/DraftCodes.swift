internal import Events

/// Guesses which word of the ledger a partner's word stands for.
enum DraftCodes {
  /// Parts of partners' words, and what they tell; the first that is found.
  private static let signs: [String: [(part: String, word: String)]] = [
    "risk": [("high", "high"), ("med", "medium"), ("stand", "standard"), ("std", "standard"), ("low", "standard")],
    "contact": [
      ("sex", "sexual"), ("rape", "sexual"), ("stalk", "stalking"), ("harass", "harassment"), ("threat", "threat"),
      ("verbal", "threat"), ("violen", "violence"), ("physical", "violence"), ("assault", "violence"),
      ("strang", "violence"), ("other", "other"),
    ],
    "status": [
      ("not accept", "declined"), ("not elig", "declined"), ("not suit", "declined"), ("declin", "declined"),
      ("reject", "declined"), ("refus", "declined"), ("accept", "accepted"), ("engag", "accepted"),
      ("await", "awaiting"), ("pend", "awaiting"), ("wait", "awaiting"), ("hold", "awaiting"), ("triage", "awaiting"),
    ],
    "kind": [
      ("asb", "asb"), ("anti", "asb"), ("nuisance", "asb"), ("hate", "hate"), ("domestic", "domestic"),
      ("other", "other"),
    ],
  ]

  /// Whole values, most of them short codes.
  private static let codes: [String: [String: String]] = [
    "risk": ["h": "high", "hi": "high", "m": "medium", "s": "standard", "l": "standard"],
    "contact": ["v": "violence", "t": "threat", "thr": "threat", "h": "harassment", "o": "other", "phys": "violence"],
    "status": [
      "a": "accepted", "y": "accepted", "yes": "accepted", "d": "declined", "n": "declined", "no": "declined",
      "w": "awaiting", "p": "awaiting", "open": "awaiting",
    ],
    "kind": ["a": "asb", "h": "hate", "d": "domestic", "o": "other"],
    "first": [
      "yes": "true", "y": "true", "true": "true", "t": "true", "1": "true", "fte": "true", "no": "false", "n": "false",
      "false": "false", "f": "false", "0": "false", "2": "false",
    ],
  ]

  /// The word for a value of a field; nil where none is likely.
  static func guess(_ text: String, _ field: String) -> String? {
    let folded = CaselessText.folded(text)
    if let word = codes[field]?[folded] { return word }
    return signs[field]?.first { folded.contains($0.part) }?.word
  }

  /// The values of a column for which no word is likely, and which may be shown: short codes, as names are longer; and where
  /// most others tell that the column is what it seems, those that name nobody by a number or an address.
  static func shownTexts(_ texts: [String], _ field: String) -> [String] {
    let unknown = texts.filter { guess($0, field) == nil }
    let isSure = unknown.count * 2 <= texts.count
    return unknown.filter { text in
      isCode(text) || (isSure && !text.contains { $0.isNumber || $0 == "@" })
    }
  }

  /// One letter, or a number of at most two digits.
  private static func isCode(_ text: String) -> Bool {
    text.count == 1 || (text.count == 2 && text.allSatisfy(\.isNumber))
  }

  /// The words that a field may have; nil where any word does.
  static func words(_ rule: ValueRule) -> [String]? {
    switch rule {
    case .word(let words), .words(let words): words
    case .flag: ["true", "false"]
    default: nil
    }
  }

  /// Whether a column of risk has scores, rather than numbers that stand for levels.
  static func areScores(_ column: DraftColumn) -> Bool {
    column.isNumeric && column.values.contains { ((try? NumberText.number($0.text))?.double ?? 0) > 3 }
  }

  /// What may part the elements of a list in a column's values.
  static func separators(_ column: DraftColumn) -> [String] {
    let texts = column.values.map(\.text).filter { !["n/a", "n/k"].contains(CaselessText.folded($0)) }
    return [";", "/", ",", "|", "+", "&"].filter { separator in texts.contains { $0.contains(separator) } }
  }

  /// The longest text that is a code rather than something told of a person.
  private static let longest = 40

  /// Whether texts are sentences, which may tell of persons.
  static func areTold(_ texts: [String]) -> Bool { texts.contains { $0.count > longest } }
}
