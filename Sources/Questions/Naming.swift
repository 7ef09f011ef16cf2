package import Events

/// Finds what a question names among what there is, in any case of its letters.
package enum Naming {
  /// The name as it is there; nil where nothing has it.
  private static func found(_ text: String, among known: [String]) -> String? {
    if let same = known.first(where: { ExactText($0) == ExactText(text) }) { return same }
    let lower = text.lowercased()
    return known.first { $0.lowercased() == lower }
  }

  /// - Throws: a `Refusal` that names the geographies there are.
  package static func geography(_ text: String, among known: [String]) throws(Refusal) -> String {
    guard let found = found(text, among: known) else {
      throw Refusal(.parameter(.geography), value: text, QuestionMistake.unknownGeography(known: known))
    }
    return found
  }

  /// - Throws: a `Refusal` that names the feeds there are, and the one that may be meant.
  package static func feed(_ text: String, among known: Set<String>) throws(Refusal) -> String {
    let sorted = known.sorted()
    guard let found = found(text, among: sorted) else {
      let nearest = NearWords.nearest(to: text.lowercased(), among: sorted.filter { !Erasures.isErased(in: $0) })
      throw Refusal(
        .parameter(.feed), value: text, QuestionMistake.unknownFeed(nearest: nearest, known: sorted))
    }
    return found
  }
}
