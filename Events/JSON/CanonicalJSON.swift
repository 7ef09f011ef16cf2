/// Writes values of a document as canonical JSON (RFC 8785): keys sorted by UTF-16 code units, no white
/// space, the shortest escapes, numbers as ECMAScript writes them. Equal JSON values give equal bytes.
package enum CanonicalJSON {
  /// Appends the value at `node`.
  package static func write(_ document: borrowing JSONDocument, _ node: Int, to output: inout [UInt8]) {
    switch document.kind(node) {
    case .null, .true, .false: output.append(contentsOf: document.raw(node))
    case .number: writeNumber(document, node, to: &output)
    case .string: writeString(document, node, to: &output)
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
    case .object: writeObject(document, node, leavingOut: [], adding: [], to: &output)
    }
  }

  /// Appends an object without the members `leavingOut`, and with members whose values are given as JSON.
  /// Members that are null are left out where `leavingOut` is not empty: in CloudEvents null means absent.
  package static func writeObject(
    _ document: borrowing JSONDocument, _ node: Int, leavingOut: [String],
    adding: [(key: String, json: [UInt8])],
    to output: inout [UInt8]
  ) {
    var keys: [Int] = []
    var isSorted = true
    var member = node + 1
    let end = Int(document.nodes[node].next)
    while member < end {
      let value = member + 1
      let next = Int(document.nodes[value].next)
      let isLeftOut =
        !leavingOut.isEmpty
        && (document.kind(value) == .null || leavingOut.contains { document.isString(member, $0) })
      if !isLeftOut {
        if let last = keys.last, !precedes(document, last, member) { isSorted = false }
        keys.append(member)
      }
      member = next
    }
    if !isSorted { keys.sort { precedes(document, $0, $1) } }
    var additions = adding[...]
    var isFirst = true
    output.append(UInt8(ascii: "{"))
    for key in keys {
      while let addition = additions.first, precedes(addition.key, document, key) {
        write(addition, isFirst: &isFirst, to: &output)
        additions.removeFirst()
      }
      if !isFirst { output.append(UInt8(ascii: ",")) }
      isFirst = false
      writeString(document, key, to: &output)
      output.append(UInt8(ascii: ":"))
      write(document, key + 1, to: &output)
    }
    for addition in additions { write(addition, isFirst: &isFirst, to: &output) }
    output.append(UInt8(ascii: "}"))
  }

  private static func write(
    _ addition: (key: String, json: [UInt8]), isFirst: inout Bool, to output: inout [UInt8]
  ) {
    if !isFirst { output.append(UInt8(ascii: ",")) }
    isFirst = false
    JSONEscapes.write(addition.key.utf8, to: &output)
    output.append(UInt8(ascii: ":"))
    output.append(contentsOf: addition.json)
  }

  private static func writeString(_ document: borrowing JSONDocument, _ node: Int, to output: inout [UInt8]) {
    if document.nodes[node].isEscaped {
      var value: [UInt8] = []
      document.appendUnescaped(node, to: &value)
      JSONEscapes.write(value, to: &output)
    } else {
      output.append(UInt8(ascii: "\""))
      output.append(contentsOf: document.raw(node))
      output.append(UInt8(ascii: "\""))
    }
  }

  private static func writeNumber(_ document: borrowing JSONDocument, _ node: Int, to output: inout [UInt8]) {
    let text = document.raw(node)
    if isCanonicalInteger(text) {
      output.append(contentsOf: text)
    } else if isCanonicalFraction(text) {
      output.append(contentsOf: text)
    } else {
      document.number(node).write(to: &output)
    }
  }

  private static func isCanonicalInteger(_ text: ArraySlice<UInt8>) -> Bool {
    text.count <= 15 && text.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
  }

  /// Whether a text such as -1.212224 is in shortest form already: plain, short, no zero at the end.
  private static func isCanonicalFraction(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 16, let last = text.last, last != UInt8(ascii: "0"), text.contains(UInt8(ascii: "."))
    else {
      return false
    }
    var magnitude = text
    if magnitude.first == UInt8(ascii: "-") { magnitude.removeFirst() }
    // Not 0.0000001, which has an exponent in its shortest form.
    if magnitude.starts(with: [UInt8(ascii: "0"), UInt8(ascii: "."), UInt8(ascii: "0")]) { return false }
    return magnitude.allSatisfy {
      $0 == UInt8(ascii: ".") || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9"))
    }
  }

  // MARK: The order of keys

  private static func precedes(_ document: borrowing JSONDocument, _ one: Int, _ other: Int) -> Bool {
    let (left, right) = (document.raw(one), document.raw(other))
    if isPlain(document, one), isPlain(document, other) { return left.lexicographicallyPrecedes(right) }
    return document.string(one).utf16.lexicographicallyPrecedes(document.string(other).utf16)
  }

  private static func precedes(_ key: String, _ document: borrowing JSONDocument, _ other: Int) -> Bool {
    key.utf16.lexicographicallyPrecedes(document.string(other).utf16)
  }

  /// Whether the bytes order as the UTF-16 code units do: below U+10000 without escapes they do; ASCII
  /// surely.
  private static func isPlain(_ document: borrowing JSONDocument, _ node: Int) -> Bool {
    !document.nodes[node].isEscaped && document.raw(node).allSatisfy { $0 < 0x80 }
  }
}
