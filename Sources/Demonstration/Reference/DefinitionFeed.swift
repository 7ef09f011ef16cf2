internal import Events
internal import Projections

/// When each version of the shipped definitions was adopted.
enum DefinitionFeed {
  /// Indicators that the Board's report of 2019/20 Q1 calls new.
  private static let new: Set<String> = [
    "business-burglary", "domestic-crime-and-incidents", "domestic-violence-with-injury", "sexual-offences",
    "hospital-admissions-violence", "total-asb", "nuisance-asb", "personal-asb", "environmental-asb",
    "aggravated-crime", "different-backgrounds", "iom-cohort-reoffending", "young-reoffending-binary",
  ]

  /// When the versions after the first were adopted, up to those that name their feeds.
  private static let later: [String: [RecordedTime]] = [
    "residential-burglary": [Timeline.time(2017, 3, 27), Timeline.time(2023, 3, 27)],
    "business-burglary": [reportTime],
    "total-crime": [reportTime],
    "iom-reoffending": [Timeline.time(2018, 6, 11)],
    "iom-reoffending-18-24": [Timeline.time(2018, 6, 11)],
    "iom-cohort-reoffending": [reportTime],
    "marac-repeat": [Timeline.time(2018, 5, 14)],
    "uava-referrals": [Timeline.time(2018, 11, 12)],
    "asb-decreased-or-same": [Timeline.time(2017, 6, 12)],
  ]

  private static let reportTime = Timeline.time(2019, 7, 15)

  /// When each version was adopted, in their order; any after these is one that names its feeds.
  private static func times(_ indicator: String, in files: [Shipped.File]) -> [RecordedTime] {
    guard files.contains(where: { $0.name == indicator + ".yaml" }) else { return [] }
    return [new.contains(indicator) ? reportTime : Timeline.time(2014, 4, 1, hour: 9)] + (later[indicator] ?? [])
  }

  static func make() -> DatedFeed {
    var adoptions: [(time: RecordedTime, order: Int, indicator: String, json: [UInt8])] = []
    for file in Shipped.safetyBoard + Shipped.besideTheReport {
      let indicator = String(file.name.dropLast(".yaml".count))
      let times = times(indicator, in: Shipped.safetyBoard)
      let versions: [[UInt8]]
      do {
        versions = try DefinitionFile.read(file.yaml)
      } catch {
        preconditionFailure("a shipped definition can be read: \(error.rule)")
      }
      for (version, json) in versions.enumerated() {
        let time = version < times.count ? times[version] : Timeline.naming(hour: 10)
        adoptions.append((time, adoptions.count, indicator, json))
      }
    }
    adoptions.sort { ($0.time, $0.order) < ($1.time, $1.order) }
    var feed = DatedFeed("demo/definitions")
    for adoption in adoptions {
      feed.send(
        Message(.definitionAdopted, adoption.indicator, [("definition", .raw(adoption.json))]), at: adoption.time)
    }
    return feed
  }
}
