package import Events

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

  // MARK: JSON

  package var json: JSONOutput {
    .object([
      ("appended", .whole(0)), ("sequence", .whole(knownLength)),
      (
        "unchanged",
        .array(
          unchanged.map { .object([("indicator", .string($0.indicator)), ("version", .whole($0.version))]) })
      ), ("indicators", .array(indicators.map(json))),
    ])
  }

  private func json(_ change: Indicator) -> JSONOutput {
    .object([
      ("indicator", .string(change.indicator)), ("title", .string(change.title)),
      ("versions", .array(change.versions.map { .whole($0) })),
      ("adopted", .array(change.adopted.map { .whole($0) })),
      ("areas", .array(change.areas.map(json))),
    ])
  }

  private func json(_ area: Area) -> JSONOutput {
    let flips = area.flips.map { flip in
      JSONOutput.object([
        ("part", .string(flip.part.rawValue)), ("way", .string(flip.way.rawValue)), ("records", .whole(flip.records)),
        ("examples", .array(flip.examples.map { .string($0) })),
      ])
    }
    return .object([
      ("area", .string(area.code)), ("before", area.before?.json ?? .null), ("after", area.after.json),
      ("flips", area.isWithheld ? .null : .array(flips)),
    ])
  }
}
