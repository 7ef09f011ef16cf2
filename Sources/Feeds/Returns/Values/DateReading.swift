package import Events

/// What a text says of when: a day, or a whole month, quarter or year, which then stands for its first month.
package struct DateReading: Hashable, Sendable {
  package enum Span: Int, Sendable {
    case day, month, quarter, year
  }

  package let start: CivilDate
  package let span: Span

  init(day: CivilDate) { (start, span) = (day, .day) }

  init(_ first: Month, _ span: Span) { (start, self.span) = (first.start, span) }

  /// Whether no day is known, only the month.
  package var isMonth: Bool { span != .day }

  /// The day after the last that it stands for.
  package var end: CivilDate {
    switch span {
    case .day: CivilDate(day: start.day + 1)
    case .month: start.month.end
    case .quarter: start.month.adding(2).end
    case .year: start.month.adding(11).end
    }
  }

  /// `YYYY-MM-DD`, or `YYYY-MM` where no day is known.
  package var text: String { isMonth ? start.month.description : start.description }
}
