internal import Dispatch
internal import Spreadsheets

/// Reads the rows of a sheet on another core, a few chunks ahead of what is done with them.
struct RowsAhead {
  let workbook: Workbook
  let sheet: Int

  private static let (chunkCount, rowsOfChunk) = (4, 256)

  /// Gives the rows that hold anything, in their order.
  /// - Parameter body: returns false to stop.
  /// - Throws: `SpreadsheetError` where the sheet is at fault, after the rows before were given; and what `body` throws.
  func forEachRow(_ body: (SheetRow) throws -> Bool) throws {
    let queue = BoundedQueue<[SheetRow]>(capacity: RowsAhead.chunkCount)
    DispatchQueue.global().async { [self] in read(into: queue) }
    defer { queue.cancel() }
    // A chunk without rows is the last.
    while case let rows = try queue.take(), !rows.isEmpty {
      for row in rows where try !body(row) { return }
    }
  }

  private func read(into queue: BoundedQueue<[SheetRow]>) {
    var (rows, isWanted): ([SheetRow], Bool) = ([], true)
    func giveRows() {
      if !rows.isEmpty { isWanted = queue.give(.success(rows)) }
      rows.removeAll(keepingCapacity: true)
    }
    do {
      try workbook.forEachRow(ofSheet: sheet) { row in
        rows.append(row)
        if rows.count == RowsAhead.rowsOfChunk { giveRows() }
        return isWanted
      }
      if isWanted { giveRows() }
      if isWanted { _ = queue.give(.success([])) }
    } catch {
      if isWanted { giveRows() }
      if isWanted { _ = queue.give(.failure(error)) }
    }
  }
}
