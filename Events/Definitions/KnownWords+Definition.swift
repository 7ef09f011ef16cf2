/// The words that definitions use.
extension KnownWords {
  /// A word in a definition, and where it stands there: `count.where.offence`.
  package struct Use: Hashable, Sendable {
    package let field: Field
    package let word: String
    package let path: String
  }

  /// Adds the words of a definition: its indicator, its feeds, those of its tests and its weights, and what it is per.
  public mutating func insert(_ definition: Definition) {
    insert(defined: definition.indicator, .indicator)
    for use in KnownWords.uses(in: definition) { insert(defined: use.word, use.field) }
  }

  /// The words that a definition uses.
  package static func uses(in definition: Definition) -> [Use] {
    var uses: [Use] = []
    for feed in (definition.feeds ?? []).joined() { uses.append(Use(field: .feed, word: feed, path: "feeds")) }
    if definition.over != Definition.residents {
      uses.append(Use(field: .population, word: definition.over, path: "over"))
    }
    for (counting, name) in [(definition.count, "count"), (definition.of, "of")] {
      guard let counting else { continue }
      add(counting.condition, name + ".where", to: &uses)
      let relations = [
        ("preceded", counting.preceded), ("followed", counting.followed), ("each.followed", counting.each),
      ]
      for (key, relation) in relations {
        if let relation { add(relation.condition, "\(name).\(key).where", to: &uses) }
      }
      if let weights = counting.weights, let field = Field(weights.by) {
        if let attribute = weights.by.attribute {
          uses.append(Use(field: .attribute, word: attribute, path: name + ".weights.by"))
        }
        for word in weights.values.keys.map(\.text).sorted() {
          uses.append(Use(field: field, word: word, path: "\(name).weights.values.\(word)"))
        }
      }
    }
    return uses
  }

  private static func add(_ condition: Condition, _ path: String, to uses: inout [Use]) {
    for test in condition.tests {
      guard let field = Field(test.name) else { continue }
      let place = path + "." + test.name.text
      if let attribute = test.name.attribute { uses.append(Use(field: .attribute, word: attribute, path: place)) }
      for word in words(of: test.test) { uses.append(Use(field: field, word: word, path: place)) }
    }
    for alternative in condition.anyOf ?? [] { add(alternative, path + ".anyOf", to: &uses) }
  }

  private static func words(of test: Test) -> [String] {
    func words(_ scalars: [Scalar]) -> [String] {
      scalars.compactMap { if case .text(let word) = $0 { word } else { nil } }
    }
    return switch test {
    case .equals(let scalar): words([scalar])
    case .anyOf(let scalars), .all(let scalars): words(scalars)
    case .not(let test): self.words(of: test)
    case .range: []
    }
  }
}
