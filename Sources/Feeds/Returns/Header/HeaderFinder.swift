package import Events
package import Spreadsheets

/// Finds the row of a sheet that names its columns: the first of 50 in which all that are needed are found, or the row that
/// the feed file says.
///
/// Titles may stand above it. Where a heading stands merged over several, or over two rows, the row below is matched
/// together with the one above: `Victim` over `NI` is `Victim NI`, and a heading over an empty cell is that cell's.
package struct HeaderFinder {
  /// How many rows are looked at.
  package static let maximumRows = 50

  private let wanted: WantedColumns
  private let place: RowPlace
  private let row: Int?
  private var above: SheetRow?
  /// The row that comes nearest: the one with most of the columns.
  private var nearest: (row: SheetRow, headings: [[HeadingText]], count: Int)?

  /// - Parameter place: the file and the sheet.
  /// - Throws: a refusal of a heading's regular expression.
  package init(_ feedFile: FeedFile, place: RowPlace) throws(Refusal) {
    do throws(ReturnMistake) {
      wanted = try WantedColumns(feedFile)
    } catch {
      throw Refusal(.field("columns"), error)
    }
    (self.place, row) = (place, feedFile.header)
  }

  /// Looks at the next row, from the first of the sheet on.
  /// - Returns: the match, once it is found; nil: give the next row.
  /// - Throws: what is wrong with the headings, or that there are none, all faults together.
  package mutating func take(_ row: SheetRow) throws(Refusal) -> HeaderMatch? {
    defer { above = row }
    if let wantedRow = self.row {
      if row.number < wantedRow { return nil }
      if row.number > wantedRow { try end() }
    } else if row.number > HeaderFinder.maximumRows {
      try end()
    }
    let own = row.cells.map { [HeadingText(CellText($0).text)] }
    for headings in [own, merged(row)] where !headings.isEmpty {
      let count = count(headings)
      if count > nearest?.count ?? -1 { nearest = (row, headings, count) }
      if count == neededCount { return try match(row, headings) }
    }
    if self.row != nil { try end() }
    return nil
  }

  /// Says what the rows lack, when there are no more of them.
  package func end() throws(Refusal) -> Never {
    guard let nearest, nearest.count > 0 else {
      throw ReturnFault(place, mistake: .noHeader(names: wanted.columns.filter(\.isNeeded).map(\.column.name))).refusal
    }
    var faults = FaultCollector()
    var place = place
    (place.row, place.line) = (nearest.row.number, nearest.row.line)
    for column in wanted.columns where column.isNeeded && positions(column, nearest.headings).isEmpty {
      let headings = nearest.headings.compactMap { $0.last?.shown }
      let near = NearWords.nearest(to: column.column.name, among: headings)
      faults.add(
        ReturnFault(
          place, column: column.column.name,
          mistake: .missingColumn(
            names: column.patterns.map(\.shown), near: near, mayBeMissing: column.mayBeMissing)
        ).refusal)
    }
    try faults.end()
    preconditionFailure("What is not found is a fault.")
  }

  private var neededCount: Int { wanted.columns.count { $0.isNeeded } }

  private func count(_ headings: [[HeadingText]]) -> Int {
    wanted.columns.count { $0.isNeeded && !positions($0, headings).isEmpty }
  }

  /// The sheet's columns that have the first of a column's headings that is there.
  private func positions(_ column: WantedColumns.Wanted, _ headings: [[HeadingText]]) -> [Int] {
    for pattern in column.patterns {
      let found = headings.indices.filter { headings[$0].contains(where: pattern.fits) }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// The headings of a row together with the row right above it; empty where there is none.
  private func merged(_ row: SheetRow) -> [[HeadingText]] {
    guard let above, above.number + 1 == row.number else { return [] }
    var group = ""
    return (0..<max(row.cells.count, above.cells.count)).map { index in
      let over = index < above.cells.count ? CellText(above.cells[index]).text : ""
      let own = index < row.cells.count ? CellText(row.cells[index]).text : ""
      if !over.isEmpty { group = over }
      if own.isEmpty { return [HeadingText(over)] }
      return group.isEmpty ? [HeadingText(own)] : [HeadingText(own), HeadingText(group + " " + own)]
    }
  }

  private func match(_ row: SheetRow, _ headings: [[HeadingText]]) throws(Refusal) -> HeaderMatch {
    var faults = FaultCollector()
    var found: [FeedFile.Column: Int] = [:]
    var (used, ignored): (Set<Int>, [Int]) = ([], [])
    let names = headings.map { $0.last?.shown ?? "" }
    var place = place
    (place.row, place.line) = (row.number, row.line)
    for column in wanted.columns {
      let positions = positions(column, headings)
      if column.isIgnored {
        ignored += positions.filter { used.insert($0).inserted }
        continue
      }
      if positions.count > 1 {
        faults.add(
          ReturnFault(
            place, column: column.column.name, mistake: .columnOfTwo(headings: positions.map { names[$0] })
          ).refusal)
      }
      if let position = positions.first { found[column.column] = position }
      used.formUnion(positions)
    }
    try faults.end()
    let unknown = names.indices.filter { !names[$0].isEmpty && !used.contains($0) }
    return HeaderMatch(
      row: row.number, headings: names, positions: found, unknownPositions: unknown, ignoredPositions: ignored)
  }
}
