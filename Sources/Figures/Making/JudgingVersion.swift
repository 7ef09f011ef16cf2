internal import Events
internal import Snapshots

/// A version of a definition that judges, with what its countings add up to.
final class JudgingVersion {
  let definition: Definition
  let count: CountedMonths?
  let of: CountedMonths?
  /// What makes its figures comparable with those of another version.
  let content: SeriesContent
  /// The greatest number of months in which it looks for later records; nil where it looks for none.
  let followUpMonths: Int?
  /// Which feeds have to account for the months that it judges.
  let requirements: [FeedRequirement]

  init(_ definition: Definition, at point: Snapshot) {
    self.definition = definition
    count = definition.count.map { CountedMonths($0, at: point) }
    of = definition.of.map { CountedMonths($0, at: point) }
    content = SeriesContent(definition)
    followUpMonths = definition.countings.flatMap { [$0.followed, $0.each] }.compactMap { $0?.withinMonths }.max()
    requirements = FeedRequirement.all(of: definition)
  }
}

/// A version with days that it judges.
struct JudgedDays {
  let version: JudgingVersion
  let dates: Range<CivilDate>
}
