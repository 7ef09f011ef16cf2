/// Events that were read in their canonical form: they are stored in it with two members more.
extension CanonicalJSON {
  private static let recordedTime = Array("recordedtime".utf8)
  private static let sequence = Array("sequence".utf8)

  /// Appends an event whose text is canonical, and has neither a recorded time nor a sequence, with both.
  static func writeEvent(
    asRead document: borrowing JSONDocument, _ time: RecordedTime, _ number: Int, to output: inout [UInt8]
  ) {
    let text = document.range(document.root)
    let end = text.upperBound - 1
    let timePlace = place(of: recordedTime, document)
    let sequencePlace = place(of: sequence, document)
    output.append(contentsOf: document.bytes[text.lowerBound..<timePlace])
    if timePlace == end { output.append(UInt8(ascii: ",")) }
    output.append(contentsOf: "\"recordedtime\":\"".utf8)
    time.write(to: &output)
    output.append(UInt8(ascii: "\""))
    if timePlace < end { output.append(UInt8(ascii: ",")) }
    output.append(contentsOf: document.bytes[timePlace..<sequencePlace])
    if sequencePlace == end { output.append(UInt8(ascii: ",")) }
    output.append(contentsOf: "\"sequence\":".utf8)
    output.append(contentsOf: String(number).utf8)
    if sequencePlace < end { output.append(UInt8(ascii: ",")) }
    output.append(contentsOf: document.bytes[sequencePlace..<text.upperBound])
  }

  /// Where a member of a name of ASCII letters belongs in the text of the outermost object: in front of the next one, or of
  /// the bracket.
  private static func place(of name: [UInt8], _ document: borrowing JSONDocument) -> Int {
    var member = document.root + 1
    let end = Int(document.nodes[document.root].next)
    while member < end {
      if !document.raw(member).lexicographicallyPrecedes(name) { return document.textRange(member).lowerBound }
      member = Int(document.nodes[member + 1].next)
    }
    return document.range(document.root).upperBound - 1
  }
}
