internal import Events
internal import Figures

/// Notes that several figures share but for a number, in a line each in place of one for each figure.
struct SharedNotes {
  /// In place of the notes of the figures.
  private(set) var lines: [String] = []
  /// The notes that the lines stand for.
  private(set) var replaced: Set<Figure.Note> = []

  /// Numbers that are named one by one at most.
  private static let maximumNumberCount = 4

  /// - Parameter name: names a figure among the others.
  init(_ figures: [Figure], naming name: (Figure) -> String) {
    let unplaced = figures.filter { $0.unplacedCount > 0 }
    if Set(unplaced.map(\.unplacedCount)).count > 1 {
      lines.append(Wording.said(SharedNotes.placing(unplaced, name)))
      replaced.formUnion(unplaced.map { .unplaced($0.unplacedCount) })
    }
    let revisions = figures.compactMap(\.revision)
    if revisions.count > 1 {
      lines += SharedNotes.revised(figures, naming: name)
      replaced.formUnion(revisions.map { .revised($0) })
    }
  }

  private static func placing(_ figures: [Figure], _ name: (Figure) -> String) -> String {
    let opening = "Matching records lie at an area above and could not be placed:"
    let numbers = figures.map(\.unplacedCount)
    guard figures.count > maximumNumberCount, let least = numbers.min(), let greatest = numbers.max() else {
      return "\(opening) \(figures.map { "\($0.unplacedCount) (\(name($0)))" }.joined(separator: ", "))."
    }
    return
      "\(opening) \(NumberFormat.grouped(least)) to \(NumberFormat.grouped(greatest)) in each of \(figures.count) figures, "
      + "the first \(name(figures[0])), the last \(name(figures[figures.count - 1]))."
  }

  /// What each report showed of figures that have changed since.
  static func revised(_ figures: [Figure], naming name: (Figure) -> String) -> [String] {
    figures.compactMap(\.revision?.report).withoutRepeats.map { report in
      let shown = figures.compactMap { figure in
        figure.revision.flatMap { $0.report == report ? "\(NumberFormat.quoted($0.display)) (\(name(figure)))" : nil }
      }
      return Wording.said("Revised since \(report), which showed \(shown.joined(separator: ", ")).")
    }
  }
}
