package import Events

/// What the columns of ``CSVTable`` are, as CSVW metadata (W3C, Metadata Vocabulary for Tabular Data): to be kept beside
/// a table as `<file>-metadata.json`.
package enum CSVMetadata {
  /// A table: its columns in order, and those that tell its rows apart, where there are such.
  package struct Table: Sendable {
    package typealias Column = (name: String, datatype: String, text: String)

    package let columns: [Column]
    let key: [String]

    package init(_ columns: [Column], key: [String]) { (self.columns, self.key) = (columns, key) }
  }

  /// A table of figures in which each stands once for every point at which it was known: with nothing learned between two
  /// points, they have the same `as_of`.
  package static let revisions = Table(figures.columns, key: [])

  /// - Parameter url: the name of the file of a table of figures.
  package static func json(url: String) -> JSONOutput {
    precondition(figures.columns.map(\.name) == CSVTable.columns, "every column is described")
    return json(url: url, figures)
  }

  /// - Parameter url: where the table is, seen from where this description is.
  package static func json(url: String, _ table: Table) -> JSONOutput {
    let columns = table.columns.map { column in
      JSONOutput.object([
        ("name", .string(column.name)), ("titles", .string(column.name)), ("datatype", .string(column.datatype)),
        ("dc:description", .string(column.text)),
      ])
    }
    var schema: [(String, JSONOutput)] = [("columns", .array(columns))]
    if !table.key.isEmpty { schema.append(("primaryKey", .array(table.key.map { .string($0) }))) }
    return .object([
      ("@context", .array([.string("http://www.w3.org/ns/csvw"), .object([("@language", .string("en"))])])),
      ("url", .string(url)), ("dialect", .object([("header", .flag(true)), ("lineTerminators", .string("\r\n"))])),
      ("tableSchema", .object(schema)),
    ])
  }
}
