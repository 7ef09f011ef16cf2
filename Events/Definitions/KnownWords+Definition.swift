/// The words that definitions use.
extension KnownWords {
  /// A word in a definition, and where it stands there: `count.where.offence`.
  package struct Use: Hashable, Sendable {
    package let field: Field
    package let word: String
    package let path: String
  }

  /// Adds the words of a definition: those of its tests, of its weights, and what it is per.
  public mutating func insert(_ definition: Definition) {
    for use in KnownWords.uses(in: definition) { insert(use.word, use.field) }
  }

  /// The words that a definition uses.
  package static func uses(in definition: Definition) -> [Use] {
    var uses: [Use] = []
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
      if let weights = counting.weights, let field = Field(weights.by.field) {
        for word in weights.values.keys.sorted() {
          uses.append(Use(field: field, word: word, path: "\(name).weights.values.\(word)"))
        }
      }
    }
    return uses
  }

  private static func add(_ condition: Condition, _ path: String, to uses: inout [Use]) {
    for test in condition.tests {
      guard let field = Field(test.field) else { continue }
      for word in words(of: test.test) { uses.append(Use(field: field, word: word, path: path + "." + test.name.text)) }
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
