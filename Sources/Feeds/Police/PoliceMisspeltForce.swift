internal import Events

/// A name in the column "Reported by" that no force has, and that is close to one that a force has.
package struct PoliceMisspeltForce: Hashable, Sendable {
  package let name: String
  /// The name that may be meant.
  package let nearest: String
  /// The 1-based line of the first row with it.
  package let line: Int

  /// Nil where no name is close.
  init?(_ name: String, among forces: [PoliceForce], line: Int) {
    let near = forces.flatMap { [$0.name] + $0.otherNames }.compactMap { known in
      PoliceMisspeltForce.difference(name, known).map { (words: $0, name: known) }
    }
    guard let nearest = near.min(by: { $0.words < $1.words })?.name else { return nil }
    self.name = name
    self.nearest = nearest
    self.line = line
  }

  /// How many words of a name differ from those of another one; nil where one is too far to be meant. Capital and small
  /// letters are alike.
  private static func difference(_ name: String, _ other: String) -> Int? {
    let (words, others) = (name.lowercased().split(separator: " "), other.lowercased().split(separator: " "))
    guard words.count == others.count else { return nil }
    var count = 0
    for (word, other) in zip(words, others) where word != other {
      guard NearWords.nearest(to: String(word), among: CollectionOfOne(String(other))) != nil else { return nil }
      count += 1
    }
    return count
  }
}
