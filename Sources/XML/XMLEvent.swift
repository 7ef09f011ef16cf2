/// A step through an XML document: an element begins or ends, or there is text.
package struct XMLEvent: Sendable {
  package enum Kind: UInt8, Sendable { case start, end, text }

  package let kind: Kind
  /// The number that the vocabulary has for the element; 0 for one that it does not have, and for text.
  package let name: UInt8
  /// Of a start its attributes within the batch, of text its bytes.
  let first: Int32
  var last: Int32

  /// Where the text lies within the batch.
  package var range: Range<Int> { Int(first)..<Int(last) }
}

/// An attribute that the vocabulary has.
struct XMLAttribute: Sendable {
  let name: UInt8
  let first: Int32
  let last: Int32
}

/// What a piece of a document holds, in its order. Text is UTF-8, whatever the document is.
package struct XMLBatch: Sendable {
  package internal(set) var events: [XMLEvent] = []
  package internal(set) var bytes: [UInt8] = []
  var attributes: [XMLAttribute] = []

  package init() {}

  mutating func clear() {
    events.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
  }

  /// Where the value of an attribute lies; nil where the element does not have it.
  package func attribute(_ name: UInt8, of event: XMLEvent) -> Range<Int>? {
    for index in event.range where attributes[index].name == name {
      return Int(attributes[index].first)..<Int(attributes[index].last)
    }
    return nil
  }

  package func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The value of an attribute as text.
  package func text(_ name: UInt8, of event: XMLEvent) -> String? { attribute(name, of: event).map(text) }
}
