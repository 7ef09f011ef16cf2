package import Events
package import Ledger
package import Projections
internal import Snapshots

/// What adopting definitions would change, found without adopting them.
package struct DefinitionPreview {
  private let ledger: Ledger
  private let maker: FigureMaker
  /// The area asked for; nil for those at the top of the hierarchy.
  private let area: String?
  private let disclose: Bool
  /// The new versions by indicator, in the order given.
  private var proposals: [(indicator: String, definitions: [Definition])] = []
  private var unchanged: [Definition] = []

  /// The versions that are not adopted yet.
  package var drafts: [Definition] { proposals.flatMap(\.definitions) }

  /// Areas at the top that are shown at most.
  private static let maximumAreaCount = 5

  private var point: Snapshot { maker.point }

  /// Reads and checks definitions.
  /// - Parameters:
  ///   - files: YAML or JSON.
  ///   - area: where the figures are shown; nil for the areas at the top of the hierarchy.
  ///   - disclose: whether numbers that are too small to be published are shown.
  /// - Throws: a `Refusal` naming the file, for what adoption would refuse too.
  package init(
    _ files: [(name: String, bytes: [UInt8])], ledger: Ledger, projection: Projection, area: String? = nil,
    disclose: Bool = false
  ) throws {
    self.ledger = ledger
    self.area = area
    self.disclose = disclose
    maker = try FigureMaker(Snapshot(projection, length: projection.length), ledger: ledger)
    for (name, bytes) in files {
      do {
        for (index, json) in try DefinitionFile.read(bytes).enumerated() {
          do {
            try propose(json)
          } catch let refusal as Refusal {
            throw DefinitionFile.located(refusal, definition: index, in: bytes)
          }
        }
      } catch var refusal as Refusal {
        refusal.file = name
        throw refusal
      }
    }
    if let area, !point.isKnown(area: area) {
      throw Refusal(.parameter(.area), value: area, PreviewMistake.unknownArea)
    }
  }

  private mutating func propose(_ json: [UInt8]) throws {
    var document = JSONDocument()
    do throws(JSONError) {
      try document.read(json[...])
    } catch {
      throw error.refusal(of: json)
    }
    let definition = try Definition(document, document.root, path: "definition").mapTexts(
      point.projection.erased.told)
    if let adopted = point.adoption(of: definition.indicator, version: definition.version) {
      guard adopted.digest == Digest.sha256(json) else { throw DefinitionPreview.exists(definition) }
      unchanged.append(definition)
      return
    }
    guard let position = proposals.firstIndex(where: { $0.indicator == definition.indicator }) else {
      proposals.append((definition.indicator, [definition]))
      return
    }
    guard !proposals[position].definitions.contains(where: { $0.version == definition.version }) else {
      throw DefinitionPreview.exists(definition)
    }
    proposals[position].definitions.append(definition)
  }

  private static func exists(_ definition: Definition) -> Refusal {
    Refusal(
      .field("definition.version"), value: "\(definition.version)",
      PreviewMistake.versionExists(definition.version, of: definition.indicator))
  }

  // MARK: What would change

  /// The figures before and after for the latest period, and the records that would flip, with examples.
  /// - Parameter progress: called with the indicators done, and all.
  package func changes(progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }) throws -> PreviewChanges {
    var changes = PreviewChanges(knownLength: point.length)
    changes.unchanged = unchanged.map { ($0.indicator, $0.version, $0.title) }
    for (index, proposal) in proposals.enumerated() {
      changes.indicators.append(try indicator(proposal.indicator, proposal.definitions))
      progress(index + 1, proposals.count)
    }
    return changes
  }

  private func indicator(_ indicator: String, _ new: [Definition]) throws -> PreviewChanges.Indicator {
    let adopted = point.adoptions(of: indicator).map(\.definition)
    let sides = DefinitionComparison(
      maker: maker, ledger: ledger, indicator: indicator, disclose: disclose,
      before: adopted.isEmpty ? nil : Judges(adopted: adopted), after: Judges(adopted: adopted + new))
    let last = sides.latestMonth(adopted + new)
    return PreviewChanges.Indicator(
      indicator: indicator, title: new[new.count - 1].title, versions: new.map(\.version),
      adopted: adopted.map(\.version), hasRecords: last != nil,
      areas: try last.map { last in try areas(new[new.count - 1]).map { try sides.area($0, upTo: last) } } ?? [])
  }

  /// The area asked for, the one that the definition names, or those at the top of the hierarchy.
  private func areas(_ definition: Definition) -> [String] {
    if let area { return [area] }
    if let named = definition.area { return [named] }
    let tops = point.hierarchy.tops
    return Array(tops.prefix(DefinitionPreview.maximumAreaCount))
  }
}
