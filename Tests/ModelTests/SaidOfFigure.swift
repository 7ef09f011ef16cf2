import Events
import Figures
import NaiveModel

/// What the notes of a figure say, gathered by what they are about.
struct SaidOfFigure {
  struct Nowhere: Equatable {
    /// Nil where it is kept back.
    var count: Int?
    var areas: [String]
  }

  /// By feed, or the feeds of which one is enough, in their order by name.
  private(set) var gaps: [[Word]: Set<Month>] = [:]
  private(set) var gapsBefore: [[Word]: Set<Month>] = [:]
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
        guard case .unaccounted(let feeds, let undeclared, let missing, _) = absence else { break }
        Self.add(undeclared + missing, of: feeds.map { Word($0) }, to: &gaps)
      case .previousWindow(let absence):
        saysWhyBefore = true
        guard case .unaccounted(let feeds, let undeclared, let missing, _) = absence else { break }
        Self.add(undeclared + missing, of: feeds.map { Word($0) }, to: &gapsBefore)
      case .partial(let months): partial.formUnion(months)
      case .recordless(let months, let kind): recordless[kind, default: []].formUnion(months)
      case .unplaced(let count): unplaced += count
      case .nowhere(let count, let areas): nowhere = Nowhere(count: count, areas: areas)
      default: break
      }
    }
  }

  private static func add(_ months: [Month], of feeds: [Word], to gaps: inout [[Word]: Set<Month>]) {
    gaps[feeds.sorted(), default: []].formUnion(months)
  }

  /// The same of the model. Two versions may name the same feeds in two orders.
  static func gaps(_ coverage: NaiveCoverage) -> [[Word]: Set<Month>] {
    var gaps: [[Word]: Set<Month>] = [:]
    for (feeds, gap) in coverage.gaps { add(gap.undeclared + gap.missing, of: feeds, to: &gaps) }
    return gaps
  }
}
