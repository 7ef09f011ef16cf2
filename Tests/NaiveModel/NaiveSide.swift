package import Events

/// One of the two figures of an explanation, with what stands behind it.
package struct NaiveSide: Sendable {
  package let figure: NaiveFigure
  package let world: NaiveWorld
  package let header: Definition
  /// "a side's judges are the versions that judge at least one day of its window"
  package let judges: NaiveJudges

  package var months: Range<Month> { figure.current.months }

  /// Whether it knows a record: whether the record was opened by then, even where it is closed again.
  package func record(_ key: NaiveRecord.Key) -> NaiveRecord? { world.records.first { $0.key == key } }
}

extension NaiveRecord {
  /// "A crime X and an incident X are two records."
  package struct Key: Hashable, Sendable {
    package let kind: RecordKind
    package let subject: Word

    package init(_ kind: RecordKind, _ subject: Word) {
      self.kind = kind
      self.subject = subject
    }
  }

  package var key: Key { Key(kind, subject) }
}

extension NaiveFigures {
  package func side(
    _ indicator: Word, area: Word, to month: Month, known: Int, definition number: Int?
  ) throws(Refused) -> NaiveSide {
    let figure = try figure(indicator, area: area, to: month, known: known, definition: number)
    let world = NaiveWorld(events.prefix(known))
    let all = try judges(indicator, in: world, only: number)
    guard let header = all.judge(on: CivilDate(day: month.end.day - 1)) else { throw .noVersion }
    return NaiveSide(
      figure: figure, world: world, header: header, judges: all.keeping(all.judges(of: figure.current.months)))
  }
}
