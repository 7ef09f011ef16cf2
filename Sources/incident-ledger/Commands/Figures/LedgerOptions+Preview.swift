internal import Figures
internal import Ledger
internal import Projections
internal import Snapshots

extension LedgerOptions {
  /// What adopting definitions would change, without adopting them: the figures before and after, and the records that
  /// would flip.
  /// - Parameters:
  ///   - files: YAML or JSON files with their names.
  ///   - area: nil for the areas at the top of the hierarchy.
  func preview(
    _ files: [(name: String, bytes: [UInt8])], area: String?, disclose: Bool
  ) throws -> PreviewChanges {
    let view = try reader().view()
    let preview = try DefinitionPreview(
      files, ledger: view.ledger, projection: view.projection, area: area, disclose: disclose)
    let bar = ProgressBar("indicators")
    defer { bar.finish() }
    return try preview.changes { bar.show($0, of: $1) }
  }
}
