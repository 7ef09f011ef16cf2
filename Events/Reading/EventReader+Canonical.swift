/// The event in its canonical forms.
extension EventReader {
  /// Appends the event as the ledger stores it: canonical JSON with its sequence and recorded time.
  package func writeStored(sequence: Int, recordedTime: RecordedTime, to output: inout [UInt8]) {
    CanonicalJSON.writeEvent(
      document, leavingOut: (attributes.sequence, attributes.recordedTime, -1), adding: (recordedTime, sequence),
      to: &output)
  }

  /// Appends the canonical JSON of the event's content: without what the ledger adds. Two events with one
  /// idempotency key are duplicates where these bytes are equal. That data are JSON goes without saying.
  package func writeContent(to output: inout [UInt8]) {
    CanonicalJSON.writeEvent(
      document,
      leavingOut: (attributes.sequence, attributes.recordedTime, isJSONContentType ? attributes.dataContentType : -1),
      adding: nil, to: &output)
  }
}
