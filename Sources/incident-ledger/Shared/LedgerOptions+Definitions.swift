internal import Figures
internal import Ledger
internal import Projections

extension LedgerOptions {
  /// The definitions adopted in the ledger.
  func definitions() throws -> AdoptedDefinitions {
    let bar = ProgressBar("events")
    defer { bar.finish() }
    return AdoptedDefinitions(try Projector(try open(.readOnly)).caughtUp { bar.show($0, of: $1) }.facts.definitions)
  }
}
