package import Events
internal import Ledger

/// A version of a definition (`definition.adopted`), with its canonical JSON.
package struct Adoption: Sendable {
  package let definition: Definition
  /// As it is told.
  package let json: [UInt8]
  /// The SHA-256 of the canonical JSON that was adopted, whatever is told of it.
  package let digest: [UInt8]

  init(_ event: EventReader, _ erased: Erasures) throws(Refusal) {
    let node = event.required(node: "definition")
    guard let definition = try event.definition() else {
      preconditionFailure("A stored definition.adopted has a definition.")
    }
    self.definition = erased.isEmpty ? definition : definition.mapTexts(erased.told)
    var canonical: [UInt8] = []
    CanonicalJSON.write(event.document, node, to: &canonical)
    digest = Digest.sha256(canonical)
    json = erased.isEmpty ? canonical : erased.toldJSON(canonical)
  }
}
