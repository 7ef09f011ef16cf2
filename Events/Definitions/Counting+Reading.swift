extension Counting {
  init(_ document: JSONDocument, _ node: Int, path: String, allowsEach: Bool) throws(Refusal) {
    let keys = ["records", "where", "preceded", "followed"] + (allowsEach ? ["each"] : [])
    let reader = try ObjectReader(document, node, path: path, keys: keys)
    let kinds = try reader.kinds("records")
    records = kinds
    condition = try reader.condition("where", of: kinds)
    func relation(_ key: String) throws(Refusal) -> Relation? {
      try reader.node(key).map { node throws(Refusal) in
        try reader.requireParty(kinds, key)
        return try Relation(document, node, path: path + "." + key)
      }
    }
    preceded = try relation("preceded")
    followed = try relation("followed")
    each = try reader.node("each").map { node throws(Refusal) in
      let inner = try ObjectReader(document, node, path: path + ".each", keys: ["followed"])
      guard let followed = inner.node("followed") else { throw inner.missing("followed") }
      try reader.requireParty(kinds, "each")
      return try Relation(document, followed, path: path + ".each.followed")
    }
  }
}

extension Relation {
  init(_ document: JSONDocument, _ node: Int, path: String) throws(Refusal) {
    let reader = try ObjectReader(document, node, path: path, keys: ["records", "by", "within", "where"])
    let kinds = try reader.kinds("records")
    records = kinds
    try reader.requireParty(kinds, "records")
    _ = try reader.required("by", .word(["party"])) { document.string($0) }
    guard let within = reader.node("within") else { throw reader.missing("within") }
    guard let months = ObjectReader.months(document, within) else {
      throw reader.impossible("within", .badMonths)
    }
    withinMonths = months
    condition = try reader.condition("where", of: kinds)
  }
}
