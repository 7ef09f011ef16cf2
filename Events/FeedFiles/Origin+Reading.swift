/// Reading where a field's value comes from: exactly one of `column`, `value`, `join`, `pseudonym`, or the two coordinates.
extension FeedFile.Origin {
  private static let keys = ["column", "value", "join", "pseudonym", "longitude", "latitude"]

  /// - Parameter isPeriod: whether the field is the period of a statistic, which no rule of events is for.
  init(_ reader: ObjectReader, field: String, rule: ValueRule, isPeriod: Bool) throws(Refusal) {
    let (document, path) = (reader.document, reader.path)
    var faults = FaultCollector()
    let given = Self.keys.filter { reader.node($0) != nil }
    let kinds = Set(given.map { $0 == "latitude" ? "longitude" : $0 })
    if kinds.count > 1 { faults.add(Refusal(.field(path), FeedFileMistake.twoOrigins(given))) }
    for (key, origin) in [("with", "join"), ("blank", "pseudonym"), ("whenBlank", "pseudonym")]
    where reader.node(key) != nil && !given.contains(origin) {
      faults.add(reader.fault(key, .onlyBeside([origin])))
    }
    try faults.end()
    switch kinds.first {
    case "column":
      guard let node = reader.node("column") else { preconditionFailure("It is among the keys.") }
      self = .column(try FeedFile.Column(document, node, path: path + ".column"))
    case "value":
      if isPeriod { throw reader.fault("value", .constantPeriod) }
      guard let node = reader.node("value") else { preconditionFailure("It is among the keys.") }
      let isElement = rule.isList && document.kind(node) != .array
      let json = try FeedFile.value(document, node, path: path + ".value", rule: isElement ? rule.element : rule)
      self = .constant(isElement ? [UInt8(ascii: "[")] + json + [UInt8(ascii: "]")] : json)
    case "join":
      guard let node = reader.node("join") else { preconditionFailure("It is among the keys.") }
      let columns = try FeedFile.Column.list(document, node, path: path + ".join")
      let joint = try reader.optional("with", .anyText) { document.string($0) }
      self = .joined(columns, with: joint ?? " ")
    case "pseudonym": self = .pseudonym(try FeedFile.Pseudonym(reader, field: field))
    case "longitude": self = try Self.coordinates(reader, rule)
    default: throw Refusal(.field(path), FeedFileMistake.noOrigin(of: Self.keys))
    }
  }

  private static func coordinates(_ reader: ObjectReader, _ rule: ValueRule) throws(Refusal) -> FeedFile.Origin {
    var faults = FaultCollector()
    func column(_ key: String, _ faults: inout FaultCollector) -> FeedFile.Column? {
      faults.take { () throws(Refusal) in
        guard let node = reader.node(key) else { throw reader.missing(key) }
        guard rule == .area else { throw reader.fault(key, .onlyFor(.areas)) }
        return try FeedFile.Column(reader.document, node, path: reader.path + "." + key)
      }
    }
    let (longitude, latitude) = (column("longitude", &faults), column("latitude", &faults))
    try faults.end()
    guard let longitude, let latitude else { preconditionFailure("What cannot be taken is a fault.") }
    return .coordinates(longitude: longitude, latitude: latitude)
  }

  /// The columns that it looks at.
  package var columns: [FeedFile.Column] {
    switch self {
    case .constant: []
    case .column(let column): [column]
    case .joined(let columns, _): columns
    case .pseudonym(let pseudonym): pseudonym.columns
    case .coordinates(let longitude, let latitude): [longitude, latitude]
    }
  }
}

extension FeedFile.Pseudonym {
  /// What happens where a part is blank.
  private enum WhenBlank: String, CaseIterable { case own, refuse }

  init(_ reader: ObjectReader, field: String) throws(Refusal) {
    let document = reader.document
    guard let node = reader.node("pseudonym") else { preconditionFailure("It is among the keys.") }
    guard field == RecordField.party.rawValue else { throw reader.fault("pseudonym", .onlyFor(.parties)) }
    var faults = FaultCollector()
    let columns = faults.take { () throws(Refusal) in
      try FeedFile.Column.list(document, node, path: reader.path + ".pseudonym")
    }
    let blanks = faults.take { () throws(Refusal) in
      guard let node = reader.node("blank") else { return [String]() }
      let nodes = document.kind(node) == .array ? Array(document.elements(node)) : [node]
      let texts = nodes.compactMap { FeedFile.text(document, $0) }
      guard texts.count == nodes.count else { throw reader.impossible("blank", .badValue(.texts)) }
      return texts
    }
    let whenBlank: WhenBlank?? = faults.take { () throws(Refusal) in try reader.choice("whenBlank") }
    try faults.end()
    self.init(columns: columns ?? [], blanks: blanks ?? [], ownWhereBlank: whenBlank == .own)
  }
}
