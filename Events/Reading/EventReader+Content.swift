/// What the event says.
extension EventReader {
  public var id: String { document.string(attributes.id) }
  public var source: String { document.string(attributes.source) }
  public var subject: String { document.string(attributes.subject) }

  /// Appends the UTF-8 of the event's id, source or subject.
  package func appendID(to output: inout [UInt8]) { document.appendUnescaped(attributes.id, to: &output) }
  package func appendSource(to output: inout [UInt8]) {
    document.appendUnescaped(attributes.source, to: &output)
  }
  package func appendSubject(to output: inout [UInt8]) {
    document.appendUnescaped(attributes.subject, to: &output)
  }

  /// Whether the UTF-8 of the event's source, without any escape, is this.
  package func hasSource(_ bytes: [UInt8]) -> Bool { document.hasBytes(attributes.source, bytes) }

  package var subjectNode: Int { attributes.subject }

  /// The recorded time that the event itself carries, if it does.
  /// - Throws: a `Refusal` where it is there and is not one.
  public func recordedTime() throws(Refusal) -> RecordedTime? {
    guard attributes.recordedTime >= 0 else { return nil }
    guard document.kind(attributes.recordedTime) == .string,
      let time = RecordedTime(document.raw(attributes.recordedTime))
    else {
      throw Refusal(
        .field("recordedtime"), value: text(attributes.recordedTime), EventMistake.badRecordedTime)
    }
    return time
  }

  /// The recorded time that the event itself carries, if it does, with its text.
  /// - Parameter last: that of another event; where this one's is the same, nothing is read of it.
  package func recordedTime(after last: WrittenTime?) throws(Refusal) -> WrittenTime? {
    if let last, hasRecordedTime(last.text) { return last }
    guard let time = try recordedTime() else { return nil }
    return WrittenTime(time)
  }

  /// Whether the event carries a recorded time of this very text.
  func hasRecordedTime(_ text: [UInt8]) -> Bool {
    attributes.recordedTime >= 0 && document.kind(attributes.recordedTime) == .string
      && document.hasBytes(attributes.recordedTime, text)
  }

  /// The sequence that a stored event carries.
  package var sequence: Int? {
    guard attributes.sequence >= 0, document.kind(attributes.sequence) == .number else { return nil }
    return document.number(attributes.sequence).whole
  }

  /// The node of a field's value in `data`, or nil where it is absent.
  package func node(_ field: String) -> Int? {
    guard let index = rule.fields.firstIndex(where: { $0.name == field }), fieldNodes[index] >= 0 else {
      return nil
    }
    return fieldNodes[index]
  }

  /// The node of the field at a position of the rule's fields, or nil where it is absent.
  package func node(at index: Int) -> Int? { fieldNodes[index] >= 0 ? fieldNodes[index] : nil }

  public func text(_ field: String) -> String? {
    guard let node = node(field), document.kind(node) == .string else { return nil }
    return document.string(node)
  }

  public func date(_ field: String) -> CivilDate? {
    guard let node = node(field), document.kind(node) == .string else { return nil }
    return CivilDate(document.raw(node))
  }

  public func number(_ field: String) -> ExactDecimal? {
    guard let node = node(field), document.kind(node) == .number else { return nil }
    return document.number(node)
  }

  public func texts(_ field: String) -> [String]? {
    guard let node = node(field), document.kind(node) == .array else { return nil }
    return document.elements(node).map { document.string($0) }
  }

  /// A value as it was written, for messages: strings without their quotes.
  func text(_ node: Int) -> String {
    document.kind(node) == .string
      ? document.string(node) : String(decoding: document.raw(node).prefix(400), as: UTF8.self)
  }
}
