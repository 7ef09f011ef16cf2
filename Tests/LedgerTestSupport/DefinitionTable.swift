internal import Events
internal import TestSupport

/// Definitions as rows: the name of the indicator, then the keys of a definition with their values as YAML. A row without
/// a name is a further version of the indicator above it.
struct DefinitionTable {
  struct Entry {
    let indicator: String
    let version: String
    let json: [UInt8]
  }

  private static let keys = [
    "definition", "version", "effective", "policy", "measure", "count", "of", "window", "previous", "per", "polarity",
    "threshold", "decimals", "disclosure", "area", "unit", "title", "outcome", "reason", "source", "caveats", "feeds",
    "over",
  ]

  private(set) var entries: [Entry] = []

  init(_ tables: [TextTable]) throws {
    for table in tables {
      try table.requireColumns(among: DefinitionTable.keys)
      var indicator = ""
      for row in table.rows {
        indicator = row["definition"].isEmpty ? indicator : row["definition"]
        try add(row, indicator, columns: table.columns.dropFirst())
      }
    }
  }

  private mutating func add(_ row: TextTable.Row, _ indicator: String, columns: ArraySlice<String>) throws {
    let usual = ["version": "1", "title": indicator, "effective": "2010-01-01", "measure": "count"]
    var yaml = "indicator: \(indicator)\n"
    for (key, value) in usual.sorted(by: { $0.key < $1.key }) where row[key].isEmpty { yaml += "\(key): \(value)\n" }
    for key in columns where !row[key].isEmpty { yaml += "\(key): \(row[key])\n" }
    guard let json = try DefinitionFile.read(Array(yaml.utf8)).first else {
      throw TableError(line: row.line, "there is no definition")
    }
    let version = row["version"].isEmpty ? "1" : row["version"]
    entries.append(Entry(indicator: indicator, version: version, json: json))
  }

  func json(_ indicator: String, version: String, line: Int) throws(TableError) -> [UInt8] {
    guard let entry = entries.first(where: { $0.indicator == indicator && $0.version == version }) else {
      throw TableError(line: line, "no table has version \(version) of \(indicator)")
    }
    return entry.json
  }
}
