internal import Events

/// The description of the interface (OpenAPI 3.1): two files, and the schemas of events made from their rules.
enum InterfaceDescription {
  static let text: String = {
    var text =
      String(decoding: PackageResources.interface_yaml, as: UTF8.self)
      + String(decoding: PackageResources.schemas_yaml, as: UTF8.self)
    // A line of JSON is YAML too.
    for item in EventSchemas.all { text += "    \(item.name): \(item.schema.text)\n" }
    return text
  }()
}
