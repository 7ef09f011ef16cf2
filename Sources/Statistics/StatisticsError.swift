/// Why a statistic was refused: the numbers given do not describe anything it is defined for.
///
/// Errors are equal when their codes are equal; the message names the values and the remedy.
package struct StatisticsError: Error, Sendable, CustomStringConvertible {
  /// What kind of refusal it is. New codes may be added.
  package struct Code: Hashable, Sendable {
    private let name: String

    /// A count, a weight or a number of events is negative or not finite.
    package static let negativeCount = Code(name: "negativeCount")
    /// A population, an exposure or a denominator is zero, negative or not finite.
    package static let emptyDenominator = Code(name: "emptyDenominator")
    /// A numerator is larger than the denominator it is a share of.
    package static let numeratorExceedsDenominator = Code(name: "numeratorExceedsDenominator")
    /// There are too few events for the method.
    package static let tooFewEvents = Code(name: "tooFewEvents")
    /// Lists that belong together have different lengths.
    package static let lengthsDiffer = Code(name: "lengthsDiffer")
  }

  package let code: Code
  /// What was refused, and what would be accepted.
  package let message: String

  package var description: String { message }

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}

extension StatisticsError: Hashable {
  package static func == (left: Self, right: Self) -> Bool { left.code == right.code }

  package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
