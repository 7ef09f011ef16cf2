import Events
import Figures
import NaiveModel

/// What the notes of a figure say, gathered by what they are about.
struct SaidOfFigure {
  struct Gap: Equatable {
    var undeclared: Set<Month> = []
    var missing: Set<Month> = []
  }

  struct Nowhere: Equatable {
    /// Nil where it is kept back.
    var count: Int?
    var areas: [String]
  }

  /// By feed, or the feeds of which one is enough, in their order by name.
  private(set) var gaps: [[Word]: Gap] = [:]
  private(set) var gapsBefore: [[Word]: Gap] = [:]
  private(set) var partial: Set<Month> = []
  private(set) var recordless: [RecordKind: Set<Month>] = [:]
  private(set) var unplaced = 0
  private(set) var nowhere: Nowhere?
  /// Whether a note says why there is no value, and why there is none of the window before.
  private(set) var saysWhy = false
  private(set) var saysWhyBefore = false

  init(_ figure: Figure) {
    for note in figure.notes {
      switch note {
      case .noValue(let absence):
        saysWhy = true
        add(absence, to: &gaps)
      case .previousWindow(let absence):
        saysWhyBefore = true
        add(absence, to: &gapsBefore)
      case .partial(let months): partial.formUnion(months)
      case .recordless(let months, let kind): recordless[kind, default: []].formUnion(months)
      case .unplaced(let count): unplaced += count
      case .nowhere(let count, let areas): nowhere = Nowhere(count: count, areas: areas)
      default: break
      }
    }
  }

  private func add(_ absence: Figure.Absence, to gaps: inout [[Word]: Gap]) {
    guard case .unaccounted(let feeds, let undeclared, let missing, _) = absence else { return }
    let key = feeds.map { Word($0) }.sorted()
    gaps[key, default: Gap()].undeclared.formUnion(undeclared)
    gaps[key, default: Gap()].missing.formUnion(missing)
  }

  /// The same of the model. Two versions may name the same feeds in two orders.
  static func gaps(_ coverage: NaiveCoverage) -> [[Word]: Gap] {
    var gaps: [[Word]: Gap] = [:]
    for (feeds, gap) in coverage.gaps {
      gaps[feeds.sorted(), default: Gap()].undeclared.formUnion(gap.undeclared)
      gaps[feeds.sorted(), default: Gap()].missing.formUnion(gap.missing)
    }
    return gaps
  }
}
