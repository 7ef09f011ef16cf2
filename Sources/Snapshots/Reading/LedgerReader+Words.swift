package import Events
internal import Projections

extension LedgerReader {
  /// The words that the records, definitions, areas, populations, declarations and statistics of the ledger use, with those
  /// of the definitions that come with the program.
  package func knownWords() throws -> KnownWords {
    let view = try caughtUp()
    var words = KnownWords()
    for name in RecordField.allCases {
      guard let field = KnownWords.Field(name) else { continue }
      let dictionary = view.projection.records.dictionary(of: name)
      for number in 1..<UInt32(max(1, dictionary.count)) {
        switch StoredValue(dictionary[number]) {
        case .text(let word): words.insert(told: word, field, view)
        case .list(let list): for word in list { words.insert(told: word, field, view) }
        case .number, .flag, .map: continue
        }
      }
    }
    for adoption in view.projection.facts.definitions { words.insert(adoption.content.definition) }
    for adoption in view.projection.facts.feedFiles { words.insert(adoption.content.file) }
    for definition in Shipped.read { words.insert(definition) }
    for geography in Set(view.projection.facts.areas.map(\.content.geography)) {
      words.insert(told: geography, .geography, view)
    }
    for kind in Set(view.projection.facts.populations.map(\.content.of)) {
      words.insert(told: kind, .population, view)
    }
    for feed in Set(view.projection.facts.coverage.map(\.content.feed)) {
      words.insert(told: feed, .feed, view)
    }
    for name in Set(view.projection.facts.statistics.map(\.content.indicator)) {
      words.insert(told: name, .indicator, view)
    }
    for name in Set(view.projection.facts.practices.compactMap(\.content.indicators).joined()) {
      words.insert(told: name, .indicator, view)
    }
    LedgerReader.insertAttributes(of: view.projection, to: &words)
    return words
  }

  private static func insertAttributes(of projection: Projection, to words: inout KnownWords) {
    let dictionary = projection.records.dictionary(of: .attributes)
    for number in 1..<UInt32(max(1, dictionary.count)) {
      guard case .map(let members) = StoredValue(dictionary[number]) else { continue }
      for (name, value) in members {
        words.insert(name, .attribute)
        if case .text(let word) = value { words.insert(word, .attributeValue(of: name)) }
      }
    }
  }
}

extension KnownWords {
  /// Adds a word as a view tells it: one that names an erased party is known, and not said.
  fileprivate mutating func insert(told word: String, _ field: Field, _ view: LedgerView) {
    if Erasures.isErased(in: word) {
      insert(unsaid: view.erased.meant(word), field)
    } else {
      insert(word, field)
    }
  }
}
