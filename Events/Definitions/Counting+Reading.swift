extension Counting {
  /// - Parameter isCount: whether it is the `count` of a definition, which may add more or less than 1 a record.
  init(_ document: JSONDocument, _ node: Int, path: String, isCount: Bool) throws(Refusal) {
    let keys = ["records", "where", "preceded", "followed"] + (isCount ? ["each", "weights"] : [])
    let reader = try ObjectReader(document, node, path: path, keys: keys)
    var faults = FaultCollector()
    reader.addUnknownKeys(to: &faults)
    let kinds = faults.take { () throws(Refusal) in try reader.kinds("records") } ?? []
    let condition = faults.take { () throws(Refusal) in
      kinds.isEmpty ? .always : try reader.condition("where", of: kinds)
    }
    func relation(_ key: String, _ faults: inout FaultCollector) -> Relation? {
      guard let node = reader.node(key), !kinds.isEmpty else { return nil }
      return faults.take { () throws(Refusal) in
        try reader.requireParty(kinds, key)
        return try Relation(document, node, path: path + "." + key)
      }
    }
    let (preceded, followed) = (relation("preceded", &faults), relation("followed", &faults))
    var each: Relation?
    if let node = reader.node("each"), !kinds.isEmpty {
      each = faults.take { () throws(Refusal) in
        let inner = try ObjectReader(document, node, path: path + ".each", keys: ["followed"])
        try inner.refuseUnknownKeys()
        guard let followed = inner.node("followed") else { throw inner.missing("followed") }
        try reader.requireParty(kinds, "each")
        return try Relation(document, followed, path: path + ".each.followed")
      }
    }
    var weights: Weights?
    if let node = reader.node("weights"), !kinds.isEmpty {
      weights = faults.take { () throws(Refusal) in
        if reader.node("each") != nil { throw reader.impossible("weights", .weightsWithEach) }
        return try Weights(document, node, path: path + ".weights", kinds: kinds)
      }
    }
    try faults.end()
    self.init(
      records: kinds, condition: condition ?? .always, preceded: preceded, followed: followed, each: each,
      weights: weights)
  }
}

extension Relation {
  init(_ document: JSONDocument, _ node: Int, path: String) throws(Refusal) {
    let reader = try ObjectReader(document, node, path: path, keys: ["records", "by", "within", "where"])
    var faults = FaultCollector()
    reader.addUnknownKeys(to: &faults)
    let kinds = faults.take { () throws(Refusal) in try reader.kinds("records") } ?? []
    if !kinds.isEmpty { _ = faults.take { () throws(Refusal) in try reader.requireParty(kinds, "records") } }
    _ = faults.take { () throws(Refusal) in try reader.required("by", .word(["party"])) { document.string($0) } }
    let months = faults.take { () throws(Refusal) in
      guard let within = reader.node("within") else { throw reader.missing("within") }
      guard let months = ObjectReader.months(document, within) else {
        throw reader.impossible("within", .badMonths)
      }
      return months
    }
    let condition = faults.take { () throws(Refusal) in
      kinds.isEmpty ? .always : try reader.condition("where", of: kinds)
    }
    try faults.end()
    self.init(records: kinds, withinMonths: months ?? 0, condition: condition ?? .always)
  }
}

extension Weights {
  init(_ document: JSONDocument, _ node: Int, path: String, kinds: [RecordKind]) throws(Refusal) {
    let reader = try ObjectReader(document, node, path: path, keys: ["by", "values", "otherwise"])
    var faults = FaultCollector()
    reader.addUnknownKeys(to: &faults)
    let by = faults.take { () throws(Refusal) in try reader.weightField(kinds) }
    let values = faults.take { () throws(Refusal) in
      guard let node = reader.node("values") else { throw reader.missing("values") }
      return try reader.weightValues(node, by: by, kinds: kinds)
    }
    let otherwise = faults.take { () throws(Refusal) in
      try reader.optional("otherwise", .number(nil)) { document.number($0) }
    }
    try faults.end()
    guard let by, let values, let otherwise else { preconditionFailure("What is not taken is a fault.") }
    self.init(by: by, values: values, otherwise: otherwise ?? ExactDecimal(0))
  }
}

extension ObjectReader {
  /// The field that weights are by: one that a kind has, and neither a list nor a number.
  fileprivate func weightField(_ kinds: [RecordKind]) throws(Refusal) -> FieldName {
    let text = try required("by", .text) { document.string($0) }
    guard let name = FieldName(text) else { throw impossible("by", .noField) }
    let rules = kinds.compactMap { name.value(in: $0) }
    guard !rules.isEmpty else { throw impossible("by", .noField) }
    guard !rules.contains(where: { $0.isList || $0.isNumber }) else { throw impossible("by", .weightsByList) }
    return name
  }

  fileprivate func weightValues(
    _ node: Int, by: FieldName?, kinds: [RecordKind]
  ) throws(Refusal) -> [ExactText: ExactDecimal] {
    let rules = by.map { name in kinds.compactMap { name.value(in: $0) } } ?? []
    let reader = try ObjectReader(document, node, path: path + ".values", keys: []) { _ in true }
    guard !reader.names.isEmpty else { throw impossible("values", .noValues) }
    var values: [ExactText: ExactDecimal] = [:]
    for name in reader.names {
      guard let member = reader.node(name), document.kind(member) == .number else {
        throw reader.impossible(name, .badValue(.number(nil)))
      }
      if by != nil, !rules.contains(where: { $0.element.accepts(key: name) }) {
        throw Refusal(
          .field(reader.path + "." + name), value: name, DefinitionMistake.impossibleValue(rules.first?.element))
      }
      let isDate = rules.contains { $0.element == .date || $0.element == .dateOrNull }
      values[ExactText(isDate ? CivilDate(name)?.description ?? name : name)] = document.number(member)
    }
    return values
  }
}
