package import Events

/// An annotation (`practice.noted`).
package struct PracticeNote: Sendable {
  package let subject: String
  package let effective: CivilDate
  package let text: String
  /// The indicators and areas it is for; nil for all.
  package let indicators: [String]?
  package let areas: [String]?

  /// Whether it is about the ledger as a whole: such a note holds for every figure from its effective date on, where
  /// others mark the windows they fall in.
  package var isGeneral: Bool { indicators == nil && areas == nil }

  /// Whether it is for an indicator and one of the areas.
  package func concerns(_ indicator: String, in someAreas: Set<String>) -> Bool {
    (indicators.map { $0.contains(indicator) } ?? true) && (areas.map { !someAreas.isDisjoint(with: $0) } ?? true)
  }

  /// How a note is mentioned under figures.
  package enum Mention: Hashable, Sendable {
    /// With the date on which it takes effect.
    case dated(CivilDate, String)
    /// Without it: it held before the figures' windows begin.
    case undated(String)
  }

  /// How it is mentioned under figures whose windows begin with a date; nil where it does not belong there.
  package func mention(from start: CivilDate) -> Mention? {
    effective >= start ? .dated(effective, text) : isGeneral ? .undated(text) : nil
  }

  init(subject: String, effective: CivilDate, text: String, indicators: [String]?, areas: [String]?) {
    (self.subject, self.effective, self.text) = (subject, effective, text)
    (self.indicators, self.areas) = (indicators, areas)
  }

  init(_ event: EventReader, _ erased: Erasures) {
    subject = erased.told(event.subject)
    effective = event.required(date: "effective")
    text = erased.told(event.required(text: "text"))
    indicators = event.texts("indicators")?.map(erased.told)
    areas = event.texts("areas")?.map(erased.told)
  }
}
