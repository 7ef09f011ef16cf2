/// The words that a ledger knows, field by field. Where a new one is close to one of them, that one may have been meant.
///
/// Words are free: any that is lower-case is taken, a misspelt one too. It would be counted by no definition, and nobody
/// would see it.
public struct KnownWords: Sendable {
  /// A field whose words are free.
  public enum Field: Hashable, Sendable {
    case offence, flags, category, service, cohort, cause, geography
    /// What of a population is counted: `of` of an estimate, `over` of a definition.
    case population
    /// Who sends returns: `feed` of a declaration, `feeds` of a definition.
    case feed
    /// Under which source a feed's events come: `source` of a feed file.
    case source
    /// What is reported: the subject of a statistic, `indicators` of a practice note.
    case indicator
    /// The names of attributes.
    case attribute
    /// The words of the attribute with this name.
    case attributeValue(of: String)

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

    /// The same for a field as definitions name it.
    package init?(_ name: FieldName) {
      if let attribute = name.attribute {
        self = .attributeValue(of: attribute)
      } else if let field = Field(name.field) {
        self = field
      } else {
        return nil
      }
    }
  }

  private var words: [Field: Paths] = [:]
  /// Those of them that definitions, or the program, know.
  private var defined: [Field: Paths] = [:]
  /// Those that are never said, as they name somebody who was erased.
  private var unsaid: [Field: Set<ExactText>] = [:]

  /// No words.
  public init() {}

  // MARK: Adding

  /// Adds a word that was used, and with a path those above it.
  public mutating func insert(_ word: String, _ field: Field) {
    guard !Erasures.isErased(in: word) else { return }
    words[field, default: Paths()].insert(word)
  }

  /// Adds a word that a definition, or the program, knows.
  package mutating func insert(defined word: String, _ field: Field) {
    guard !Erasures.isErased(in: word) else { return }
    insert(word, field)
    defined[field, default: Paths()].insert(word)
  }

  /// Adds a word that was used and is not to be said: it may stand where it stands, and is meant in place of no other.
  package mutating func insert(unsaid word: String, _ field: Field) {
    unsaid[field, default: []].insert(ExactText(word))
  }

  public mutating func formUnion(_ other: KnownWords) {
    words.merge(other.words) { $0.union($1) }
    defined.merge(other.defined) { $0.union($1) }
    unsaid.merge(other.unsaid) { $0.union($1) }
  }

  // MARK: Asking

  /// Whether the word is one of those, or a path above one.
  public func contains(_ word: String, _ field: Field) -> Bool {
    (words[field]?.contains(word) ?? false) || isUnsaid(word, field)
  }

  private func isUnsaid(_ word: String, _ field: Field) -> Bool { unsaid[field]?.contains(ExactText(word)) ?? false }

  /// The known word that may be meant where another one stands; nil where none is near, and for a known one.
  ///
  /// A word that a definition knows comes before one that was only used, however near that one is: it may have been a
  /// slip itself. A path of which only the beginning is near to a known one may mean that beginning.
  public func nearest(to word: String, _ field: Field) -> String? {
    guard let words = words[field], !contains(word, field) else { return nil }
    let defined = defined[field] ?? Paths()
    let meant = defined.nearest(to: word)
    if let meant, meant.isWhole { return meant.path }
    guard let used = words.nearest(to: word), used.isWhole || meant == nil else { return meant?.path }
    return defined.nearest(to: used.path)?.path ?? used.path
  }
}

// MARK: The words that come with the program

extension KnownWords {
  /// The words that every ledger knows: those in use by the Home Office, data.police.uk and the ONS.
  public static let common: KnownWords = {
    var known = KnownWords()
    for (field, words) in commonWords { for word in words { known.insert(defined: word, field) } }
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
    (.feed, ["police-uk"] + RecordKind.allCases.map(\.word)),
  ]
}
