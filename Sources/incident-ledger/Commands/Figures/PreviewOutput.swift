internal import Figures
internal import Ledger
internal import Projections

extension LedgerOptions {
  /// What adopting definitions would change, without adopting them: the figures before and after, and the records that
  /// would flip.
  /// - Parameters:
  ///   - files: YAML or JSON files with their names.
  ///   - area: nil for the areas at the top of the hierarchy.
  func preview(_ files: [(name: String, bytes: [UInt8])], area: String?) throws -> String {
    let ledger = try open(.readOnly)
    let bar = ProgressBar("catching up")
    defer { bar.finish() }
    let projection = try Projector(ledger).caughtUp { bar.show($0, of: $1) }
    return try DefinitionPreview(files, ledger: ledger, projection: projection, area: area).text()
  }
}
