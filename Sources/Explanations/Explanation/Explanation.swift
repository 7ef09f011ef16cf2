package import Events
package import Figures
package import Rationals

/// Why a figure changed: reasons that add up to the difference exactly.
public struct Explanation: Sendable {
  /// One reason: a factor, or for the window the records that entered it or that left it.
  public struct Reason: Sendable {
    package enum Part: String, Sendable { case entered, left }

    package var factor: Factor
    package var part: Part?
    package var effect: Rational
    /// The factor's Shapley values of the two parts.
    package var numerator: Rational
    package var denominator: Rational
    /// The least and the greatest effect over all orders of the factors.
    package var range: ClosedRange<Rational>
    /// The number of records whose own share is not zero; nil where it is not told.
    public var recordCount: Int?
    /// The same by what became of them between the two figures; empty where it is not told.
    package var moveCounts: [RecordMove: Int] = [:]
    /// Who published the statistic, where it is a publisher's revision.
    package var publisher: String?
    package var evidence: [Evidence]
    /// The effect split by an attribute of the records, where that was asked for: the parts add up to it.
    package var breakdown: [BreakdownPart] = []

    /// The factor as the JSON of an answer names it: `window`, `late`, `removed`, `corrected`, `definition`, `population` or
    /// `published`.
    public var factorName: String { factor.rawValue }

    /// The effect in the figure's unit: the effects of all reasons add up to the difference.
    public var effectValue: Double { effect.double }
  }

  /// A record whose counting changed, with its own events up to the later point.
  package struct Evidence: Sendable {
    package var kind: RecordKind
    package var subject: String
    package var sequences: [Int]
    /// Its share of the effect; nil where there are no shares.
    package var share: Rational?
    /// What became of it between the two figures.
    package var move: RecordMove
    /// What it is and which clause decided; nil where that is not told.
    package var story: RecordStory?
  }

  /// One part of a reason's effect: the records with one value of an attribute.
  package struct BreakdownPart: Sendable {
    package var key: String
    /// What the key is called, where it is a code.
    package var name: String?
    package var effect: Rational
    package var numerator: Rational
    package var denominator: Rational
    package var recordCount: Int
    /// The number of those that have a share in the numerator.
    package var numeratorCount: Int
    /// Whether its numbers are kept back: too few records.
    package var isSuppressed = false
    /// Whether it is what no record has a share of.
    package var isOwn = false

    /// All of a reason that no record has a share of: the population's own, or a publisher's.
    package static func own(_ reason: Reason) -> BreakdownPart {
      BreakdownPart(
        key: reason.factor.rawValue, name: nil, effect: reason.effect, numerator: reason.numerator,
        denominator: reason.denominator, recordCount: 0, numeratorCount: 0, isOwn: true)
    }
  }

  package var from: Figure
  package var to: Figure
  /// Nil where the difference is not defined; the notes say why.
  package var difference: Rational?
  public var reasons: [Reason]
  package var notes: [Note]
  /// The kinds of record that are counted, and whether other records are looked for: what the reasons are about.
  package var countedKinds: Set<RecordKind> = []
  package var hasRelations = false

  /// The second figure less the first, in their unit; nil where the difference is not defined.
  public var differenceValue: Double? { difference?.double }

  /// Whether what is known goes back from the first figure to the second.
  package var isBackwards: Bool { from.knownLength > to.knownLength }
}
