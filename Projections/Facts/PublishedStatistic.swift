package import Events

/// A statistic that the partnership only receives (`statistic.published`); the end is exclusive.
package struct PublishedStatistic: Sendable {
  package let indicator: String
  package let area: String
  package let start: CivilDate
  package let end: CivilDate
  package let value: ExactDecimal
  package let publisher: String
  package let numerator: ExactDecimal?
  package let denominator: ExactDecimal?
  package let lower: ExactDecimal?
  package let upper: ExactDecimal?

  /// Whether it is of exactly these dates.
  package func isOf(_ dates: Range<CivilDate>) -> Bool { start == dates.lowerBound && end == dates.upperBound }

  init(_ event: EventReader, _ erased: Erasures) {
    indicator = erased.told(event.subject)
    area = erased.told(event.required(text: "area"))
    start = event.required(date: "start")
    end = event.required(date: "end")
    value = event.required(number: "value")
    publisher = erased.told(event.required(text: "publisher"))
    numerator = event.number("numerator")
    denominator = event.number("denominator")
    lower = event.number("lower")
    upper = event.number("upper")
  }
}
