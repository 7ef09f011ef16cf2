package import Events

/// Which events to read; what is nil does not choose.
package struct EventFilter: Sendable, Equatable {
  package var types: Set<EventType>?
  package var subject: String?
  /// The earliest recorded time.
  package var since: RecordedTime?

  package init(types: Set<EventType>? = nil, subject: String? = nil, since: RecordedTime? = nil) {
    self.types = types
    self.subject = subject
    self.since = since
  }
}

extension Ledger {
  /// Calls `body` with the events of a range of sequences that a filter chooses, in order, until it returns false.
  ///
  /// A subject's events are found by the table of subjects, the first one since a time by bisection: a filter reads
  /// little more than what it chooses, but for types.
  /// - Returns: the sequence up to which events were looked at: the range's end, unless `body` returned false.
  @discardableResult
  package func forEachEvent(
    in range: Range<Int>, matching filter: EventFilter,
    _ body: (_ sequence: Int, _ record: UInt32?, _ json: inout [UInt8]) throws -> Bool
  ) throws -> Int {
    var range = range
    if let since = filter.since {
      let start = max(range.lowerBound, try length(before: since))
      guard start < range.upperBound else { return range.upperBound }
      range = start..<range.upperBound
    }
    var reader = EventReader()
    func isChosen(_ sequence: Int, _ json: [UInt8]) throws -> Bool {
      guard let types = filter.types else { return true }
      try reader.read(.published(sequence), json)
      return types.contains(reader.rule.type)
    }
    guard let subject = filter.subject else {
      return try forEachEvent(in: range) { sequence, record, json in
        try isChosen(sequence, json) ? body(sequence, record, &json) : true
      }
    }
    for sequence in try sequences(subject: subject) where range.contains(sequence) {
      var goesOn = true
      try forEachEvent(in: sequence..<sequence + 1) { sequence, record, json in
        if try isChosen(sequence, json) { goesOn = try body(sequence, record, &json) }
        return true
      }
      guard goesOn else { return sequence + 1 }
    }
    return range.upperBound
  }
}
