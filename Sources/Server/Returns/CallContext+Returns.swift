internal import Events
internal import Feeds
internal import Hummingbird
internal import Logging

/// What the log says of returns: as of appends, with the feed. Nothing of what a file holds, nor its name.
extension CallContext {
  /// Logs that a return was imported.
  func logReturn(_ report: FeedReport, of feed: FeedFile) {
    var context = self
    context.logger[metadataKey: "feed"] = "\(feed.feed)"
    context.logAppend(report)
  }

  /// Logs that somebody looked at what a return would change.
  func logDryRun(_ report: FeedReport, of feed: FeedFile) {
    var metadata = audit()
    metadata["feed"] = "\(feed.feed)"
    metadata["refused"] = "\(report.refused)"
    logger.info("looked at a return", metadata: metadata)
  }
}
