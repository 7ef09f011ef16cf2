/// Writes values of a document as canonical JSON (RFC 8785): keys sorted by UTF-16 code units, no white
/// space, the shortest escapes, numbers as ECMAScript writes them. Equal JSON values give equal bytes.
package enum CanonicalJSON {
  /// Appends the value at `node`.
  package static func write(_ document: borrowing JSONDocument, _ node: Int, to output: inout [UInt8]) {
    if document.nodes[node].isCanonical {
      output.append(contentsOf: document.bytes[document.textRange(node)])
      return
    }
    switch document.kind(node) {
    case .null, .true, .false: output.append(contentsOf: document.raw(node))
    case .number: document.number(node).write(to: &output)
    case .string:
      var value: [UInt8] = []
      document.appendUnescaped(node, to: &value)
      JSONEscapes.write(value, to: &output)
    case .array:
      output.append(UInt8(ascii: "["))
      var isFirst = true
      var child = node + 1
      let end = Int(document.nodes[node].next)
      while child < end {
        if !isFirst { output.append(UInt8(ascii: ",")) }
        isFirst = false
        write(document, child, to: &output)
        child = Int(document.nodes[child].next)
      }
      output.append(UInt8(ascii: "]"))
    case .object:
      var members = CanonicalMembers(copy document, to: &output)
      for key in sortedKeys(document, node, where: { _ in true }) { members.write(key, to: &output) }
      members.end(&output)
    }
  }

  /// Appends an event: the outermost object without the members whose values are `leftOut` or null (in CloudEvents
  /// null means absent), and with the recorded time and the sequence where they are given.
  static func writeEvent(
    _ document: borrowing JSONDocument, leavingOut leftOut: (Int, Int, Int),
    adding added: (recordedTime: RecordedTime, sequence: Int)?, to output: inout [UInt8]
  ) {
    var ends = (recordedTime: 0, sequence: 0)
    writeEvent(document, leavingOut: leftOut, adding: added, to: &output, ends: &ends)
  }

  /// The same, and where the members that are added end.
  static func writeEvent(
    _ document: borrowing JSONDocument, leavingOut leftOut: (Int, Int, Int),
    adding added: (recordedTime: RecordedTime, sequence: Int)?, to output: inout [UInt8],
    ends: inout (recordedTime: Int, sequence: Int)
  ) {
    var members = CanonicalMembers(copy document, to: &output)
    var (time, sequence) = (added?.recordedTime, added?.sequence)
    let keys = sortedKeys(document, document.root) { value in
      value != leftOut.0 && value != leftOut.1 && value != leftOut.2 && document.kind(value) != .null
    }
    for key in keys {
      if let added = time, !precedes(document, key, "recordedtime") {
        members.write(recordedTime: added, to: &output)
        (time, ends.recordedTime) = (nil, output.count)
      }
      if let added = sequence, !precedes(document, key, "sequence") {
        members.write(sequence: added, to: &output)
        (sequence, ends.sequence) = (nil, output.count)
      }
      members.write(key, to: &output)
    }
    if let time {
      members.write(recordedTime: time, to: &output)
      ends.recordedTime = output.count
    }
    if let sequence {
      members.write(sequence: sequence, to: &output)
      ends.sequence = output.count
    }
    members.end(&output)
  }

  // MARK: The order of keys

  /// The keys of an object in canonical order, of the members whose values `isTaken` takes.
  private static func sortedKeys(
    _ document: borrowing JSONDocument, _ node: Int, where isTaken: (_ value: Int) -> Bool
  ) -> [Int] {
    var keys: [Int] = []
    keys.reserveCapacity(16)
    var isSorted = true
    var member = node + 1
    let end = Int(document.nodes[node].next)
    while member < end {
      if isTaken(member + 1) {
        if let last = keys.last, !precedes(document, last, member) { isSorted = false }
        keys.append(member)
      }
      member = Int(document.nodes[member + 1].next)
    }
    if !isSorted { keys.sort { precedes(document, $0, $1) } }
    return keys
  }

  private static func precedes(_ document: borrowing JSONDocument, _ one: Int, _ other: Int) -> Bool {
    if document.nodes[one].isEscaped || document.nodes[other].isEscaped {
      return document.string(one).utf16.lexicographicallyPrecedes(document.string(other).utf16)
    }
    return JSONKeys.order(document.bytes.span, document.range(one), document.range(other)) < 0
  }

  /// Whether a key comes before a name of ASCII letters.
  private static func precedes(_ document: borrowing JSONDocument, _ key: Int, _ name: String) -> Bool {
    if document.nodes[key].isEscaped {
      return document.string(key).utf16.lexicographicallyPrecedes(name.utf16)
    }
    return document.raw(key).lexicographicallyPrecedes(name.utf8)
  }
}
