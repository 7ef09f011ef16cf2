internal import Bytes
internal import Events

/// The events of one subject after another.
struct SubjectLife {
  private var subject: [UInt8] = []
  private var status: SubjectEntry.Status?
  private var record: UInt32 = 0

  /// What is wrong with the next event of a subject, or nil.
  mutating func step(_ subject: borrowing RawSpan, _ marks: EventMarks, _ entry: SubjectEntry) -> String? {
    if !subject.elements(equal: self.subject.rawBytes) {
      subject.copy(into: &self.subject)
      status = nil
    }
    if marks.contains(.states) || entry.status == .fact { return nil }
    let last = status
    status = entry.status
    guard last != nil else {
      record = entry.record
      if marks.contains(.isDamaged) || marks.contains(.isFirst) { return nil }
      return marks.contains(.opens)
        ? "the subject is new, and its record number is another's" : "the subject was never opened before"
    }
    if marks.contains(.isDamaged) { return nil }
    if entry.record != record { return "the record number is not that of the subject's first opening" }
    if marks.contains(.opens) { return last == .open ? "the subject was open already" : nil }
    return last == .closed ? "the subject was closed before" : nil
  }
}
