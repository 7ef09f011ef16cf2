package import Events

/// What an outcomes file says of a crime: what became of it, and in which month.
package struct PoliceResolution: Hashable, Sendable {
  package var month: Month
  package var outcome: ExactText

  package init(month: Month, outcome: ExactText) {
    self.month = month
    self.outcome = outcome
  }
}
