internal import Figures
internal import Ledger
internal import Projections
internal import Questions
internal import Snapshots

extension LedgerOptions {
  /// Opens the ledger to be asked.
  func reader() throws -> LedgerReader { try LedgerReader(try open(.readOnly)) }

  /// Makes figures as known at a point; now, where none is named.
  /// - Parameter text: the value of `--known-at`.
  func figureMaker(knownAt text: String?) throws -> FigureMaker { try known(at: text).figures() }

  /// What was known at a point; now, where none is named.
  /// - Parameter text: the value of `--known-at`.
  func known(at text: String?) throws -> ResolvedSnapshot {
    let knownAt = try OptionValue.knownAt(text)
    let known = try reader().view().snapshot(at: knownAt)
    try EarlyPoint.say(known, text)
    return known
  }

  /// The definitions adopted in the ledger, and the ledger that finds them by their names.
  func definitions() throws -> (adopted: AdoptedDefinitions, view: LedgerView) {
    let view = try reader().view("events")
    return (AdoptedDefinitions(view.projection.facts.definitions), view)
  }

  /// The feed files adopted in the ledger, and the ledger as it is now.
  func feedFiles() throws -> (adopted: AdoptedFeedFiles, view: LedgerView) {
    let view = try reader().view("events")
    return (AdoptedFeedFiles(view.projection.facts.feedFiles), view)
  }
}

extension LedgerReader {
  /// The ledger as it is now, with a bar while its projection catches up.
  /// - Parameter title: what the bar says.
  func view(_ title: String = "catching up") throws -> LedgerView {
    let bar = ProgressBar(title)
    defer { bar.finish() }
    return try caughtUp { bar.show($0, of: $1) }
  }
}
