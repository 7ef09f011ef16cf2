internal import Events

/// The property of features that names their areas.
///
/// What is wrong with the property as such, and so alike in many features, is told once.
struct CodeProperty {
  private let document: JSONDocument
  /// With the places of the features in the file: what is no feature is told when it is read.
  private let features: [(index: Int, node: Int)]
  private let file: String

  /// More features than these that are wrong in the same way are one fault.
  private static let maximumAlikeCount = 3

  init(_ document: JSONDocument, _ features: [Int], file: String) {
    (self.document, self.file) = (document, file)
    self.features = features.enumerated().map { (index: $0, node: $1) }.filter {
      GeoJSONKind(document, $0.node) == .feature
    }
  }

  private var names: [String] { features.first.map { document.propertyNames(of: $0.node) } ?? [] }

  /// The first property that is named like a code's and tells all features apart; where none does, the first of that name.
  func told() throws(Refusal) -> String {
    guard let first = features.first else { return "code" }
    let candidates = names.filter(CodeProperty.isCodeName)
    guard let name = candidates.first(where: tellsApart) ?? candidates.first else {
      throw refusal(first, "properties", node: first.node, .noCodes(properties: names))
    }
    return try checked(name)
  }

  private static func isCodeName(_ name: String) -> Bool {
    name.wholeMatch(of: /[A-Z][A-Z]*[0-9]{0,2}CD/) != nil || ["code", "area_code", "id"].contains(name.lowercased())
  }

  private func tellsApart(_ name: String) -> Bool {
    var seen: Set<String> = []
    return features.allSatisfy { feature in
      guard let value = document.property(name, of: feature.node), document.kind(value) == .string else { return false }
      return seen.insert(document.string(value)).inserted
    }
  }

  /// The name itself.
  /// - Throws: one fault where the property is wrong in many features.
  func checked(_ name: String) throws(Refusal) -> String {
    try checkIsThere(name)
    try checkCodes(name)
    return name
  }

  private func checkIsThere(_ name: String) throws(Refusal) {
    let lacking = features.filter { document.property(name, of: $0.node) == nil }
    guard let first = lacking.first,
      lacking.count > CodeProperty.maximumAlikeCount || lacking.count == features.count
    else { return }
    let properties = document.propertyNames(of: first.node)
    throw refusal(
      first, "properties." + name, node: nil,
      .noSuchProperty(features: lacking.count, of: features.count, properties: properties))
  }

  private func checkCodes(_ name: String) throws(Refusal) {
    var codes: Set<String> = []
    var again: [(feature: (index: Int, node: Int), value: Int)] = []
    var others: [(feature: (index: Int, node: Int), value: Int)] = []
    for feature in features {
      guard let value = document.property(name, of: feature.node) else { continue }
      guard let code = document.areaCode(value) else {
        others.append((feature, value))
        continue
      }
      if !codes.insert(code).inserted { again.append((feature, value)) }
    }
    if codes.isEmpty, others.count > CodeProperty.maximumAlikeCount, let first = others.first {
      throw refusal(first.feature, "properties." + name, node: first.value, .notCodes(properties: names))
    }
    if again.count > CodeProperty.maximumAlikeCount, let first = again.first {
      let telling = names.filter { $0 != name && CodeProperty.isCodeName($0) && tellsApart($0) }
      throw refusal(
        first.feature, "properties." + name, node: first.value,
        .codesAlike(areas: codes.count, features: features.count, telling: telling))
    }
  }

  private func refusal(
    _ feature: (index: Int, node: Int), _ field: String, node: Int?, _ mistake: BoundaryMistake
  ) -> Refusal {
    let start = document.range(node ?? feature.node).lowerBound
    let line = 1 + document.bytes[..<start].count { $0 == UInt8(ascii: "\n") }
    return document.refusal(feature.index, field, node: node, file: file, line: line, mistake)
  }
}

extension JSONDocument {
  /// The value of a property of a feature; nil where it has none.
  func property(_ name: String, of feature: Int) -> Int? {
    properties(of: feature).flatMap { member($0, name) }
  }

  func propertyNames(of feature: Int) -> [String] {
    properties(of: feature).map { properties in members(properties).map { string($0) } } ?? []
  }

  private func properties(of feature: Int) -> Int? {
    guard kind(feature) == .object, let properties = member(feature, "properties"), kind(properties) == .object else {
      return nil
    }
    return properties
  }

  /// The code that a value is; nil where it is none.
  func areaCode(_ value: Int) -> String? {
    guard kind(value) == .string else { return nil }
    let text = string(value)
    return Words.isArea(Array(text.utf8)[...]) ? text : nil
  }

  func isEmptyList(_ node: Int) -> Bool { kind(node) == .array && Array(elements(node).prefix(1)).isEmpty }

  /// A refusal of something in a feature.
  /// - Parameter node: what is at fault; nil where it is not there.
  func refusal(
    _ index: Int, _ field: String, node: Int?, file: String, line: Int, _ mistake: BoundaryMistake
  ) -> Refusal {
    let place = "features[\(index)]" + (field.isEmpty ? "" : "." + field)
    let value = node.map { String(decoding: raw($0).prefix(200), as: UTF8.self) } ?? ""
    return Refusal(file: file, line: line, .field(place), value: value, mistake)
  }
}
