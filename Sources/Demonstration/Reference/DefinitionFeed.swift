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

  /// Versions after the first, of indicators that were there before.
  private static let later: [String: [RecordedTime]] = [
    "residential-burglary": [Timeline.time(2017, 3, 27), Timeline.time(2023, 3, 27)],
    "total-crime": [Timeline.time(2019, 7, 15)],
    "iom-reoffending": [Timeline.time(2018, 6, 11)],
    "iom-reoffending-18-24": [Timeline.time(2018, 6, 11)],
    "marac-repeat": [Timeline.time(2018, 5, 14)],
    "uava-referrals": [Timeline.time(2018, 11, 12)],
    "asb-decreased-or-same": [Timeline.time(2017, 6, 12)],
  ]

  static func make() -> DatedFeed {
    var adoptions: [(time: RecordedTime, order: Int, indicator: String, json: [UInt8])] = []
    for file in Shipped.safetyBoard {
      let indicator = String(file.name.dropLast(".yaml".count))
      let versions: [[UInt8]]
      do {
        versions = try DefinitionFile.read(file.yaml)
      } catch {
        preconditionFailure("a shipped definition can be read: \(error.rule)")
      }
      for (version, json) in versions.enumerated() {
        let time =
          new.contains(indicator)
          ? Timeline.time(2019, 7, 15)
          : version == 0 ? Timeline.time(2014, 4, 1, hour: 9) : later[indicator]?[version - 1]
        guard let time else { preconditionFailure("every version of \(indicator) has a day of adoption") }
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
