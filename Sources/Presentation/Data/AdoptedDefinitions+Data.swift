package import Events
package import Figures
internal import Projections

extension AdoptedDefinitions {
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
