internal import Events

/// What a reader of the figures has to know of how records came about.
enum PracticeFeed {
  private struct Note {
    var subject: String
    var effective: String
    var text: String
    var indicators: [String]
    var area: String
    var time: RecordedTime
  }

  private static let crime = [
    "total-crime", "residential-burglary", "business-burglary", "vehicle-offences", "violence-with-injury",
    "domestic-violence-with-injury", "sexual-offences",
  ]

  private static let notes = [
    Note(
      subject: "marac-history", effective: "2016-01",
      text: "Cases heard before 2016 are not in this history, so repeats of 2016 are too few.",
      indicators: ["marac-repeat"], area: Places.force, time: Timeline.time(2016, 5, 3)),
    Note(
      subject: "survey-2017", effective: "2017-04",
      text: "The Community Based Survey was commissioned anew with other questions.",
      indicators: ["asb-decreased-or-same"], area: Places.county, time: Timeline.time(2017, 6, 12, hour: 11)),
    Note(
      subject: "inspection-2017", effective: "2017-09",
      text: "Inspectors (HMICFRS) found that 75.8 % of reported crimes were recorded, of violence 65.8 %.",
      indicators: crime, area: Places.force, time: Timeline.time(2017, 9, 26)),
    Note(
      subject: "asb-crimed-2018", effective: "2018-07",
      text: "Incidents of anti-social behaviour are checked daily and recorded as crimes where they are crimes.",
      indicators: ["total-asb", "nuisance-asb", "personal-asb", "environmental-asb", "total-crime"],
      area: Places.force, time: Timeline.time(2018, 8, 6)),
    Note(
      subject: "inspection-2018", effective: "2018-10",
      text:
        "Inspectors (HMICFRS) came again and found that 84.1 % of reported crimes were recorded (87.7 % nationally).",
      indicators: crime, area: Places.force, time: Timeline.time(2018, 10, 30)),
    Note(
      subject: "vehicle-2018", effective: "2018-10",
      text: "Vehicle offences had a spike in October 2018.", indicators: ["vehicle-offences"], area: Places.county,
      time: Timeline.time(2018, 12, 3)),
    Note(
      subject: "uava-extract-2018", effective: "2018-10",
      text: "The extract of UAVA holds all referrals, among them those that await acceptance.",
      indicators: ["uava-referrals"], area: Places.force, time: Timeline.time(2018, 12, 3, hour: 11)),
  ]

  static func make() -> DatedFeed {
    var feed = DatedFeed("demo/community-safety")
    // Of the ledger as a whole, and before everything else: every figure, report and explanation carries it.
    feed.send(
      Message(
        .practiceNoted, "made-up", [("effective", .string("2010-01-01")), ("text", .string(Demonstration.notice))]),
      at: Timeline.time(2014, 4, 1, hour: 7))
    for note in notes {
      feed.send(
        Message(
          .practiceNoted, note.subject,
          [
            ("effective", .string(note.effective)), ("text", .string(note.text)),
            ("indicators", .strings(note.indicators)), ("areas", .strings([note.area])),
          ]), at: note.time)
    }
    return feed
  }
}
