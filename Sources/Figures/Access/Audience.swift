/// Who is told figures, as far as it bears on what may be told.
package enum Audience: Sendable, Hashable {
  /// Whoever asks a ledger that everybody may read, without saying who it is.
  case anybody
  /// Somebody who may read; of these indicators everything.
  case reader(disclosing: Set<String>)
  /// Somebody who may see everything.
  case analyst

  /// Whether everything of an indicator may be told.
  package func mayDisclose(_ indicator: String) -> Bool {
    switch self {
    case .anybody: false
    case .reader(let indicators): indicators.contains(indicator)
    case .analyst: true
    }
  }
}
