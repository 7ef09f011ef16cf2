internal import Events
internal import Ledger
internal import Presentation
internal import Projections
internal import Snapshots

/// A point of knowledge before anything was recorded: mostly the date on which something happened, asked of a ledger to
/// which it was told later.
enum EarlyPoint {
  /// Says that what was known at a point is no record, though the ledger has some.
  /// - Parameter asked: the value of `--known-at`.
  static func say(_ known: ResolvedSnapshot, _ asked: String?) throws {
    guard let asked, known.length < known.view.length else { return }
    let first = known.projection.records.postings.compactMap { $0.count > 0 ? Int($0.sequences[0]) : nil }.min()
    guard let first, first >= known.length else { return }
    let day = PeriodFormat.date(London.date(at: try known.view.ledger.recordedTime(of: first)))
    Output.sayLine(
      "At \(asked) the ledger had not been told of any record: the first was recorded on \(day). What is imported is known "
        + "from the day of its import; --recorded-at on append and import loads history as of the day it became known.")
  }
}
