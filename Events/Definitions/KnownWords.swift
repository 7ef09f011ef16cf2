/// The words that a ledger knows, field by field. Where a new one is close to one of them, that one may have been meant.
///
/// Words are free: any that is lower-case is taken, a misspelt one too. It would be counted by no definition, and nobody
/// would see it.
public struct KnownWords: Sendable {
  /// A field whose words are free. The words of `attributes` are a partner's own and not among them.
  public enum Field: UInt8, CaseIterable, Sendable {
    case offence, flags, category, service, cohort, cause, geography
    /// What of a population is counted: `of` of an estimate, `over` of a definition.
    case population

    /// The field of a record that has words of its own; nil for any other.
    package init?(_ field: RecordField) {
      switch field {
      case .offence: self = .offence
      case .flags: self = .flags
      case .category: self = .category
      case .service: self = .service
      case .cohort: self = .cohort
      case .cause: self = .cause
      default: return nil
      }
    }
  }

  /// What stands below each path: the words before the first `/` stand below the empty path.
  private var below: [Field: [String: Set<String>]] = [:]

  /// No words.
  public init() {}

  // MARK: Adding

  /// Adds a word, and with a path those above it.
  public mutating func insert(_ word: String, _ field: Field) {
    var path = ""
    for part in word.split(separator: "/") {
      below[field, default: [:]][path, default: []].insert(String(part))
      path += path.isEmpty ? String(part) : "/" + part
    }
  }

  public mutating func formUnion(_ other: KnownWords) {
    for (field, paths) in other.below {
      below[field, default: [:]].merge(paths) { $0.union($1) }
    }
  }

  // MARK: Asking

  /// Whether the word is one of those, or a path above one.
  public func contains(_ word: String, _ field: Field) -> Bool {
    guard let paths = below[field], !word.isEmpty else { return false }
    var path = ""
    for part in word.split(separator: "/") {
      guard paths[path]?.contains(String(part)) == true else { return false }
      path += path.isEmpty ? String(part) : "/" + part
    }
    return true
  }

  /// The known word that may be meant where another one stands; nil where none is near, and for a known one.
  ///
  /// A path is compared part by part: the first part that is not known is compared with those known in its place.
  public func nearest(to word: String, _ field: Field) -> String? {
    guard let paths = below[field] else { return nil }
    let parts = word.split(separator: "/").map(String.init)
    for (index, part) in parts.enumerated() {
      let siblings = paths[parts[..<index].joined(separator: "/")] ?? []
      if siblings.contains(part) { continue }
      guard let near = KnownWords.nearest(to: part, among: siblings) else { return nil }
      return (parts[..<index] + [near] + parts[(index + 1)...]).joined(separator: "/")
    }
    return nil
  }

  private static func nearest(to part: String, among siblings: Set<String>) -> String? {
    var best: (distance: Int, word: String)?
    for sibling in siblings where abs(sibling.utf8.count - part.utf8.count) <= 3 {
      guard let distance = distance(part, sibling), best.map({ (distance, sibling) < $0 }) ?? true else { continue }
      best = (distance, sibling)
    }
    return best?.word
  }

  /// How far a word is from another; nil where that is too far to be meant.
  ///
  /// Words joined by `-` are compared one by one: `without-injury` is not `with-injury` mistyped. Words with other digits
  /// are told apart by them (`aged-10-17`, `aged-10-19`).
  private static func distance(_ one: String, _ other: String) -> Int? {
    func digits(_ text: String) -> some Sequence<UInt8> { text.utf8.lazy.filter { $0 >= 0x30 && $0 <= 0x39 } }
    guard digits(one).elementsEqual(digits(other)) else { return nil }
    let (words, others) = (one.split(separator: "-"), other.split(separator: "-"))
    guard words.count == others.count else { return near(one, other) }
    var sum = 0
    for (word, other) in zip(words, others) where word != other {
      guard let distance = near(String(word), String(other)) else { return nil }
      sum += distance
    }
    return sum
  }

  private static func near(_ one: String, _ other: String) -> Int? {
    NearWords.nearest(to: one, among: CollectionOfOne(other)).map { _ in
      NearWords.distance(Array(one.utf8), Array(other.utf8))
    }
  }
}

// MARK: The words that come with the program

extension KnownWords {
  /// The words that every ledger knows: those in use by the Home Office, data.police.uk and the ONS.
  public static let common: KnownWords = {
    var known = KnownWords()
    for (field, words) in commonWords { for word in words { known.insert(word, field) } }
    return known
  }()

  private static let commonWords: [(Field, [String])] = [
    (
      .offence,
      [
        "burglary/residential", "burglary/business-and-community", "vehicle/theft-of", "vehicle/theft-from",
        "vehicle/interference", "violence/with-injury", "violence/without-injury", "sexual",
        // The categories of data.police.uk, the last two those of before May 2013.
        "theft/bicycle", "burglary", "criminal-damage-and-arson", "drugs", "other-crime", "theft/other",
        "possession-of-weapons", "public-order", "robbery", "theft/shoplifting", "theft/from-the-person", "vehicle",
        "violence-and-sexual", "violent-crime", "public-disorder-and-weapons",
      ]
    ),
    (
      .flags,
      [
        "domestic", "hate-race", "hate-religion", "hate-sexual-orientation", "hate-disability", "hate-transgender",
        "racially-or-religiously-aggravated",
      ]
    ),
    (.category, ["nuisance", "personal", "environmental"]),
    (.geography, ["administrative", "ward", "community-safety"]),
    (.population, ["residents", "households", "women-16-and-over", "aged-10-17"]),
  ]
}
