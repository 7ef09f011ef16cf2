internal import Events

extension FeedListing {
  /// A row for each version.
  package var text: String {
    var table = TerminalTable([
      ("Feed", .left), ("Version", .right), ("Source", .left), ("Record", .left), ("Covers", .left), ("Keep", .left),
      ("Adopted", .left), ("Last return", .left),
    ])
    for row in rows { table.append(FeedListing.cells(row)) }
    table.removeEmptyColumns()
    return TextSanitizer.lines(table.lines)
  }
}
