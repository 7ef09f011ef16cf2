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
    for group in SharedNotes.spans(figures) where group.notes.count > 1 {
      lines.append(group.merged.sentence)
      replaced.formUnion(group.notes)
    }
    let revisions = figures.compactMap(\.revision)
    if revisions.count > 1 {
      lines += SharedNotes.revised(figures, naming: name)
      replaced.formUnion(revisions.map { .revised($0) })
    }
  }

  /// Notes that differ in their months alone: those that stand for each other, and one for all of their months.
  private static func spans(_ figures: [Figure]) -> [(merged: Figure.Note, notes: Set<Figure.Note>)] {
    var groups: [(key: SpanKey, months: Set<Month>, notes: Set<Figure.Note>)] = []
    for note in figures.flatMap(\.notes) {
      guard let (key, months) = SpanKey.key(of: note) else { continue }
      if let index = groups.firstIndex(where: { $0.key == key }) {
        groups[index].months.formUnion(months)
        groups[index].notes.insert(note)
      } else {
        groups.append((key, Set(months), [note]))
      }
    }
    return groups.map { ($0.key.note(of: $0.months.sorted()), $0.notes) }
  }

  /// What notes of months have in common.
  private enum SpanKey: Hashable {
    case partial
    case recordless(RecordKind)
    case undeclared(feeds: [String])

    static func key(of note: Figure.Note) -> (SpanKey, [Month])? {
      switch note {
      case .partial(let months): (.partial, months)
      case .recordless(let months, let kind): (.recordless(kind), months)
      case .noValue(.unaccounted(let feeds, let undeclared, let missing, _)) where missing.isEmpty:
        (.undeclared(feeds: feeds), undeclared)
      default: nil
      }
    }

    func note(of months: [Month]) -> Figure.Note {
      switch self {
      case .partial: .partial(months)
      case .recordless(let kind): .recordless(months, kind)
      case .undeclared(let feeds): .noValue(.unaccounted(feeds: feeds, undeclared: months, missing: [], areas: []))
      }
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
