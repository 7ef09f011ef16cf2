internal import Events

/// The rules about versions of definitions and of feed files.
extension Batch {
  func checkVersion() throws {
    guard let definition = try reader.definition() else { return }
    guard try adoptedDefinition(definition.indicator, version: definition.version) == nil else {
      throw Refusal(
        .field("data.definition.version"), value: String(definition.version),
        AppendMistake.versionExists(indicator: definition.indicator, version: definition.version))
    }
  }

  /// The canonical JSON of an adopted definition, if this version of the indicator was adopted.
  package func adoptedDefinition(_ indicator: String, version: Int) throws -> [UInt8]? {
    try adopted(.definitionAdopted, kind: .indicator, indicator, in: "definition", version: version)
  }

  /// The canonical JSON that a field of an adoption of a subject holds, if this version was adopted.
  private func adopted(
    _ type: EventType, kind: SubjectKind, _ subject: String, in field: String, version: Int
  ) throws -> [UInt8]? {
    var stored = EventReader()
    for sequence in try sequences(kind: kind, subject) {
      try readEvent(at: sequence, into: &stored)
      guard stored.rule.type == type, let node = stored.node(field),
        let adopted = stored.document.member(node, "version"), stored.document.number(adopted).whole == version
      else { continue }
      var json: [UInt8] = []
      CanonicalJSON.write(stored.document, node, to: &json)
      return json
    }
    return nil
  }

  // MARK: Feed files

  func checkFeedVersion() throws {
    guard let file = try reader.feedFile() else { return }
    guard try adoptedFeedFile(file.feed, version: file.version) == nil else {
      throw Refusal(
        .field("data.feed.version"), value: String(file.version),
        AppendMistake.feedVersionExists(feed: file.feed, version: file.version))
    }
  }

  /// A feed's records are those of its kind below its source, so no other feed has both.
  func checkFeedSource() throws {
    guard let file = try reader.feedFile() else { return }
    var other: String?
    var own: FeedFile?
    _ = try holdsEvent(kind: .feed, subjectsBeginningWith: "") { stored in
      if stored.subject.utf8.elementsEqual(file.feed.utf8), own == nil { own = try? stored.feedFile() }
      guard !stored.subject.utf8.elementsEqual(file.feed.utf8), let adopted = try? stored.feedFile(),
        adopted.row == file.row, ExactText(adopted.source) == ExactText(file.source)
      else { return false }
      other = adopted.feed
      return true
    }
    if let own, own.row != file.row || ExactText(own.source) != ExactText(file.source) {
      throw Refusal(
        .field("data.feed.source"), value: file.source,
        AppendMistake.otherSourceOfFeed(source: own.source, record: own.row.word))
    }
    guard let other else { return }
    throw Refusal(
      .field("data.feed.source"), value: file.source,
      AppendMistake.sourceOfFeed(feed: other, record: file.row.word))
  }

  /// The canonical JSON of an adopted feed file, if this version of the feed was adopted.
  package func adoptedFeedFile(_ feed: String, version: Int) throws -> [UInt8]? {
    try adopted(.feedAdopted, kind: .feed, feed, in: "feed", version: version)
  }
}
