/// The note on records that lie at an area above the figure's: nobody knows whether they belong to it.
package enum PlacingNote {
  private static let ending = "at an area above and could not be placed."

  /// - Parameter records: above 0.
  static func text(_ records: Int) -> String {
    "\(records) matching \(records == 1 ? "record lies" : "records lie") \(ending)"
  }

  /// How many records a note says it of; nil for any other note.
  static func records(in note: String) -> Int? {
    note.hasSuffix(ending) ? note.split(separator: " ").first.flatMap { Int($0) } : nil
  }

  /// The numbers that a figure's notes say it of, with the figure's name.
  static func owned(_ figure: Figure, _ name: (Figure) -> String) -> [(records: Int, owner: String)] {
    figure.notes.compactMap { note in records(in: note).map { ($0, name(figure)) } }
  }

  /// One note in place of those of several figures: each number with the figures it belongs to.
  /// - Parameter owned: the numbers, and whose they are; not empty.
  static func merged(_ owned: [(records: Int, owner: String)]) -> String {
    let numbers = owned.map(\.records)
    if let least = numbers.min(), let greatest = numbers.max(), owned.count > 4 {
      let range = least == greatest ? "\(least)" : "\(least) to \(greatest)"
      return "Matching records lie \(ending) They are \(range) in each of \(owned.count) figures: "
        + "\(owned[0].owner) to \(owned[owned.count - 1].owner)."
    }
    let list = owned.map { "\($0.records) (\($0.owner))" }.joined(separator: "; ")
    return "Matching records lie \(ending) They are \(list)."
  }
}
