/// Writes the members of an object, given in canonical order. Members that stand in the text as they are to be
/// written, one behind the other, are copied together.
struct CanonicalMembers {
  private let document: JSONDocument
  private var run = 0..<0
  private var isFirst = true

  init(_ document: JSONDocument, to output: inout [UInt8]) {
    self.document = document
    output.append(UInt8(ascii: "{"))
  }

  /// Writes the member of a key.
  mutating func write(_ key: Int, to output: inout [UInt8]) {
    let (name, value) = (document.textRange(key), document.textRange(key + 1))
    let isAsRead =
      document.nodes[key].isCanonical && document.nodes[key + 1].isCanonical
      && name.upperBound + 1 == value.lowerBound
    if isAsRead, !run.isEmpty, run.upperBound + 1 == name.lowerBound {
      // The one byte between the last member and this one is the comma.
      run = run.lowerBound..<value.upperBound
      return
    }
    begin(&output)
    if isAsRead {
      run = name.lowerBound..<value.upperBound
    } else {
      CanonicalJSON.write(document, key, to: &output)
      output.append(UInt8(ascii: ":"))
      CanonicalJSON.write(document, key + 1, to: &output)
    }
  }

  mutating func write(recordedTime: RecordedTime, to output: inout [UInt8]) {
    begin(&output)
    output.append(contentsOf: #""recordedtime":""#.utf8)
    recordedTime.write(to: &output)
    output.append(UInt8(ascii: "\""))
  }

  mutating func write(sequence: Int, to output: inout [UInt8]) {
    begin(&output)
    output.append(contentsOf: #""sequence":"#.utf8)
    output.append(contentsOf: String(sequence).utf8)
  }

  /// Ends the object.
  mutating func end(_ output: inout [UInt8]) {
    copyRun(to: &output)
    output.append(UInt8(ascii: "}"))
  }

  private mutating func begin(_ output: inout [UInt8]) {
    copyRun(to: &output)
    if !isFirst { output.append(UInt8(ascii: ",")) }
    isFirst = false
  }

  private mutating func copyRun(to output: inout [UInt8]) {
    guard !run.isEmpty else { return }
    output.append(contentsOf: document.bytes[run])
    run = 0..<0
  }
}
