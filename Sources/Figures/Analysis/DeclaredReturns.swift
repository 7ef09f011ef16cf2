internal import Events
internal import Projections
internal import Snapshots

/// What is declared of the returns for what an indicator counts in a month: for each kind of record, the areas whose
/// declarations speak for the figure's.
struct DeclaredReturns {
  private struct Kind {
    let word: String
    let areas: [String]
    /// Whether one area speaks for the whole; otherwise each for its part.
    let isOneEnough: Bool

    func isSpokenFor(by count: Int) -> Bool { isOneEnough ? count > 0 : count == areas.count }
  }

  private let kinds: [Kind]
  private let month: Month

  /// The kinds that the version in force counts and for which something is declared, with the areas to look at: the
  /// area and those above it, or where nothing is declared for them, those below it.
  init(_ judges: Judges, _ month: Month, area: String, at point: Snapshot) {
    self.month = month
    let words = judges.header(for: month)?.countedKinds.map(\.word) ?? []
    let above = [area] + point.hierarchy.ancestors(of: area)
    kinds = words.compactMap { word in
      let declared = point.coverage.areas(feed: word)
      let atOrAbove = declared.filter(above.contains)
      if !atOrAbove.isEmpty { return Kind(word: word, areas: atOrAbove.sorted(), isOneEnough: true) }
      let below = point.hierarchy.subtree(of: area)
      let inside = declared.filter(below.contains)
      return inside.isEmpty ? nil : Kind(word: word, areas: inside.sorted(), isOneEnough: false)
    }
  }

  /// The kinds of record for which something is declared at all.
  var words: [String] { kinds.map(\.word) }

  /// Whether the newest declarations at a point say that the month is complete, for each kind: one area where one is
  /// enough, else each; and none that it is not.
  func isComplete(at point: Snapshot) -> Bool {
    !kinds.isEmpty
      && kinds.allSatisfy { kind in
        let statuses = statuses(kind, point)
        return kind.isSpokenFor(by: statuses.count) && statuses.allSatisfy { $0 == .complete }
      }
  }

  /// The kinds for which the month is declared at a point, be it as complete, partial or missing.
  func declared(at point: Snapshot) -> [String] {
    kinds.filter { $0.isSpokenFor(by: statuses($0, point).count) }.map(\.word)
  }

  private func statuses(_ kind: Kind, _ point: Snapshot) -> [CoverageDeclaration.Status] {
    kind.areas.compactMap { point.coverage.newest(feed: kind.word, area: $0, month: month)?.status }
  }
}
