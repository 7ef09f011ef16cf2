extension EventReader {
  /// How an erased party is written in an event.
  package enum Mask {
    /// As `[erased]`, everywhere.
    case erased
    /// With a number for each, so that the events can be appended elsewhere and count as they did: `[erased] 1`, and where a
    /// word has to stay one (`beat/p1`), `erased-1`.
    case numbered((_ form: Int) -> Int)
  }

  /// The name of the member that tells the hash of a masked event's leaf.
  package static let leafHash = "leafhash"

  /// The event as it is told where parties were erased: none of them stands in any of its strings; nil where none did.
  ///
  /// What names no party by its grammar stays: versions of CloudEvents, types, dates and times, numbers, names of fields.
  /// - Parameters:
  ///   - hidesAttributes: whether the attributes of the record are masked whole, as it named an erased party.
  ///   - leafHash: what the additional member `leafhash` says.
  /// - Precondition: the event was read as stored.
  package func masked(
    by erased: Erasures, as mask: Mask, hidesAttributes: Bool, leafHash: () -> String
  ) -> [UInt8]? {
    var masking = EventMasking(reader: self, erased: erased, mask: mask)
    masking.collect(hidesAttributes: hidesAttributes)
    guard !masking.changes.isEmpty else { return nil }
    return masking.json(leafHash: leafHash())
  }
}

/// The masking of one event: what is put in place of which bytes.
private struct EventMasking {
  let reader: EventReader
  let erased: Erasures
  let mask: EventReader.Mask
  /// Ascending; the ranges are those of values with their quotes.
  var changes: [(range: Range<Int>, json: [UInt8])] = []

  /// Attributes of events by which no party is named.
  private static let plain = ["specversion", "type", "time", "recordedtime"]

  private var document: JSONDocument { reader.document }

  init(reader: EventReader, erased: Erasures, mask: EventReader.Mask) {
    (self.reader, self.erased, self.mask) = (reader, erased, mask)
  }

  mutating func collect(hidesAttributes: Bool) {
    for member in document.members(document.root) {
      let name = document.string(member)
      if name == "data" {
        collectData(member + 1, hidesAttributes: hidesAttributes)
      } else if !EventMasking.plain.contains(name) {
        if !["id", "source", "subject", "datacontenttype"].contains(name) { change(member) }
        if document.kind(member + 1) == .number, name != "sequence" { changeNumber(member + 1) }
        change(member + 1, isParty: name == "subject" && reader.rule.subject == .party)
      }
    }
  }

  private mutating func collectData(_ data: Int, hidesAttributes: Bool) {
    guard document.kind(data) == .object else { return }
    for member in document.members(data) {
      guard let field = reader.rule.fields.first(where: { document.isString(member, $0.name) }) else { continue }
      collect(field, member + 1, hidesAttributes: hidesAttributes)
    }
  }

  private mutating func collect(_ field: FieldRule, _ node: Int, hidesAttributes: Bool) {
    switch field.value {
    case .date, .dateOrNull, .period, .knownAt, .number, .numberOrNull, .whole, .wholes, .flag: return
    case .word, .words:
      if !isNumbered { collectAll(node) }
    case .attributes where hidesAttributes:
      changeKeys(of: node)
      for key in document.members(node) { replace(key + 1, by: isNumbered ? "erased" : Erasures.mark) }
    case .text where field.name == "display" && isDisplayedNumber(document.string(node)): return
    case .text where field.isParty: change(node, isParty: true)
    case .text, .anyText, .texts, .scalar, .path, .paths, .area, .areas, .areaOrNull, .attributes, .attribute, .cause,
      .definition, .feedFile:
      collectAll(node)
    }
  }

  private var isNumbered: Bool {
    if case .numbered = mask { true } else { false }
  }

  /// A value as a report displayed it: it says no more than the number beside it.
  private func isDisplayedNumber(_ text: String) -> Bool {
    text == "[c]" || !text.unicodeScalars.contains { $0.properties.isAlphabetic }
  }

  /// Every string in a value, the keys of objects too.
  private mutating func collectAll(_ node: Int) {
    switch document.kind(node) {
    case .string: change(node)
    case .array: for element in document.elements(node) { collectAll(element) }
    case .object:
      changeKeys(of: node)
      for member in document.members(node) { collectAll(member + 1) }
    case .number: changeNumber(node)
    case .null, .true, .false: return
    }
  }

  /// The fewest digits of a number that may be a party's: fewer may be any count.
  private static let minimumDigitCount = 8

  /// A number that is a party's, digit by digit.
  private mutating func changeNumber(_ node: Int) {
    let text = String(decoding: document.raw(node), as: UTF8.self)
    if text.utf8.count >= EventMasking.minimumDigitCount, erased.contains(text) {
      replace(node, by: isNumbered ? "erased" : Erasures.mark)
    }
  }

  /// Keys that differed do so still.
  private mutating func changeKeys(of object: Int) {
    var keys: Set<ExactText> = []
    for member in document.members(object) {
      guard var key = changed(member) else { continue }
      while !keys.insert(ExactText(key)).inserted { key += isNumbered ? "-more" : " more" }
      replace(member, by: key)
    }
  }

  private mutating func change(_ node: Int, isParty: Bool = false) {
    if document.kind(node) == .string, let text = changed(node, isParty: isParty) { replace(node, by: text) }
  }

  /// What is put in place of a string; nil where no party stands in it.
  ///
  /// Equal texts are changed to equal ones wherever they stand, so that a definition still finds what it looked for.
  private func changed(_ node: Int, isParty: Bool = false) -> String? {
    let text = document.string(node)
    let bytes = Array(text.utf8)
    let isWord = !isParty && (Words.isPath(bytes[...]) || Words.isArea(bytes[...]) || FieldName(text) != nil)
    guard let changed = erased.replacing(text, { word($0, isWord: isWord) }), !isDate(bytes) else { return nil }
    return changed
  }

  /// Whether a text is a date or a time, in which a party of a few digits may stand but is not meant.
  private func isDate(_ text: [UInt8]) -> Bool {
    (CivilDate(text[...]) != nil || RecordedTime(text) != nil)
      && !erased.contains(String(decoding: text, as: UTF8.self))
  }

  private func word(_ form: Int, isWord: Bool) -> String {
    switch mask {
    case .erased: Erasures.mark
    case .numbered(let number): isWord ? "erased-\(number(form))" : "\(Erasures.mark) \(number(form))"
    }
  }

  private mutating func replace(_ node: Int, by text: String) {
    var json: [UInt8] = []
    JSONEscapes.write(text, to: &json)
    changes.append((document.textRange(node), json))
  }

  /// The event with its changes, and the hash of its leaf.
  func json(leafHash: String) -> [UInt8] {
    var changes = changes
    var value: [UInt8] = []
    JSONEscapes.write(leafHash, to: &value)
    let members = Array(document.members(document.root))
    if let own = members.first(where: { document.isString($0, EventReader.leafHash) }) {
      changes.removeAll { $0.range == document.textRange(own + 1) }
      changes.append((document.textRange(own + 1), value))
    } else {
      // In the order of the names, as the others are.
      let next = members.first { document.string($0) > EventReader.leafHash }
      let place = next.map { document.textRange($0).lowerBound } ?? document.range(document.root).upperBound - 1
      let member = Array("\"\(EventReader.leafHash)\":".utf8) + value
      let comma = [UInt8(ascii: ",")]
      changes.append((place..<place, next == nil ? comma + member : member + comma))
    }
    changes.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    var result: [UInt8] = []
    var position = 0
    for (range, json) in changes {
      result += document.bytes[position..<range.lowerBound]
      result += json
      position = range.upperBound
    }
    return result + document.bytes[position...]
  }
}
