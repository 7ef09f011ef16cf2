internal import Bytes
internal import Events

/// One column of a projection as it is stored: a name, which is that of its file, and what it holds.
struct StoredColumn {
  enum Content {
    case numbers(Column)
    case bytes(ByteColumn)
  }

  let name: String
  let content: Content

  /// All columns of a projection, in the order of their numbers.
  static func all(of projection: Projection) -> [StoredColumn] {
    var columns: [StoredColumn] = []
    for postings in projection.records.postings {
      for (name, column) in zip(names(of: postings.kind), postings.columns) {
        columns.append(StoredColumn(name: name, content: .numbers(column)))
      }
    }
    for (field, dictionary) in zip(RecordField.allCases, projection.records.dictionaries) {
      columns.append(StoredColumn(name: "values.\(field.rawValue)", content: .bytes(dictionary.values.bytes)))
      columns.append(StoredColumn(name: "values.\(field.rawValue).starts", content: .numbers(dictionary.values.starts)))
    }
    for (name, log) in projection.facts.logs {
      columns.append(StoredColumn(name: "\(name).sequence", content: .numbers(log.sequences)))
      columns.append(StoredColumn(name: "\(name).starts", content: .numbers(log.starts)))
      columns.append(StoredColumn(name: name, content: .bytes(log.bytes)))
    }
    columns.append(StoredColumn(name: "records.subject", content: .numbers(projection.records.subjects)))
    return columns
  }

  private static func names(of kind: RecordKind) -> [String] {
    (["sequence", "record", "sign", "day"] + Postings(kind: kind).fields.map(\.rawValue)).map { "\(kind.word).\($0)" }
  }

  /// The names of all columns, in the order of their numbers.
  static let names = all(of: Projection()).map(\.name)

  var byteCount: Int {
    switch content {
    case .numbers(let column): column.count * 4
    case .bytes(let column): column.count
    }
  }

  /// Lends the bytes from one on, in parts.
  /// - Precondition: of a column of numbers, one of them begins there.
  func visit(from start: Int, _ body: (RawSpan) throws -> Void) rethrows {
    switch content {
    case .numbers(let column):
      for run in column.runs(start / 4..<column.count) { try column.withRun(run) { try body($0.rawBytes) } }
    case .bytes(let column):
      for run in column.runs(start..<column.count) { try column.withBytes(run, body) }
    }
  }

  /// All bytes.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(byteCount)
    visit(from: 0) { bytes.append(contentsOf: $0) }
    return bytes
  }
}
