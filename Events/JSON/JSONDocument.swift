internal import Bytes

/// One JSON text (RFC 8259), read once into a flat list of nodes over its own copy of the bytes.
///
/// The reader is strict: valid UTF-8, no duplicate keys, no lone surrogates, and only numbers whose shortest
/// decimal form survives a double (I-JSON, RFC 7493). A document is a buffer: `read` replaces what it held
/// and keeps the capacity, so that a loop over events allocates nothing.
package struct JSONDocument: Sendable {
  /// What a node is.
  package enum Kind: UInt8, Sendable {
    case null, `false`, `true`, number, string, array, object
  }

  /// One value, or one key of an object (a string before its value). Children follow their container.
  package struct Node: Sendable {
    package let kind: Kind
    /// Whether a string holds escapes, so that its bytes are not its value.
    package let isEscaped: Bool
    /// Whether the text of the value, as it was read, is its canonical form (RFC 8785).
    package var isCanonical: Bool
    /// The byte offsets of the value: a string's content without its quotes, a container with its brackets.
    package let start: Int32
    package var end: Int32
    /// The index of the node after this one and all its children.
    package var next: Int32

    var range: Range<Int> { Int(start)..<Int(end) }
  }

  package private(set) var bytes: [UInt8] = []
  package private(set) var nodes: [Node] = []

  package init() {}

  /// The index of the outermost value.
  package var root: Int { 0 }

  /// Reads `text`, replacing the document's content.
  /// - Throws: `JSONError` naming the byte and the rule; the document then has no nodes.
  package mutating func read(_ text: ArraySlice<UInt8>) throws(JSONError) {
    try read { $0.append(contentsOf: text) }
  }

  /// Reads the text that `fill` appends to the document's empty buffer.
  package mutating func read(filling fill: (inout [UInt8]) -> Void) throws(JSONError) {
    bytes.removeAll(keepingCapacity: true)
    nodes.removeAll(keepingCapacity: true)
    fill(&bytes)
    guard bytes.count < JSONDocument.maximumByteCount else { throw JSONError(.tooLarge, at: 0) }
    var parser = JSONParser(nodes: nodes)
    nodes = []
    do {
      try parser.parse(bytes.span)
      nodes = parser.nodes
    } catch {
      nodes = parser.nodes
      nodes.removeAll(keepingCapacity: true)
      throw error
    }
  }

  /// The largest text, in bytes: offsets are 32 bits.
  static let maximumByteCount = Int(Int32.max)

  package func kind(_ node: Int) -> Kind { nodes[node].kind }

  /// The bytes of a string without its quotes, escapes as written; of any other value its text.
  package func range(_ node: Int) -> Range<Int> { nodes[node].range }

  /// The bytes of a value's text; a string's with its quotes.
  func textRange(_ node: Int) -> Range<Int> {
    let range = range(node)
    return kind(node) == .string ? range.lowerBound - 1..<range.upperBound + 1 : range
  }

  package func raw(_ node: Int) -> ArraySlice<UInt8> { bytes[range(node)] }

  /// The value of a string.
  package func string(_ node: Int) -> String {
    if !nodes[node].isEscaped { return String(decoding: bytes[range(node)], as: UTF8.self) }
    var unescaped: [UInt8] = []
    appendUnescaped(node, to: &unescaped)
    return String(decoding: unescaped, as: UTF8.self)
  }

  /// Appends the UTF-8 of a string's value.
  package func appendUnescaped(_ node: Int, to output: inout [UInt8]) {
    if nodes[node].isEscaped {
      JSONEscapes.unescape(bytes.span, in: range(node), to: &output)
    } else {
      output.append(contentsOf: bytes[range(node)])
    }
  }

  /// A number as the decimal it is written as.
  package func number(_ node: Int) -> ExactDecimal {
    guard let number = ExactDecimal(bytes.span, in: range(node)) else {
      preconditionFailure("A number that was read is a number.")
    }
    return number
  }

  /// Whether a string's value is `text`.
  package func isString(_ node: Int, _ text: String) -> Bool {
    guard nodes[node].kind == .string else { return false }
    if nodes[node].isEscaped { return string(node) == text }
    let content = bytes.span.extracting(nodes[node].range)
    return content.rawBytes.elements(equal: text.utf8.span.rawBytes)
  }

  /// Whether the content of a string without escapes is these bytes.
  package func hasBytes(_ node: Int, _ expected: [UInt8]) -> Bool {
    let node = nodes[node]
    guard Int(node.end - node.start) == expected.count, !node.isEscaped else { return false }
    return bytes.span.extracting(node.range).rawBytes.elements(equal: expected.rawBytes)
  }

  /// The children of an array, as node indices.
  package func elements(_ node: Int) -> Children { Children(document: self, node: node, step: 1) }

  /// The members of an object, as the node indices of their keys; the value of key `k` is at `k + 1`.
  package func members(_ node: Int) -> Children { Children(document: self, node: node, step: 2) }

  /// The value of the member `key` of an object, if it is there.
  package func member(_ node: Int, _ key: String) -> Int? {
    for member in members(node) where string(member) == key { return member + 1 }
    return nil
  }

  package struct Children: Sequence, IteratorProtocol {
    let nodes: [Node]
    var position: Int
    let end: Int
    let isObject: Bool

    init(document: JSONDocument, node: Int, step: Int) {
      nodes = document.nodes
      position = node + 1
      end = Int(document.nodes[node].next)
      isObject = step == 2
    }

    package mutating func next() -> Int? {
      guard position < end else { return nil }
      let current = position
      position = Int(nodes[isObject ? current + 1 : current].next)
      return current
    }
  }
}
