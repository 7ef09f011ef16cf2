/// The canonical JSON of an event as it is stored, worked out before its recorded time and its sequence are known. A buffer.
struct StoredForm: Sendable {
  /// Whether it is that of the event which was read last.
  var isReady = false
  /// With a time and a sequence that stand for the ones to come.
  private var json: [UInt8] = []
  private var (time, sequence) = (0..<0, 0..<0)

  mutating func prepare(_ document: borrowing JSONDocument, _ attributes: EventReader.Attributes) {
    json.removeAll(keepingCapacity: true)
    var ends = (recordedTime: 0, sequence: 0)
    CanonicalJSON.writeEvent(
      document, leavingOut: (attributes.sequence, attributes.recordedTime, -1), adding: (StoredForm.time, 0), to: &json,
      ends: &ends)
    // Before the closing quote.
    time = ends.recordedTime - 1 - StoredForm.timeByteCount..<ends.recordedTime - 1
    sequence = ends.sequence - 1..<ends.sequence
    isReady = true
  }

  func write(_ recordedTime: RecordedTime, _ number: Int, to output: inout [UInt8]) {
    output.append(contentsOf: json[..<time.lowerBound])
    recordedTime.write(to: &output)
    output.append(contentsOf: json[time.upperBound..<sequence.lowerBound])
    output.append(contentsOf: String(number).utf8)
    output.append(contentsOf: json[sequence.upperBound...])
  }

  private static let time = RecordedTime(microseconds: 0)
  private static let timeByteCount = time.description.utf8.count
}
