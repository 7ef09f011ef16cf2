internal import Bytes
package import Events
internal import LMDB

/// Events that the program has written itself, which are sound by how they were written.
extension Batch {
  /// The recorded time that the next event gets, whatever it is; nil where events bring their own.
  package var nextTime: RecordedTime? { times == .asRecorded ? nil : try? recordedTime() }

  /// Adds an event that opens a record. Nobody looks at it: its words and dates are nothing to be warned of.
  /// - Returns: whether it was added. It is not where anything stands in its way, or its sender may not append everything: then
  ///   it is to be added as JSON, and is judged as such.
  package mutating func add(_ event: borrowing WrittenEvent) throws -> Bool {
    guard authority == nil, let time = nextTime, event.json.count <= EventReader.maximumByteCount else { return false }
    precondition(event.rule.role == .opens, "an event that nobody reads opens a record")
    let source = try sourceNumber(of: event)
    keyBuffer.removeAll(keepingCapacity: true)
    keyBuffer.appendBigEndian(source)
    keyBuffer.append(contentsOf: event.json[event.id])
    Layout.shortenName(in: &keyBuffer, from: MemoryLayout<UInt32>.size)
    if try appendedSequence() != nil { return false }
    subjectBuffer.removeAll(keepingCapacity: true)
    subjectBuffer.append(event.rule.subject.code)
    subjectBuffer.append(contentsOf: event.json[event.subject])
    Layout.shortenName(in: &subjectBuffer, from: 1)
    subjectBuffer.append(0)
    let last = try lastEntry()
    if last?.status == .open { return false }
    try write(event, SubjectEntry(status: .open, record: last?.record ?? head.recordCount), at: time)
    return true
  }

  private mutating func sourceNumber(of event: borrowing WrittenEvent) throws -> UInt32 {
    if let last = sources.last, event.json[event.source].elementsEqual(last.key) { return last.number }
    keyBuffer.removeAll(keepingCapacity: true)
    keyBuffer.append(contentsOf: event.json[event.source])
    Layout.shortenName(in: &keyBuffer, from: 0)
    return try sourceNumberOfKey()
  }
}
