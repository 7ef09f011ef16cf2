internal import ArgumentParser
internal import Events
internal import Feeds
internal import Ledger

/// When what is appended became known.
struct RecordedAtOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The recorded time of the whole append, to load history in the order it became known.", valueName: "time"),
    transform: RecordedAtOption.time)
  var recordedAt: RecordedTime?

  static func time(_ text: String) throws -> RecordedTime {
    guard let time = RecordedTime(text) else {
      throw ValidationError("“\(text)” is no RFC 3339 time: write it as 2019-09-20T09:00:00Z.")
    }
    return time
  }

  var times: RecordedTimes { recordedAt.map { .at($0) } ?? .now }
}
