public import Events

extension FeedWarning {
  /// `file:line: field "value": what is striking. What to do.`, and how many events have it where there are several.
  public func sentence(at door: Door = .command) -> String {
    let others = count - 1
    let more = others == 0 ? "" : others == 1 ? " 1 more event has it." : " \(others) more events have it."
    return first.description(at: door) + more
  }
}

extension FeedReport {
  /// The warnings as sentences; the last one says how many more there are.
  public var warningSentences: [String] {
    let shown = warnings.map { $0.sentence() }
    return furtherWarningCount > 0 ? shown + ["There are \(furtherWarningCount) more warnings."] : shown
  }
}
