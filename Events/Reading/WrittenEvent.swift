/// An event that the program writes itself, in canonical JSON without recorded time and sequence, of values that were checked
/// where they came from: nobody needs to read what was just written. A buffer, to be written anew.
///
/// It opens a record, names no party, and is what an ``EventReader`` that reads its JSON would find sound; the tests of whoever writes such
/// events hold them to that.
package struct WrittenEvent: Sendable {
  package var json: [UInt8] = []
  /// The rule for its type.
  package var rule: EventRule
  /// Where the values of its attributes stand in the JSON, without their quotes; none has an escape.
  package var (id, source, subject) = (0..<0, 0..<0, 0..<0)
  /// Where the recorded time and the sequence belong: in front of the member behind them.
  package var place = 0

  package init(_ rule: EventRule) { self.rule = rule }

  /// Appends the event as the ledger stores it.
  package func writeStored(sequence: Int, recordedTime: RecordedTime, to output: inout [UInt8]) {
    output.append(contentsOf: json[..<place])
    output.append(contentsOf: "\"recordedtime\":\"".utf8)
    recordedTime.write(to: &output)
    output.append(contentsOf: "\",\"sequence\":".utf8)
    output.append(contentsOf: String(sequence).utf8)
    output.append(UInt8(ascii: ","))
    output.append(contentsOf: json[place...])
  }
}
