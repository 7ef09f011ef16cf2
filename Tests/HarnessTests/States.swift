import Foundation

/// How many states a harness goes through, and which: the environment names both, so that a test that failed can be
/// repeated with its seed alone, and thousands of states are had on demand.
///
///     INCIDENT_LEDGER_SEED=137 INCIDENT_LEDGER_STATES=1 tools/test --filter PowerCut
enum States {
  static let count = number("INCIDENT_LEDGER_STATES") ?? 100
  static let firstSeed = number("INCIDENT_LEDGER_SEED") ?? 1

  /// The seeds of a harness that goes through a part of the states.
  static func seeds(_ part: Int = 1, of whole: Int = 1) -> [Int] {
    Array(firstSeed..<firstSeed + max(1, count * part / whole))
  }

  private static func number(_ name: String) -> Int? {
    guard let text = ProcessInfo.processInfo.environment[name], !text.isEmpty else { return nil }
    guard let number = Int(text), number >= 0 else { preconditionFailure("\(name) is a whole number, and not \(text)") }
    return number
  }
}
