internal import Events

/// The fields of the rows of one sheet, in the order of their names.
package final class MappedLayout: Sendable {
  /// `area`, `attributes.agency`, `date` …
  package let fields: [String]

  init(_ fields: some Sequence<String>) {
    self.fields = fields.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  package func position(of field: String) -> Int? { fields.firstIndex(of: field) }

  /// The fields of which the sheet has no column.
  func asHeld(_ values: [MappedValue]) -> Set<String> {
    guard values.contains(.asHeld) else { return [] }
    return Set(zip(fields, values).filter { $0.1 == .asHeld }.map(\.0))
  }

  /// Canonical JSON of the values that are there. The names are ASCII, so their order is that of RFC 8785; those of
  /// attributes stand together.
  func object(_ values: [MappedValue]) -> [UInt8] {
    var output: [UInt8] = [UInt8(ascii: "{")]
    var isInAttributes = false
    for (field, value) in zip(fields, values) {
      guard case .json(let json) = value else { continue }
      var name = field
      let isAttribute = field.hasPrefix(FieldRules.attributes)
      if isInAttributes, !isAttribute {
        output.append(UInt8(ascii: "}"))
        isInAttributes = false
      }
      if output.last != UInt8(ascii: "{") { output.append(UInt8(ascii: ",")) }
      if isAttribute {
        name = String(field.dropFirst(FieldRules.attributes.count))
        if !isInAttributes { output.append(#""attributes":{"#) }
        isInAttributes = true
      }
      output.append(json: name)
      output.append(UInt8(ascii: ":"))
      output.append(contentsOf: json)
    }
    if isInAttributes { output.append(UInt8(ascii: "}")) }
    output.append(UInt8(ascii: "}"))
    return output
  }
}
