package import Events
internal import Ledger
internal import Projections
package import Snapshots

/// The feed files adopted, as a list.
package struct FeedListing {
  struct Row {
    var item: AdoptedFeedFiles.Item
    var adopted: CivilDate
    var lastReturn: CivilDate?
  }

  let rows: [Row]

  /// - Parameters:
  ///   - list: the versions to list.
  ///   - snapshot: what is known of declarations, among which the last return of each is looked for.
  ///   - day: the civil day on which an event was recorded.
  package init(
    _ list: [AdoptedFeedFiles.Item], _ snapshot: Snapshot, day: (_ sequence: Int) throws -> CivilDate
  ) rethrows {
    rows = try list.map { item in
      Row(
        item: item, adopted: try day(item.sequence),
        lastReturn: try snapshot.lastDeclaration(of: item.content.file).map(day))
    }
  }

  package var isEmpty: Bool { rows.isEmpty }

  private static let columns = ["feed", "version", "source", "record", "covers", "keep", "adopted", "last_return"]

  static func cells(_ row: Row) -> [String] {
    let file = row.item.content.file
    return [
      file.feed, String(file.version), file.source, file.row.word, file.covers.joined(separator: " "),
      file.keepMonths.map(FeedFileSentences.span) ?? "", row.adopted.description, row.lastReturn?.description ?? "",
    ]
  }

  /// `{"feeds":[{"sequence":…,"adopted":…,"lastReturn":…,"feed":…}]}`
  package var json: JSONOutput {
    .object([
      (
        "feeds",
        .array(
          rows.map { row in
            .object([
              ("sequence", .whole(row.item.sequence)), ("adopted", .string(row.adopted.description)),
              ("lastReturn", .optional(row.lastReturn?.description)), ("feed", .raw(row.item.content.json)),
            ])
          })
      )
    ])
  }

  /// The list as CSV (RFC 4180).
  package var csv: String { CSVTable.text(columns: FeedListing.columns, rows: rows.map(FeedListing.cells)) }
}
