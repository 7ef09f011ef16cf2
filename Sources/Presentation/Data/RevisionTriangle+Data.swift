package import Events
package import Figures

extension RevisionTriangle {
  package var json: JSONOutput {
    .object([
      (
        "points",
        .array(points.map { .object([("month", .string($0.month.description)), ("sequence", .whole($0.length))]) })
      ),
      (
        "periods",
        .array(
          rows.map { row in
            .object([
              ("to", .string(row.to.description)), ("figures", .array(row.figures.map { $0?.json ?? .null })),
            ])
          })
      ),
      (
        "moves",
        .array(
          moves.map { move in
            .object([
              ("months", .whole(move.months)), ("periods", .whole(move.periods)), ("moved", .whole(move.moved)),
              ("median", .double(move.median)), ("mean", .double(move.mean)),
            ])
          })
      ),
    ])
  }

  /// One row for each period and point; `as_of` says the point.
  package var csv: String { CSVTable.text(figures) }
}
