internal import Figures
internal import Ledger

/// What both sides of an explanation share: of which indicator and area, and whether small numbers are shown,
/// and how exactly it is told.
struct ExplanationQuestion {
  let ledger: Ledger
  let indicator: String
  let area: String
  let disclose: Bool
  let detail: Detail
}
