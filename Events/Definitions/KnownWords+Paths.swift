extension KnownWords {
  /// The words of one field, each a path of one or more parts.
  struct Paths: Sendable {
    /// A known path that is near to another one.
    struct Near {
      var path: String
      /// How many letters differ.
      var distance: Int
      /// Whether it has as many parts as the other one; else it is near to its beginning.
      var isWhole: Bool
    }

    /// What stands below each path: the words before the first `/` stand below the empty path.
    private var below: [String: Set<String>] = [:]

    /// Adds a path and those above it.
    mutating func insert(_ word: String) {
      var path = ""
      for part in word.split(separator: "/") {
        below[path, default: []].insert(String(part))
        path = Paths.join(path, String(part))
      }
    }

    func union(_ other: Paths) -> Paths {
      var union = self
      union.below.merge(other.below) { $0.union($1) }
      return union
    }

    func contains(_ word: String) -> Bool {
      guard !word.isEmpty else { return false }
      var path = ""
      for part in word.split(separator: "/") {
        guard below[path]?.contains(String(part)) == true else { return false }
        path = Paths.join(path, String(part))
      }
      return true
    }

    /// The known path that may be meant where another one stands; nil where none is near, and for a known one.
    ///
    /// A path is compared part by part: one that is not known with those that are known in its place.
    func nearest(to word: String) -> Near? {
      nearest(to: word.split(separator: "/").map { String($0) }[...], below: "", distance: 0)
    }

    private func nearest(to parts: ArraySlice<String>, below path: String, distance: Int) -> Near? {
      guard let part = parts.first else {
        return distance > 0 ? Near(path: path, distance: distance, isWhole: true) : nil
      }
      let candidates = candidates(for: part, below: path)
      guard !candidates.isEmpty else {
        return distance > 0 ? Near(path: path, distance: distance, isWhole: false) : nil
      }
      var best: Near?
      for candidate in candidates {
        let path = Paths.join(path, candidate.word)
        let near = nearest(to: parts.dropFirst(), below: path, distance: distance + candidate.distance)
        if let near, best.map({ near.isBetter(than: $0) }) ?? true { best = near }
      }
      return best
    }

    /// What may be meant by a part: itself where it is known, else each that is near.
    private func candidates(for part: String, below path: String) -> [(word: String, distance: Int)] {
      guard let siblings = below[path] else { return [] }
      if siblings.contains(part) { return [(part, 0)] }
      return siblings.compactMap { sibling in
        guard abs(sibling.utf8.count - part.utf8.count) <= Paths.maximumLengthDifference else { return nil }
        return Paths.distance(part, sibling).map { (sibling, $0) }
      }
    }

    /// Words of lengths that differ by more are not near.
    private static let maximumLengthDifference = 3

    private static func join(_ path: String, _ part: String) -> String { path.isEmpty ? part : path + "/" + part }

    /// How far a word is from another; nil where that is too far to be meant.
    ///
    /// Words joined by `-` are compared one by one: `without-injury` is not `with-injury` mistyped. Words with other
    /// digits are told apart by them (`aged-10-17`, `aged-10-19`).
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
      return sum > 0 ? sum : near(one, other)
    }

    private static func near(_ one: String, _ other: String) -> Int? {
      NearWords.nearest(to: one, among: CollectionOfOne(other)).map { _ in
        NearWords.distance(Array(one.utf8), Array(other.utf8))
      }
    }
  }
}

extension KnownWords.Paths.Near {
  fileprivate func isBetter(than other: KnownWords.Paths.Near) -> Bool {
    if isWhole != other.isWhole { return isWhole }
    return (distance, path) < (other.distance, other.path)
  }
}
