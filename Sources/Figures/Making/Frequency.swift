/// How often a trend has a figure.
package enum Frequency: String, CaseIterable, Sendable {
  case month, quarter, year

  /// The number of months between two figures.
  package var months: Int {
    switch self {
    case .month: 1
    case .quarter: 3
    case .year: 12
    }
  }

  /// How often a trend has a figure unless it is said: for each period that is counted alone, else each quarter.
  package static func usual(for alone: SinglePeriod?) -> Frequency {
    switch alone {
    case .month: .month
    case .quarter, nil: .quarter
    case .year: .year
    }
  }
}
