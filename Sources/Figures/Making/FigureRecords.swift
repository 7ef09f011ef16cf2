package import Events
package import Ledger
internal import Projections
internal import Snapshots

/// A record that a figure counts, with its own events.
package struct FigureRecord: Sendable, Equatable {
  package var kind: RecordKind
  package var subject: String
  /// The sequences of its events known at the figure's point, ascending.
  package var sequences: [Int]
  package var date: CivilDate
  /// Empty where it has none.
  package var area: String
  /// 1, or the number of its followers; weights are left out.
  package var amount: Int
}

/// The records behind a figure: what its parts count, one by one, in the order of their first openings.
package struct FigureRecords: Sendable {
  package enum Part: String, CaseIterable, Sendable { case numerator, denominator }

  private let maker: FigureMaker
  private let counted: [CountedRecord]

  /// The number of records.
  package var count: Int { counted.count }

  /// - Parameter figure: made by the maker; one that counts nothing has no records.
  package init(of figure: Figure, part: Part, _ maker: FigureMaker) {
    self.maker = maker
    let point = maker.point
    let question = figure.question
    var counted: [CountedRecord] = []
    if figure.header?.measure != .published,
      let judges = point.judges(of: question.indicator, version: question.definition)
    {
      for segment in judges.segments(of: figure.part.period) {
        let counting = part == .numerator ? segment.definition.count : segment.definition.of
        guard let counting else { continue }
        counted += point.countedRecords(counting, dates: segment.dates, area: question.area)
      }
    }
    self.counted = counted.sorted { $0.id < $1.id }
  }

  /// Some of the records, read from the journal.
  /// - Parameter range: clamped to the records that are there.
  package func records(_ range: Range<Int>, in ledger: Ledger) throws -> [FigureRecord] {
    let projection = maker.point.projection
    let finder = RecordFinder(ledger, projection)
    return try counted[range.clamped(to: 0..<counted.count)].map { record in
      let (subject, sequences) = try finder.events(of: record.id, row: record.row)
      let area = projection.records[record.kind].value(of: .area, at: record.row)
      var code = ""
      if area != 0, case .text(let text) = StoredValue(projection.records.dictionary(of: .area)[area]) { code = text }
      return FigureRecord(
        kind: record.kind, subject: subject, sequences: sequences.filter { $0 < maker.point.length },
        date: CivilDate(day: record.day), area: code, amount: record.times)
    }
  }
}
