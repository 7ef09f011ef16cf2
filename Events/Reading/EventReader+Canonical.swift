internal import Bytes

/// The event in its canonical forms.
extension EventReader {
  private var isCanonical: Bool { document.nodes[document.root].isCanonical }

  /// Works the stored form of an event out ahead, but for its recorded time and its sequence.
  package mutating func prepareStored() {
    if !isStoredByCopying { storedForm.prepare(document, attributes) }
  }

  /// Whether the event was read in canonical form, and has nothing that is not stored.
  private var isStoredByCopying: Bool {
    isCanonical && !hasNull && attributes.sequence < 0 && attributes.recordedTime < 0
  }

  /// Appends the event as the ledger stores it: canonical JSON with its sequence and recorded time.
  package func writeStored(sequence: Int, recordedTime: RecordedTime, to output: inout [UInt8]) {
    if storedForm.isReady { return storedForm.write(recordedTime, sequence, to: &output) }
    if isStoredByCopying { return CanonicalJSON.writeEvent(asRead: document, recordedTime, sequence, to: &output) }
    CanonicalJSON.writeEvent(
      document, leavingOut: (attributes.sequence, attributes.recordedTime, -1), adding: (recordedTime, sequence),
      to: &output)
  }

  /// Whether bytes are what `writeStored` appends. Where the event was read from them, and reading it told that they are
  /// canonical, nothing is written to compare them.
  /// - Parameter buffer: room that the caller keeps.
  package func isStored(
    as bytes: ArraySlice<UInt8>, sequence: Int, recordedTime: WrittenTime, _ buffer: inout [UInt8]
  ) -> Bool {
    // The one thing of a canonical event that may be written in another way is the time.
    if isCanonical, !hasNull, self.sequence == sequence, hasRecordedTime(recordedTime.text),
      document.bytes.rawBytes.elements(equal: bytes.span.rawBytes)
    {
      return true
    }
    buffer.removeAll(keepingCapacity: true)
    writeStored(sequence: sequence, recordedTime: recordedTime.time, to: &buffer)
    return buffer.rawBytes.elements(equal: bytes.span.rawBytes)
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
