/// Words that may be meant where another one stands.
package enum NearWords {
  /// The nearest of some words that is near enough to be meant: by as few letters changed, left out, added or swapped with
  /// the next as may be, one in four at most; nil where none is near, or the word is one of them.
  package static func nearest(to word: String, among words: some Sequence<String>) -> String? {
    let letters = Array(word.utf8)
    let limit = max(1, min(3, letters.count / 4))
    var best: (word: String, distance: Int)?
    for candidate in words {
      if candidate.utf8.elementsEqual(word.utf8) { return nil }
      let other = Array(candidate.utf8)
      guard abs(other.count - letters.count) <= limit, letters.count > 2 else { continue }
      let distance = distance(letters, other)
      guard distance <= limit, best.map({ (distance, candidate) < ($0.distance, $0.word) }) ?? true else { continue }
      best = (candidate, distance)
    }
    return best?.word
  }

  /// The optimal string alignment distance: the letters to change, leave out, add or swap with the next (F. J. Damerau,
  /// "A technique for computer detection and correction of spelling errors", 1964).
  static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    if one.isEmpty || other.isEmpty { return max(one.count, other.count) }
    var before: [Int] = []
    var last = Array(0...other.count)
    for (row, letter) in one.enumerated() {
      var current = [row + 1]
      for (column, otherLetter) in other.enumerated() {
        var least = min(last[column + 1] + 1, current[column] + 1, last[column] + (letter == otherLetter ? 0 : 1))
        if row > 0, column > 0, letter == other[column - 1], one[row - 1] == otherLetter {
          least = min(least, before[column - 1] + 1)
        }
        current.append(least)
      }
      (before, last) = (last, current)
    }
    return last[other.count]
  }
}
