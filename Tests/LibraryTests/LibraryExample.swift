import Events
import Explanations
import Figures
import Ledger
import Projections
import Snapshots

/// What a program of somebody else does with the library: it opens a ledger, appends, asks for a figure, and why it moved.
///
/// This target sees only what is public, as such a program does.
struct LibraryExample {
  let ledger: Ledger

  /// Makes a ledger and opens it.
  init(folder: String) throws {
    try Ledger.create(at: folder)
    ledger = try Ledger(at: folder)
  }

  /// Appends events, each the JSON of one: all of them, or none.
  /// - Returns: the number of events that the ledger has now.
  func append(_ lines: [String]) throws -> Int {
    let (_, result) = try ledger.append { batch in
      for line in lines { _ = try batch.add(Array(line.utf8)) }
    }
    return result.sequence
  }

  struct Answer: Equatable {
    var title: String
    var display: String
    var value: Double?
    var versions: [Int]
    var receipt: String?
  }

  /// A figure as known after so many events.
  func figure(_ indicator: String, area: String, month: Month, knownAt length: Int) throws -> Answer {
    let projection = try Projector(ledger).caughtUp()
    let point = SnapshotCache().point(projection, length: length)
    let figure = try FigureMaker(point, ledger: ledger).figure(
      FigureQuestion(indicator: indicator, area: area, to: month))
    return Answer(
      title: figure.title, display: figure.display, value: figure.value, versions: figure.versions,
      receipt: figure.receipt?.text)
  }

  struct Reason: Equatable {
    var factor: String
    var effect: Double
    var records: Int?
  }

  /// Why a figure was another when less was known: the effects add up to the difference.
  func why(_ indicator: String, area: String, month: Month, from then: Int, to now: Int) throws -> [Reason] {
    let projection = try Projector(ledger).caughtUp()
    let snapshots = SnapshotCache()
    func side(_ length: Int) -> ExplanationSide {
      ExplanationSide(point: snapshots.point(projection, length: length), to: month, definition: nil)
    }
    let explanation = try Explainer(indicator, area: area, from: side(then), to: side(now), ledger: ledger).explain()
    return explanation.reasons.map { Reason(factor: $0.factorName, effect: $0.effectValue, records: $0.recordCount) }
  }
}
