package import Events

/// A version of a definition (`definition.adopted`), with its canonical JSON.
package struct Adoption: Sendable {
  package let definition: Definition
  package let json: [UInt8]

  init(_ event: EventReader) throws(Refusal) {
    let node = event.required(node: "definition")
    guard let definition = try event.definition() else {
      preconditionFailure("A stored definition.adopted has a definition.")
    }
    self.definition = definition
    var canonical: [UInt8] = []
    CanonicalJSON.write(event.document, node, to: &canonical)
    json = canonical
  }
}
