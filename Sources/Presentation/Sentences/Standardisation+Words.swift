package import Figures

extension Standardisation.Measure {
  /// `Age-standardised rate`, `Crude rate, repeat people`.
  package var name: String {
    switch self {
    case .standardised: "Age-standardised rate"
    case .crude: "Crude rate"
    case .standardisedRepeat: "Age-standardised rate, repeat people"
    case .crudeRepeat: "Crude rate, repeat people"
    }
  }
}
