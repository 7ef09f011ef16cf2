package import Events

/// A version of a feed file (`feed.adopted`), with its canonical JSON.
package struct FeedAdoption: Sendable {
  package let file: FeedFile
  /// As it is told.
  package let json: [UInt8]

  init(_ event: EventReader, _ erased: Erasures) throws(Refusal) {
    let node = event.required(node: "feed")
    guard var file = try event.feedFile() else {
      preconditionFailure("A stored feed.adopted has a feed file.")
    }
    if !erased.isEmpty {
      (file.feed, file.source) = (erased.told(file.feed), erased.told(file.source))
      (file.reason, file.covers) = (file.reason.map(erased.told), file.covers.map(erased.told))
    }
    self.file = file
    var canonical: [UInt8] = []
    CanonicalJSON.write(event.document, node, to: &canonical)
    json = erased.isEmpty ? canonical : erased.toldJSON(canonical)
  }

  /// Whether the feed's returns are among what an indicator counts: by the names under which it declares coverage, or as
  /// the statistics that the indicator is made of.
  /// - Parameter definitions: the indicator's versions.
  package func isCounted(by definitions: [Definition]) -> Bool {
    definitions.contains { definition in
      if file.row == .statistic, file.indicators.contains(definition.indicator) { return true }
      let feeds = definition.feeds?.flatMap { $0 } ?? definition.countedKinds.map(\.word)
      return feeds.contains { feed in file.covers.contains { $0.utf8.elementsEqual(feed.utf8) } }
    }
  }
}

extension PracticeNote {
  /// What changed in what a partner extracts, as a note; nil where the version does not say from when.
  /// - Parameter indicator: one that counts the feed's returns.
  package init?(_ adoption: FeedAdoption, for indicator: String) {
    guard let effective = adoption.file.effective else { return nil }
    self.init(
      subject: adoption.file.feed, effective: effective, text: adoption.changeSentence, indicators: [indicator],
      areas: adoption.file.statement.area.map { [$0] })
  }
}
