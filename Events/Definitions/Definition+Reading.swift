/// Reading and validating a definition from JSON: unknown keys, missing keys and impossible tests are
/// refused.
extension Definition {
  private static let keys = [
    "indicator", "version", "title", "outcome", "effective", "policy", "reason", "measure", "count", "of",
    "window",
    "per", "polarity", "threshold", "decimals", "disclosure", "area", "previous", "unit", "source", "caveats",
  ]

  /// Reads the definition at a node of a document.
  /// - Parameter path: where the definition stands, for messages.
  /// - Throws: a `Refusal` naming the key, the value and the rule.
  package init(_ document: JSONDocument, _ node: Int, path: String) throws(Refusal) {
    let reader = try ObjectReader(document, node, path: path, keys: Definition.keys)
    indicator = try reader.required("indicator", .path) { document.string($0) }
    version = try reader.required("version", .whole(1...1_000_000_000), reader.whole)
    title = try reader.required("title", .text) { document.string($0) }
    outcome = try reader.optional("outcome", .text) { document.string($0) }
    effective = try reader.required("effective", .date, reader.date)
    policy = try reader.choice("policy") ?? .prospective
    reason = try reader.optional("reason", .anyText) { document.string($0) }
    guard let measure: Measure = try reader.choice("measure") else { throw reader.missing("measure") }
    self.measure = measure
    count = try reader.node("count").map { node throws(Refusal) in
      try Counting(document, node, path: path + ".count", allowsEach: true)
    }
    of = try reader.node("of").map { node throws(Refusal) in
      try Counting(document, node, path: path + ".of", allowsEach: false)
    }
    if measure != .published, count == nil { throw reader.missing("count") }
    if measure == .percentage || measure == .ratio, of == nil { throw reader.missing("of") }
    window = try reader.node("window").map { node throws(Refusal) in try reader.window(node) } ?? .months(12)
    per =
      try reader.optional("per", .number(nil)) { document.number($0) } ?? ExactDecimal(1000)
    if per <= ExactDecimal(0) { throw reader.impossible("per", .perNotPositive) }
    polarity = try reader.choice("polarity") ?? .neither
    threshold = try reader.node("threshold").map { node throws(Refusal) in
      try Threshold(document, node, path: path + ".threshold")
    }
    decimals = try reader.optional("decimals", .whole(0...15), reader.whole) ?? 1
    suppressBelow = try reader.node("disclosure").map { node throws(Refusal) in
      let disclosure = try ObjectReader(document, node, path: path + ".disclosure", keys: ["suppressBelow"])
      return try disclosure.required("suppressBelow", .whole(0...1_000_000), disclosure.whole)
    }
    area = try reader.optional("area", .area) { document.string($0) }
    previous = try reader.choice("previous") ?? .windowBefore
    unit = try reader.optional("unit", .text) { document.string($0) }
    source = try reader.optional("source", .text) { document.string($0) }
    caveats =
      try reader.optional("caveats", .texts) { document.elements($0).map { document.string($0) } } ?? []
  }
}

extension Definition.Threshold {
  init(_ document: JSONDocument, _ node: Int, path: String) throws(Refusal) {
    let reader = try ObjectReader(document, node, path: path, keys: ["lower", "upper", "source"])
    lower = try reader.optional("lower", .number(nil)) { document.number($0) }
    upper = try reader.optional("upper", .number(nil)) { document.number($0) }
    source = try reader.optional("source", .text) { document.string($0) }
    if lower == nil, upper == nil { throw reader.missing("upper") }
    if let lower, let upper, lower > upper {
      throw reader.impossible("lower", .lowerAboveUpper)
    }
  }
}
