internal import Events
internal import Feeds
internal import HTTPTypes
internal import Ledger
internal import Logging

extension Problem {
  /// The answer to a return that was refused: an entry for each fault, with its sheet, row and column.
  ///
  /// 403 where a record that it would open is another's, 422 for any other rule.
  init(refusing report: FeedReport) {
    let items = report.refusals.flatMap(\.each).map { Item(index: nil, pointer: "", refusal: $0) }
    let mayNot = items.contains { $0.refusal.mistake.blame == .authority }
    var detail =
      "The return was refused for \(items.count == 1 ? "1 reason" : "\(items.count) reasons"): nothing was appended."
    if report.refused > report.refusals.count {
      detail += " There are \(report.refused - report.refusals.count) rows more that are not listed."
    }
    self.init(
      mayNot ? .forbidden : .unprocessableContent, detail, errors: items,
      headers: mayNot ? [.wwwAuthenticate: Problem.insufficient(["append"])] : [:])
  }

  /// The caller may send no return of a feed: 401 where the caller is not known, 403 where it is. Under which source the feed
  /// stands is not said.
  static func lacksFeed(_ scope: Scope, _ caller: Caller) -> Problem {
    guard caller.isKnown else { return lacks(.append(source: nil), caller) }
    let bound = if case .append = scope { " for the source of this feed" } else { "" }
    return Problem(
      .forbidden, "The \(caller.isAccount ? "account" : "token") does not have the scope \(scope.name)\(bound).",
      headers: [.wwwAuthenticate: insufficient([scope.name])])
  }

  /// The feed makes pseudonyms, and the server has no key for them. Where the key lies, the log says.
  init(lackingKey refusal: Refusal, _ logger: Logger) {
    logger.error("the key of pseudonyms cannot be used", metadata: ["error": "\(refusal)"])
    self.init(
      .serviceUnavailable,
      "The feed makes pseudonyms, and the server cannot use the key for them. Whoever runs it makes one with incident-ledger "
        + "feeds key FILE, outside the ledger's folder and for the server's user alone (mode 0600), names that file in "
        + "\(PseudonymKeyFile.variable), and starts the server again; its log says what is wrong now. Nothing was appended.",
      headers: [.retryAfter: "60"])
  }
}
