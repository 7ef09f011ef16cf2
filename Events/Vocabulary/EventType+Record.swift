extension EventType {
  /// The kind of record that its events are about; nil for facts.
  public var recordKind: RecordKind? {
    for rule in EventRule.all where rule.type == self {
      if case .record(let kind) = rule.subject { return kind }
    }
    return nil
  }
}
