package import Events

/// The postings of all records of one kind, in the order of their sequences, as columns.
///
/// As in double-entry bookkeeping: opening a record posts +1 with its content, a change posts -1 with the old and
/// +1 with the new, closing posts -1. So what was known at N is a sum over the postings with a sequence below N.
package struct Postings: Sendable {
  package let kind: RecordKind
  /// The fields that have a column: all of the kind's but the date, which is a number of its own.
  package let fields: [RecordField]
  /// The sequence, the record, the sign and the day; then for each field the number of its value.
  private(set) var columns: [Column]

  private static let fieldsStart = 4

  init(kind: RecordKind) {
    self.kind = kind
    fields = kind.fields.filter { $0 != .date }
    columns = (0..<Postings.fieldsStart + fields.count).map { _ in Column() }
  }

  /// Postings as they were stored.
  init(kind: RecordKind, columns: [Column]) {
    self.init(kind: kind)
    precondition(columns.count == self.columns.count, "every column of the \(kind.word) postings is stored")
    self.columns = columns
  }

  /// The number of columns that the postings of a kind have.
  static func columnCount(of kind: RecordKind) -> Int { Postings(kind: kind).columns.count }

  package var count: Int { columns[0].count }

  /// The sequence of the event that posted.
  package var sequences: Column { columns[0] }

  /// The number of the record: the order of first openings.
  package var records: Column { columns[1] }

  /// The counting date: days since 1970-01-01, the bits of an `Int32`.
  package var days: Column { columns[3] }

  /// 1 or -1: stored as 1, or as all bits set.
  package func sign(at row: Int) -> Int { Int(Int32(bitPattern: columns[2][row])) }

  package func day(at row: Int) -> Int32 { Int32(bitPattern: columns[3][row]) }

  package func sequence(at row: Int) -> Int { Int(columns[0][row]) }

  package func record(at row: Int) -> UInt32 { columns[1][row] }

  /// The number of the postings by the first `length` events of the ledger.
  package func count(at length: Int) -> Int {
    // Most often all are asked for: what is stored need not be searched for that.
    guard let last = columns[0].last, length <= Int(last) else { return count }
    return columns[0].firstIndex(notBelow: UInt32(length))
  }

  /// The column of a field; nil where records of this kind do not have it.
  package func column(of field: RecordField) -> Column? {
    fields.firstIndex(of: field).map { columns[Postings.fieldsStart + $0] }
  }

  /// The number of a field's value at a row; 0 where it is missing.
  package func value(of field: RecordField, at row: Int) -> UInt32 {
    fields.firstIndex(of: field).map { columns[Postings.fieldsStart + $0][row] } ?? 0
  }

  mutating func append(sequence: Int, record: UInt32, sign: Int, content: Content) {
    columns[0].append(UInt32(sequence))
    columns[1].append(record)
    columns[2].append(UInt32(bitPattern: Int32(sign)))
    columns[3].append(UInt32(bitPattern: content.day))
    for index in content.values.indices { columns[Postings.fieldsStart + index].append(content.values[index]) }
  }

  /// The content of a record: its day, and for each field with a column the number of its value.
  package struct Content: Hashable, Sendable {
    package var day: Int32
    package var values: [UInt32]
  }

  /// The content that was posted at a row.
  package func content(at row: Int) -> Content {
    Content(day: day(at: row), values: columns[Postings.fieldsStart...].map { $0[row] })
  }
}
