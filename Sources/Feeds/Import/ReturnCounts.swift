package import Events

/// What a return did, or would do, in records.
package struct ReturnCounts: Equatable, Sendable {
  package var opened = 0
  /// Changed by events of their own, and closed and opened again.
  package var changed = 0
  package var replaced = 0
  package var reopened = 0
  package var closed = 0
  package var unchanged = 0
  /// Of those changed: they count in another month or area now; and what another source had set is set back.
  package var moved = 0
  package var setBack = 0
  /// Stated, and left closed: they became other records, or another source closed them.
  package var closedElsewhere = 0
  /// Rows of erased parties; rows that `where` leaves out; rows beside others that say the same under one key.
  package var erased = 0
  package var leftOut = 0
  package var alike = 0
  /// Rows on hidden lines or columns of a sheet, which are read.
  package var hidden = 0
  /// Months between the first and the last that hold no row, and months stated before that this return lacks: neither is
  /// declared.
  package var emptyMonths: [Month] = []
  package var lackingMonths: [Month] = []
  /// Statistics that an earlier return stated and this one does not: they stand.
  package var notStated = 0
  /// Areas that nothing placed: they lie below the statement's area for now.
  package var placedAreas: [String] = []
  /// Columns that the feed file does not know.
  package var unknownColumns: [String] = []
  /// Values that the feed file has no word for, and in how many rows each stands.
  package var unknownValues: [UnknownValue: Int] = [:]
  /// Of those changed by events of their own, how many events of each type it takes.
  package var changedBy: [EventType: Int] = [:]

  package init() {}
}

extension ReturnCounts {
  /// The events of each type that it takes to change records, in the order of the types' names.
  package var changedByType: [(type: EventType, count: Int)] {
    changedBy.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key, $0.value) }
  }

  /// The counts under their names, those that are 0 too.
  package var members: [(name: String, count: Int)] {
    [
      ("opened", opened), ("changed", changed), ("replaced", replaced), ("reopened", reopened), ("closed", closed),
      ("unchanged", unchanged), ("moved", moved), ("setBack", setBack), ("closedElsewhere", closedElsewhere),
      ("erased", erased), ("leftOut", leftOut), ("alike", alike), ("hidden", hidden), ("notStated", notStated),
    ]
  }

  package var json: JSONOutput {
    .object(
      members.map { ($0.name, .whole($0.count)) } + [
        ("emptyMonths", .array(emptyMonths.map { .string($0.description) })),
        ("lackingMonths", .array(lackingMonths.map { .string($0.description) })),
        ("placedAreas", .array(placedAreas.map { .string($0) })),
        ("unknownColumns", .array(unknownColumns.map { .string($0) })),
        (
          "unknownValues",
          .array(
            unknownValues.sorted { $0.key < $1.key }.map { value, count in
              .object([
                ("column", .string(value.column)), ("rows", .whole(count)), ("value", .string(value.value)),
              ])
            })
        ),
        ("changedBy", .object(changedByType.map { ($0.type.rawValue, .whole($0.count)) })),
      ])
  }
}
