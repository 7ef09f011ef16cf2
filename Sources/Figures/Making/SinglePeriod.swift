package import Events

/// The window of a trend in place of the definition's: each period counted alone.
package enum SinglePeriod: String, CaseIterable, Sendable {
  case month, quarter, year

  package var window: Window {
    switch self {
    case .month: .months(1)
    case .quarter: .quarter
    case .year: .months(12)
    }
  }
}
