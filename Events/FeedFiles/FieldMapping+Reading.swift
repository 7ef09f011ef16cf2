/// Reading how a field is found.
extension FeedFile.FieldMapping {
  private static let origins = ["column", "value", "join", "pseudonym", "longitude", "latitude"]
  private static let keys =
    origins + ["with", "blank", "whenBlank", "format", "codes", "otherwise", "names", "within", "split", "words"]
    + ["required", "may-be-missing"]

  /// - Parameters:
  ///   - field: the field's name.
  ///   - choice: the fields that there are.
  init(
    _ document: JSONDocument, _ node: Int, path: String, field: String, among choice: FieldChoice
  ) throws(Refusal) {
    guard let rule = choice.rule(of: field) else { preconditionFailure("Only fields that are known are read.") }
    guard document.kind(node) == .object else {
      guard document.kind(node) != .null else {
        throw Refusal(.field(path), value: "null", FeedFileMistake.noMapping)
      }
      self.init(field: field, origin: .column(try FeedFile.Column(document, node, path: path)))
      return
    }
    let reader = try ObjectReader(document, node, path: path, keys: Self.keys)
    var faults = FaultCollector()
    reader.addUnknownKeys(to: &faults)
    let origin = faults.take { () throws(Refusal) in
      try FeedFile.Origin(reader, field: field, rule: rule, isPeriod: field == "period")
    }
    self.init(field: field, origin: origin ?? .constant([]))
    let values = CellValues(reader, rule, &faults)
    (codes, otherwise, takesWords) = (values.codes, values.otherwise, values.takesWords)
    readFlags(reader, among: choice, &faults)
    readSeparators(reader, rule, &faults)
    readArea(reader, rule, &faults)
    let readFormats = faults.take { () throws(Refusal) in try FeedFile.DateFormat.list(reader, rule, field: field) }
    dateFormats = readFormats ?? []
    if otherwise == .omit, !rule.isList { checkCanBeLeftOut("otherwise", reader, choice, &faults) }
    try faults.end()
  }

  private mutating func readFlags(_ reader: ObjectReader, among choice: FieldChoice, _ faults: inout FaultCollector) {
    func flag(_ key: String, _ faults: inout FaultCollector) -> Bool? {
      let flag = faults.take { () throws(Refusal) in
        try reader.optional(key, .flag) { reader.document.kind($0) == .true }
      }
      return flag ?? nil
    }
    mayBeEmpty = flag("required", &faults) == false
    mayBeMissing = flag("may-be-missing", &faults) ?? false
    if mayBeEmpty { checkCanBeLeftOut("required", reader, choice, &faults) }
    if reader.node("value") != nil {
      for key in ["required", "may-be-missing"] where reader.node(key) != nil {
        faults.add(reader.fault(key, .onlyBeside(["column", "join", "pseudonym"])))
      }
    }
  }

  /// An event cannot do without a field that it requires.
  private func checkCanBeLeftOut(
    _ key: String, _ reader: ObjectReader, _ choice: FieldChoice, _ faults: inout FaultCollector
  ) {
    guard let event = choice.eventThatNeeds(field) else { return }
    // An own party stands for a blank one, and a code may stand for an empty cell.
    if case .pseudonym(let pseudonym) = origin, pseudonym.ownWhereBlank { return }
    if key == "required", codes.contains(where: { $0.pattern.isSame(as: .text("")) }) { return }
    faults.add(reader.fault(key, .cannotBeLeftOut(event)))
  }

  private mutating func readSeparators(_ reader: ObjectReader, _ rule: ValueRule, _ faults: inout FaultCollector) {
    guard let node = reader.node("split") else { return }
    let document = reader.document
    let nodes = document.kind(node) == .array ? Array(document.elements(node)) : [node]
    let texts = nodes.compactMap { ValueRule.text.accepts(document, $0) ? document.string($0) : nil }
    if !rule.isList {
      faults.add(reader.fault("split", .onlyFor(.lists)))
    } else if texts.isEmpty || texts.count < nodes.count {
      faults.add(reader.impossible("split", .badValue(.texts)))
    } else {
      separators = texts
    }
  }

  private mutating func readArea(_ reader: ObjectReader, _ rule: ValueRule, _ faults: inout FaultCollector) {
    let document = reader.document
    for key in ["names", "within"] where reader.node(key) != nil && rule != .area {
      faults.add(reader.fault(key, .onlyFor(.areas)))
      return
    }
    if reader.node("within") != nil, reader.node("names") == nil {
      faults.add(reader.fault("within", .onlyBeside(["names"])))
    }
    areaLevel =
      faults.take { () throws(Refusal) in
        try reader.optional("names", .text) { document.string($0) }
      } ?? nil
    areaWithin =
      faults.take { () throws(Refusal) in
        try reader.optional("within", .area) { document.string($0) }
      } ?? nil
  }
}

/// What becomes of a cell's text.
struct CellValues {
  var codes: [FeedFile.Code] = []
  var otherwise = FeedFile.Otherwise.refuse
  var takesWords = false

  /// - Parameter rule: the rule of the field.
  init(_ reader: ObjectReader, _ rule: ValueRule, _ faults: inout FaultCollector) {
    let document = reader.document
    if let node = reader.node("codes") {
      codes =
        faults.take { () throws(Refusal) in
          try FeedFile.Code.list(document, node, path: reader.path + ".codes", rule: rule)
        } ?? []
    }
    if let node = reader.node("otherwise") {
      let read = faults.take { () throws(Refusal) in
        try FeedFile.Otherwise(document, node, path: reader.path + ".otherwise", rule: rule.element)
      }
      otherwise = read ?? .refuse
    }
    let words = faults.take { () throws(Refusal) in
      try reader.optional("words", .flag) { document.kind($0) == .true }
    }
    takesWords = (words ?? nil) ?? false
    if takesWords, !rule.element.hasWords { faults.add(reader.fault("words", .onlyFor(.words))) }
    for key in ["codes", "otherwise", "words"] where reader.node(key) != nil {
      if reader.node("value") != nil || reader.node("pseudonym") != nil {
        faults.add(reader.fault(key, .onlyBeside(["column", "join"])))
      }
    }
  }
}

extension FeedFile.Otherwise {
  init(_ document: JSONDocument, _ node: Int, path: String, rule: ValueRule) throws(Refusal) {
    if document.isString(node, "refuse") {
      self = .refuse
    } else if document.isString(node, "omit") {
      self = .omit
    } else {
      _ = try FeedFile.value(document, node, path: path, rule: rule)
      self = .word(ObjectReader.text(document, node))
    }
  }
}

extension ValueRule {
  /// Whether a lower-case word may be a value.
  fileprivate var hasWords: Bool {
    switch self {
    case .text, .anyText, .path, .word, .scalar, .attribute, .cause: true
    default: false
    }
  }
}

extension ObjectReader {
  /// What is wrong with the value of a key, in a feed file.
  func fault(_ key: String, _ mistake: FeedFileMistake) -> Refusal {
    Refusal(.field(path + "." + key), value: node(key).map { Self.text(document, $0) } ?? "", mistake)
  }
}
