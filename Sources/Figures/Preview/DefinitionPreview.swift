internal import Events
package import Ledger
package import Projections

/// What adopting definitions would change, found without adopting them.
package struct DefinitionPreview {
  private let ledger: Ledger
  private let point: KnownPoint
  /// The area asked for; nil for those at the top of the hierarchy.
  private let area: String?
  /// The new versions by indicator, in the order given.
  private var proposals: [(indicator: String, definitions: [Definition])] = []
  private var unchanged: [Definition] = []

  /// Areas at the top that are shown at most.
  private static let mostAreas = 5

  /// Reads and checks definitions.
  /// - Parameter files: YAML or JSON.
  /// - Throws: a `Refusal` naming the file, for what adoption would refuse too.
  package init(
    _ files: [(name: String, bytes: [UInt8])], ledger: Ledger, projection: Projection, area: String? = nil
  ) throws {
    self.ledger = ledger
    self.area = area
    point = KnownPoint(projection, length: projection.length)
    for (name, bytes) in files {
      do {
        for json in try DefinitionFile.read(bytes) { try propose(json) }
      } catch var refusal as Refusal {
        refusal.file = name
        throw refusal
      }
    }
    if let area, !point.isKnown(area: area) {
      throw Refusal(
        field: "--area", value: area, rule: "nothing known names the area", remedy: "Give a code that the ledger knows")
    }
  }

  private mutating func propose(_ json: [UInt8]) throws {
    var document = JSONDocument()
    do throws(JSONError) {
      try document.read(json[...])
    } catch {
      throw error.refusal(of: json)
    }
    let definition = try Definition(document, document.root, path: "definition")
    if let adopted = point.adoption(of: definition.indicator, version: definition.version) {
      guard adopted.json == json else { throw DefinitionPreview.exists(definition) }
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
      field: "definition.version", value: "\(definition.version)",
      rule: "\(definition.indicator) has a version \(definition.version) in other words already",
      remedy: "Give the new definition a version of its own")
  }

  // MARK: Text

  /// The figures before and after for the latest period, and the records that would flip, with examples.
  package func text() throws -> String {
    var lines = unchanged.map {
      "\($0.title) (\($0.indicator)), version \($0.version): adopted already in the same words; nothing would change."
    }
    for proposal in proposals {
      if !lines.isEmpty { lines.append("") }
      lines += try text(proposal.indicator, proposal.definitions)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func text(_ indicator: String, _ new: [Definition]) throws -> [String] {
    let adopted = point.adoptions(of: indicator).map(\.definition)
    let versions = new.map { String($0.version) }.joined(separator: ", ")
    let known =
      adopted.isEmpty
      ? "the indicator is new" : "adopted: version \(adopted.map { String($0.version) }.joined(separator: ", "))"
    var lines = ["\(new[new.count - 1].title) (\(indicator)), version \(versions); \(known)"]
    let sides = PreviewSides(
      point: point, indicator: indicator, before: adopted.isEmpty ? nil : Judges(adopted: adopted),
      after: Judges(adopted: adopted + new))
    guard let month = sides.latestMonth(adopted + new) else {
      return lines + ["The ledger holds nothing that it counts yet."]
    }
    lines.append("Latest month with something to count: \(PeriodText.month(month))")
    for area in areas(new[new.count - 1]) {
      lines += ["", "\(point.hierarchy.name(of: area)) (\(area))"]
      lines += try PreviewText(sides: sides, ledger: ledger, area: area, month: month).lines()
    }
    return lines
  }

  /// The area asked for, the one that the definition names, or those at the top of the hierarchy.
  private func areas(_ definition: Definition) -> [String] {
    if let area { return [area] }
    if let named = definition.area { return [named] }
    let tops = point.hierarchy.areas.filter { $0.parent == nil && !$0.children.isEmpty }.map(\.code).sorted()
    return Array(tops.prefix(DefinitionPreview.mostAreas))
  }
}
