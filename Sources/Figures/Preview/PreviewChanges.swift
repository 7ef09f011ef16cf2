internal import Events

/// What adopting definitions would change: for each indicator the figures before and after, and the records that flip.
package struct PreviewChanges {
  package struct Indicator {
    package var indicator: String
    /// The title of the newest version.
    package var title: String
    /// The versions that would be adopted, and those that are.
    package var versions: [Int]
    package var adopted: [Int]
    /// Whether the ledger holds anything that the definitions count.
    package var hasRecords: Bool
    package var areas: [Area]
  }

  package struct Area {
    package var code: String
    package var name: String
    /// The month to which the figures are counted: the last one whose returns are declared complete, where returns are
    /// declared, else the last with something to count.
    package var latest: LatestMonth
    /// Nil where no version judges yet.
    package var before: Figure?
    package var after: Figure
    package var flips: [Flip]

    /// Whether the numbers of either figure are too small to be shown: how many records flip would tell them.
    package var isWithheld: Bool { after.isWithheld || before?.isWithheld ?? false }
  }

  /// Records that one part of the figure would count in another way.
  package struct Flip {
    package enum Part: String { case numerator, denominator }
    package enum Way: String {
      case enters, leaves
      case otherCount = "counts otherwise"
    }

    package var part: Part
    package var way: Way
    package var records: Int
    /// The subjects of the first of them, as the journal names them.
    package var examples: [String]
  }

  /// The number of events known.
  package var knownLength: Int
  /// Definitions that are adopted already in the same words.
  package var unchanged: [(indicator: String, version: Int, title: String)] = []
  package var indicators: [Indicator] = []

  init(knownLength: Int) { self.knownLength = knownLength }
}
