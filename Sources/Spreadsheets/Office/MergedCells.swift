internal import XML

/// The cells that merged ones cover: of each range all but the first, which alone holds a value.
///
/// A sheet names its ranges behind its rows, so they are read before.
struct MergedCells {
  private struct Area {
    let rows: ClosedRange<Int>
    let columns: ClosedRange<Int>
  }

  /// By their first rows.
  private var areas: [Area] = []
  /// The first area that begins below the current row, and those that the row lies in.
  private var next = 0
  private var current: [Area] = []
  private var row = 0
  /// The columns that are covered in the current row; empty where none is.
  private var covered: [Bool] = []

  init() {}

  /// The ranges of a sheet; the part is looked through for the word before it is read for them.
  init(_ part: String, in archive: PartArchive) throws(SpreadsheetError) {
    guard try archive.contains("mergeCell", in: part) else { return }
    var reader = try archive.read(part, OfficeName.vocabulary)
    while let event = try reader.next() {
      guard event.kind == .start, PartReader.name(event) == .mergedCell,
        let bytes = reader.bytes(.range, of: event)
      else { continue }
      guard areas.count < SpreadsheetLimits.mergedRanges else { throw .refused(.partTooLong(part)) }
      let corners = bytes.split(separator: UInt8(ascii: ":")).map(CellReference.init)
      guard corners.count == 2, let first = corners[0], let last = corners[1], first.row <= last.row,
        first.column <= last.column, last.column < SpreadsheetLimits.columns
      else { throw .refused(.badReference(String(decoding: bytes.prefix(80), as: UTF8.self))) }
      areas.append(Area(rows: first.row...last.row, columns: first.column...last.column))
    }
    areas.sort { $0.rows.lowerBound < $1.rows.lowerBound }
  }

  /// Goes on to a row, which lies below the one before.
  mutating func advance(to row: Int) throws(SpreadsheetError) {
    self.row = row
    if next == areas.count, current.isEmpty { return }
    current.removeAll { $0.rows.upperBound < row }
    while next < areas.count, areas[next].rows.lowerBound <= row {
      if areas[next].rows.upperBound >= row { current.append(areas[next]) }
      next += 1
    }
    try cover()
  }

  private mutating func cover() throws(SpreadsheetError) {
    covered.removeAll(keepingCapacity: true)
    for area in current {
      while covered.count <= area.columns.upperBound { covered.append(false) }
      for column in area.columns {
        if covered[column] { throw .refused(.mergedTwice, row: row, column: column) }
        covered[column] = true
      }
    }
    for area in current where area.rows.lowerBound == row { covered[area.columns.lowerBound] = false }
  }

  /// Whether the cell at a column of the current row is covered.
  func covers(_ column: Int) -> Bool { column < covered.count && covered[column] }
}
