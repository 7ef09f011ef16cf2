package import Events
package import Feeds

/// How far a return has come that somebody sends by a page.
package struct ReturnStage: Sendable {
  package enum Step: Sendable {
    /// Something has to be mended first: nothing is held, and nothing was appended.
    case refused
    /// It was looked at and is held, until somebody says yes.
    case waits(Question)
    /// It was imported.
    case taken
  }

  /// What is asked before a return is imported.
  package struct Question: Sendable {
    /// What the answer shows, once.
    package var token: String
    /// What is unusual, and has to be accepted by its name.
    package var unusual: [Unusual]
    /// For how many minutes at most the file is held.
    package var minutes: Int

    package init(token: String, unusual: [Unusual], minutes: Int) {
      (self.token, self.unusual, self.minutes) = (token, unusual, minutes)
    }
  }

  package struct Unusual: Sendable {
    package var acceptance: ReturnAcceptance
    package var refusal: Refusal

    package init(acceptance: ReturnAcceptance, refusal: Refusal) {
      (self.acceptance, self.refusal) = (acceptance, refusal)
    }
  }

  /// The feed's name, and the file's as its sender calls it.
  package var feed: String
  package var file: String
  /// What the import came to, or would.
  package var report: FeedReport
  package var step: Step

  package init(feed: String, file: String, report: FeedReport, step: Step) {
    (self.feed, self.file, self.report, self.step) = (feed, file, report, step)
  }
}
