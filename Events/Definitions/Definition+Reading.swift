/// Reading and validating a definition from JSON: unknown keys, missing keys and impossible tests are
/// refused, all of them at once.
extension Definition {
  private static let keys = [
    "indicator", "version", "title", "outcome", "effective", "policy", "reason", "measure", "count", "of",
    "window",
    "per", "over", "polarity", "threshold", "decimals", "disclosure", "feeds", "area", "previous", "unit", "source",
    "caveats",
  ]

  /// Reads the definition at a node of a document.
  /// - Parameter path: where the definition stands, for messages.
  /// - Throws: a `Refusal` naming the key, the value and the rule; with others where more is at fault.
  package init(_ document: JSONDocument, _ node: Int, path: String) throws(Refusal) {
    var faults = FaultCollector()
    guard
      let reader = faults.take({ () throws(Refusal) in
        try ObjectReader(document, node, path: path, keys: Definition.keys)
      })
    else {
      try faults.end()
      preconditionFailure("What cannot be taken is a fault.")
    }
    reader.addUnknownKeys(to: &faults)
    let indicator = faults.take { () throws(Refusal) in try reader.required("indicator", .path) { document.string($0) }
    }
    let version = faults.take { () throws(Refusal) in
      try reader.required("version", .whole(1...1_000_000_000), reader.whole)
    }
    let title = faults.take { () throws(Refusal) in try reader.required("title", .text) { document.string($0) } }
    let texts = Texts(reader, &faults)
    let effective = faults.take { () throws(Refusal) in try reader.required("effective", .date, reader.date) }
    let policy: Policy? = faults.choice("policy", reader)
    let measure = faults.take { () throws(Refusal) in
      guard let measure: Measure = try reader.choice("measure") else { throw reader.missing("measure") }
      return measure
    }
    let count = faults.node("count", reader) { node throws(Refusal) in
      try Counting(document, node, path: path + ".count", isCount: true)
    }
    let of = faults.node("of", reader) { node throws(Refusal) in
      try Counting(document, node, path: path + ".of", isCount: false)
    }
    if let measure {
      if measure != .published, reader.node("count") == nil { faults.add(reader.missing("count")) }
      if measure == .percentage || measure == .ratio, reader.node("of") == nil { faults.add(reader.missing("of")) }
    }
    let window = faults.node("window", reader) { node throws(Refusal) in try reader.window(node) }
    let per = faults.take { () throws(Refusal) in
      let per = try reader.optional("per", .number(nil)) { document.number($0) } ?? ExactDecimal(1000)
      if per <= ExactDecimal(0) { throw reader.impossible("per", .perNotPositive) }
      return per
    }
    let polarity: Polarity? = faults.choice("polarity", reader)
    let threshold = faults.node("threshold", reader) { node throws(Refusal) in try Threshold(reader, node) }
    let decimals = faults.take { () throws(Refusal) in try reader.optional("decimals", .whole(0...15), reader.whole) }
    let disclosure = faults.node("disclosure", reader) { node throws(Refusal) in try Disclosure(reader, node) }
    let feeds = faults.node("feeds", reader) { node throws(Refusal) in try reader.feeds(node) }
    let previous: Previous? = faults.choice("previous", reader)
    try faults.end()
    guard let indicator, let version, let title, let effective, let measure, let per, let decimals else {
      preconditionFailure("What is required and not taken is a fault.")
    }
    self.init(
      indicator: indicator, version: version, title: title, outcome: texts.outcome, effective: effective,
      policy: policy ?? .prospective, reason: texts.reason, measure: measure, count: count, of: of,
      window: window ?? .months(12), per: per, over: texts.over ?? Definition.residents, polarity: polarity ?? .neither,
      threshold: threshold, decimals: decimals ?? 1, disclosure: disclosure, feeds: feeds, area: texts.area,
      previous: previous ?? .windowBefore, unit: texts.unit, source: texts.source, caveats: texts.caveats)
  }
}

/// What a definition says in words and decides nothing by, but for the area and what a rate is over.
private struct Texts {
  let outcome: String?
  let reason: String?
  let over: String?
  let area: String?
  let unit: String?
  let source: String?
  let caveats: [String]

  init(_ reader: ObjectReader, _ faults: inout FaultCollector) {
    outcome = faults.text("outcome", reader)
    reason = faults.text("reason", reader, .anyText)
    over = faults.text("over", reader, .path)
    area = faults.text("area", reader, .area)
    unit = faults.text("unit", reader)
    source = faults.text("source", reader)
    let document = reader.document
    let caveats = faults.take { () throws(Refusal) in
      try reader.optional("caveats", .texts) { document.elements($0).map { document.string($0) } }
    }
    self.caveats = (caveats ?? nil) ?? []
  }
}

extension FaultCollector {
  fileprivate mutating func text(_ key: String, _ reader: ObjectReader, _ rule: ValueRule = .text) -> String? {
    take { () throws(Refusal) in try reader.optional(key, rule) { reader.document.string($0) } } ?? nil
  }

  fileprivate mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ reader: ObjectReader
  ) -> Choice? where Choice.RawValue == String {
    take { () throws(Refusal) in try reader.choice(key) } ?? nil
  }

  /// What is read at a key; nil where it is not there or at fault.
  fileprivate mutating func node<Value>(
    _ key: String, _ reader: ObjectReader, _ read: (Int) throws(Refusal) -> Value
  ) -> Value? {
    guard let node = reader.node(key) else { return nil }
    return take { () throws(Refusal) in try read(node) }
  }
}

extension Definition.Disclosure {
  init(_ outer: ObjectReader, _ node: Int) throws(Refusal) {
    let document = outer.document
    let reader = try ObjectReader(
      document, node, path: outer.path + ".disclosure", keys: ["suppressBelow", "none"])
    try reader.refuseUnknownKeys()
    let limit = try reader.optional("suppressBelow", .whole(0...1_000_000), reader.whole)
    let reason = try reader.optional("none", .text) { document.string($0) }
    switch (limit, reason) {
    case (let limit?, nil): self = .suppressBelow(limit)
    case (nil, let reason?): self = .notNeeded(reason: reason)
    case (nil, nil): throw reader.missing("suppressBelow")
    case (_?, _?): throw reader.impossible("none", .twoDisclosures)
    }
  }
}

extension Definition.Threshold {
  init(_ outer: ObjectReader, _ node: Int) throws(Refusal) {
    let document = outer.document
    let reader = try ObjectReader(document, node, path: outer.path + ".threshold", keys: ["lower", "upper", "source"])
    try reader.refuseUnknownKeys()
    lower = try reader.optional("lower", .number(nil)) { document.number($0) }
    upper = try reader.optional("upper", .number(nil)) { document.number($0) }
    source = try reader.optional("source", .text) { document.string($0) }
    if lower == nil, upper == nil { throw reader.missing("upper") }
    if let lower, let upper, lower > upper {
      throw reader.impossible("lower", .lowerAboveUpper)
    }
  }
}
