package import Events
package import Figures
package import Ledger
internal import Projections
package import Snapshots
package import TestSupport

extension Scratch {
  /// A new ledger in a folder below this one.
  package func ledger(_ name: String = "ledger") throws -> Ledger {
    try Ledger.create(at: self(name))
    return try Ledger(at: self(name))
  }

  /// The ledger that was made here, opened once more.
  package func reopened(_ name: String = "ledger", access: Ledger.Access = .readOnly) throws -> Ledger {
    try Ledger(at: self(name), access: access)
  }
}

extension Ledger {
  /// Appends events as one batch.
  @discardableResult
  package func add(_ events: [String], times: RecordedTimes = .now) throws -> AppendResult {
    try append(times: times) { batch in
      for event in events { _ = try batch.add(Array(event.utf8)) }
    }.result
  }

  @discardableResult
  package func add(_ event: String, times: RecordedTimes = .now) throws -> AppendResult {
    try add([event], times: times)
  }

  /// Appends events as one batch, all recorded at one time.
  package func add(_ events: [String], at recorded: String) throws { try add(events, times: .at(time(recorded))) }

  /// The stored events as text, from a sequence on.
  package func texts(from sequence: Int = 0) throws -> [String] {
    try (sequence..<length).map { String(decoding: try event(at: $0), as: UTF8.self) }
  }

  // MARK: Figures

  /// What is known after the first events, or after all.
  package func snapshot(_ length: Int? = nil) throws -> Snapshot {
    let projection = try Projector(self, isStored: false).caughtUp()
    return Snapshot(projection, length: length ?? projection.length)
  }

  /// Figures as known after the first events, or after all.
  package func maker(_ length: Int? = nil) throws -> FigureMaker { try FigureMaker(snapshot(length), ledger: self) }
}

/// A time that is written in a test.
package func time(_ text: String) -> RecordedTime {
  guard let time = RecordedTime(text) else { preconditionFailure("\(text) is a time") }
  return time
}

extension Batch {
  /// Adds an event that is written as text.
  @discardableResult
  package mutating func add(_ json: String) throws -> Outcome { try add(Array(json.utf8)) }
}
