internal import Events
internal import Ledger

/// Appends what outcomes files say of crimes.
///
/// It declares nothing: an outcomes file holds what became of crimes in a month, and no count of any indicator waits for
/// it. Nothing of it is kept but the events: rows whose crime is not known resolve it when the file is imported again.
struct PoliceResolving {
  /// The indexes of the forces whose files were met, for as long as they hold.
  private var indexes: [String: PoliceCrimeIndex] = [:]

  /// Says that records are opened or closed.
  mutating func forgetCrimes() { indexes = [:] }

  /// Appends what a statement changes, and reports what became of its rows.
  mutating func append(
    _ outcomes: PoliceOutcomes, to batch: inout Batch, _ events: inout NumberedEvents, _ watch: EventWatch,
    _ report: inout FeedReport, _ note: (_ done: Int) -> Void
  ) throws {
    let index = try indexes[outcomes.force.slug] ?? PoliceCrimeIndex(outcomes.force, in: batch)
    indexes[outcomes.force.slug] = index
    let comparison = try PoliceOutcomeComparison(outcomes) { try index.crimes($0, in: batch) }
    var counts = comparison.counts
    let writer = PoliceEvents(outcomes)
    for (place, change) in comparison.changes.enumerated() {
      do {
        try events.add(to: &batch) { number, buffer in writer.append(change.change, number: number, to: &buffer) }
        watch.locate { $0.located(file: outcomes.file, line: change.line) }
        counts.resolved += 1
      } catch let refusal as Refusal {
        report.refuse(refusal.located(file: outcomes.file, line: change.line))
        counts.refused += 1
      }
      if place % 4096 == 4095 { note(place + 1) }
    }
    report.duplicates += counts.unchanged
    report.outcomes.append(counts)
  }
}
