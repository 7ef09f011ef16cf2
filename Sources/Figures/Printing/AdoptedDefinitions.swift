package import Events
package import Projections
internal import Questions

/// The definitions adopted, each with the sequence of its adoption.
package struct AdoptedDefinitions {
  package typealias Item = Facts.Stated<Adoption>

  /// By indicator, then by version.
  package let all: [Item]

  /// - Parameter known: those known at a point, or all.
  package init(_ known: some Sequence<Item>) {
    all = known.sorted { left, right in
      let (left, right) = (left.content.definition, right.content.definition)
      return (left.indicator, left.version) < (right.indicator, right.version)
    }
  }

  /// - Throws: a `Refusal` where the indicator has none.
  package func versions(of indicator: String) throws(Refusal) -> [Item] {
    let versions = all.filter { $0.content.definition.indicator == indicator }
    guard !versions.isEmpty else { throw Refusal(value: indicator, QuestionMistake.unknownIndicator) }
    return versions
  }

  /// - Throws: a `Refusal` where the indicator does not have the version.
  package func version(_ number: Int, of indicator: String) throws(Refusal) -> Item {
    let versions = try versions(of: indicator)
    guard let found = versions.first(where: { $0.content.definition.version == number }) else {
      let numbers = versions.map(\.content.definition.version)
      throw Refusal(
        value: String(number), QuestionMistake.unknownVersion(indicator: indicator, versions: numbers))
    }
    return found
  }

  // MARK: Printing

  package static let columns = ["indicator", "version", "effective", "policy", "measure", "title"]

  package static func row(_ item: Item) -> [String] {
    let definition = item.content.definition
    return [
      definition.indicator, String(definition.version), definition.effective.description,
      definition.policy.rawValue, definition.measure.rawValue, definition.title,
    ]
  }

  /// `{"definitions":[{"sequence":…,"definition":…}]}`
  package static func json(_ list: [Item]) -> JSONOutput {
    .object([
      (
        "definitions",
        .array(
          list.map { .object([("sequence", .whole($0.sequence)), ("definition", .raw($0.content.json))]) })
      )
    ])
  }

  /// The list as CSV (RFC 4180).
  package static func csv(_ list: [Item]) -> String { CSVTable.text(columns: columns, rows: list.map(row)) }
}
