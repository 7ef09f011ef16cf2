internal import Events
internal import Feeds
internal import Hummingbird
internal import Logging

/// What the log says of appends: who, what and how many, and nothing that the events say. What they say stands in the
/// ledger, at the sequences logged.
extension CallContext {
  /// Logs an append: the token, the sequences from the first to behind the last, and how many events of each type.
  func logAppend(_ report: FeedReport) {
    var metadata = audit()
    metadata["appended"] = "\(report.appended)"
    metadata["duplicates"] = "\(report.duplicates)"
    if report.appended > 0 {
      metadata["from"] = "\(report.sequence - report.appended)"
      metadata["to"] = "\(report.sequence)"
      metadata["types"] = "\(report.typeCounts.map { "\($0.type.rawValue):\($0.count)" }.joined(separator: " "))"
    }
    logger.info("appended", metadata: metadata)
  }

  /// Logs an append that was refused: the token, the status, and the names of the scopes that the token lacks.
  func logRefusedAppend(_ problem: Problem) {
    var metadata = audit(status: problem.status)
    metadata["faults"] = "\(problem.errors.count)"
    let lacking = problem.lackedScopes
    if !lacking.isEmpty { metadata["lacking"] = "\(lacking.joined(separator: " "))" }
    logger.info("not appended", metadata: metadata)
  }
}
