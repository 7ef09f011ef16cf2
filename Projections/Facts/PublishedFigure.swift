package import Events

/// What the Board was shown (`figure.published`).
package struct PublishedFigure: Sendable {
  package let indicator: String
  package let report: String
  package let area: String
  package let start: CivilDate
  package let end: CivilDate
  /// Nil where no value was shown.
  package let value: ExactDecimal?
  package let display: String
  /// Whether the value was withheld, so that a small number cannot be told: it was shown as `[c]`.
  package let isSuppressed: Bool
  /// The number of events that were known.
  package let knownAt: Int
  package let versions: [Int]
  /// What it says of a figure that was published before; nil where it corrects none.
  package let correction: Correction?

  /// That a figure which was published before was wrong.
  package struct Correction: Sendable, Hashable {
    /// The report that showed it.
    package let report: String
    /// Whether it was announced beforehand, as the revisions of official statistics are.
    package let isScheduled: Bool
    /// Whether the figure is taken back, and no other given in its place.
    package let isWithdrawal: Bool
    /// Empty where none is given.
    package let reason: String
  }

  /// Whether it is of exactly these dates.
  package func isOf(_ dates: Range<CivilDate>) -> Bool { start == dates.lowerBound && end == dates.upperBound }

  init(_ event: EventReader, _ erased: Erasures) {
    indicator = erased.told(event.subject)
    report = erased.told(event.required(text: "report"))
    area = erased.told(event.required(text: "area"))
    value = event.number("value")
    let shown = event.required(text: "display")
    // A number that was shown names nobody.
    display = shown.unicodeScalars.contains { $0.properties.isAlphabetic } ? erased.told(shown) : shown
    isSuppressed = display == "[c]"
    let (document, period) = (event.document, event.required(node: "period"))
    func date(_ key: String) -> CivilDate {
      guard let node = document.member(period, key), let date = CivilDate(document.raw(node)) else {
        preconditionFailure("The period of a stored figure.published has the date \(key).")
      }
      return date
    }
    start = date("start")
    end = date("end")
    guard let sequence = document.member(event.required(node: "knownAt"), "sequence"),
      let length = document.number(sequence).whole
    else { preconditionFailure("The knownAt of a stored figure.published has a sequence.") }
    knownAt = length
    func isTrue(_ field: String) -> Bool { event.node(field).map { document.kind($0) == .true } ?? false }
    correction = event.text("corrects").map { report in
      Correction(
        report: erased.told(report), isScheduled: isTrue("scheduled"),
        isWithdrawal: isTrue("withdrawn"), reason: event.text("reason").map(erased.told) ?? "")
    }
    versions = document.elements(event.required(node: "versions")).map { node in
      guard let version = document.number(node).whole else {
        preconditionFailure("The versions of a stored figure.published are whole numbers.")
      }
      return version
    }
  }
}
