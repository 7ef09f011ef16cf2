internal import Bytes
internal import Events

/// A table that is stored beside the columns so that catching up after a few events need not look at all of them. It covers
/// what there was when it was written, and is written anew when a good part came since.
enum StoredHelper {
  /// The current rows of records; covers events.
  case rows
  /// Where a field's values are found; covers values.
  case index(RecordField)

  /// All of them, in the order of their numbers.
  static let all = [rows] + RecordField.allCases.map { StoredHelper.index($0) }

  /// What its file is called, before what it covers.
  var name: String {
    switch self {
    case .rows: "records.rows"
    case .index(let field): "values.\(field.rawValue).index"
    }
  }

  /// How much there is to be covered.
  func extent(of projection: Projection) -> Int {
    switch self {
    case .rows: projection.length
    case .index(let field): projection.records.dictionary(of: field).count
    }
  }

  /// Whether so much came since it was written that it is worth writing anew.
  func isDue(coverage: Int, of projection: Projection) -> Bool {
    let least =
      switch self {
      case .rows: 1 << 16
      case .index: 1 << 12
      }
    return extent(of: projection) - coverage > max(least, coverage / 32)
  }

  /// The table of all that a projection has.
  func words(of records: RecordProjection) -> [UInt32] {
    switch self {
    case .rows:
      records.currentRows
        ?? CurrentRows.rows(of: records.postings, at: Int.max, count: records.subjects.count)
    case .index(let field): records.dictionary(of: field).indexTable
    }
  }

  /// The table of the first of a projection's events, or values, from the columns alone.
  func words(of records: RecordProjection, coverage: Int, count: Int) -> [UInt32] {
    switch self {
    case .rows: CurrentRows.rows(of: records.postings, at: coverage, count: count)
    case .index(let field): ValueIndex.table(of: records.dictionary(of: field).values, coverage: coverage)
    }
  }
}

extension StoredHelper {
  /// Whether a stored table is right. Where values are found may lie in any order, as they came.
  func holds(_ stored: RawSpan, coverage: Int, of records: RecordProjection) -> Bool {
    switch self {
    case .rows:
      let count = CurrentRows.count(of: records.postings, at: coverage)
      return stored.byteCount == 4 * count
        && stored.elements(equal: words(of: records, coverage: coverage, count: count).rawBytes)
    case .index(let field):
      return ValueIndex.holds(stored, records.dictionary(of: field).values, coverage: coverage)
    }
  }

  static func fileName(_ helper: StoredHelper, coverage: Int) -> String { "\(helper.name)-\(coverage)" }

  /// The place of a helper among all files, which its checksum is bound to.
  static func place(_ number: Int) -> Int { StoredColumn.names.count + number }
}
