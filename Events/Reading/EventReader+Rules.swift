/// The rules that need nothing but the event. Each adds what it finds at fault.
extension EventReader {
  /// - Parameter isStored: whether the ledger holds the event already: rules that came after it do not bind it.
  func checkAttributes(_ faults: inout FaultCollector, isStored: Bool) {
    if attributes.specversion < 0 || !document.isString(attributes.specversion, "1.0") {
      faults.add(
        Refusal(
          .field("specversion"), value: attributes.specversion < 0 ? "" : text(attributes.specversion),
          EventMistake.otherVersion))
    }
    _ = faults.take { () throws(Refusal) in try requireText(attributes.type, "type") }
    _ = faults.take { () throws(Refusal) in try requireText(attributes.subject, "subject") }
    if attributes.time >= 0,
      document.kind(attributes.time) != .string || RecordedTime(document.raw(attributes.time)) == nil
    {
      faults.add(Refusal(.field("time"), value: text(attributes.time), EventMistake.badTime))
    }
    if attributes.dataContentType >= 0, !isJSONContentType {
      faults.add(
        Refusal(.field("datacontenttype"), value: text(attributes.dataContentType), EventMistake.otherContentType))
    }
    checkExtensions(&faults, isStored: isStored)
    if attributes.dataBase64 >= 0 {
      faults.add(Refusal(.field("data_base64"), EventMistake.dataInBase64))
    } else if attributes.data < 0 {
      faults.add(Refusal(.field("data"), EventMistake.missingData))
    } else if document.kind(attributes.data) != .object {
      faults.add(Refusal(.field("data"), value: text(attributes.data), EventMistake.dataIsNoObject))
    }
  }

  /// Whether `datacontenttype` is there and says JSON: the event is then the same as without it.
  var isJSONContentType: Bool {
    attributes.dataContentType >= 0 && document.kind(attributes.dataContentType) == .string
      && MediaType.isJSON(document.string(attributes.dataContentType))
  }

  /// CloudEvents 1.0: names are lower-case letters and digits; values are strings without control characters, booleans or
  /// 32-bit integers.
  private func checkExtensions(_ faults: inout FaultCollector, isStored: Bool) {
    for member in document.members(document.root) {
      let value = member + 1
      guard value != attributes.data, !document.isString(member, "data_base64") else { continue }
      let isName =
        !document.range(member).isEmpty
        && document.raw(member).allSatisfy {
          ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z"))
            || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9"))
        }
      guard isName else {
        faults.add(Refusal(.field(document.string(member)), value: text(value), EventMistake.badAttributeName))
        continue
      }
      if let mistake = mistake(ofAttribute: value, isStored: isStored) {
        faults.add(Refusal(.field(document.string(member)), value: text(value), mistake))
      }
    }
  }

  private func mistake(ofAttribute value: Int, isStored: Bool) -> EventMistake? {
    switch document.kind(value) {
    case .string: return isStored || isPlain(value) ? nil : .controlCharacters
    case .true, .false, .null: return nil
    case .number:
      if value == attributes.sequence { return nil }
      return document.number(value).whole.flatMap { Int32(exactly: $0) } == nil ? .badAttributeValue : nil
    case .array, .object: return .badAttributeValue
    }
  }

  /// Whether a string holds no character that CloudEvents forbids in attributes: U+0000 to U+001F, U+007F to U+009F and
  /// the noncharacters of Unicode.
  private func isPlain(_ node: Int) -> Bool {
    if !document.nodes[node].isEscaped, document.raw(node).allSatisfy({ $0 < 0x7F }) { return true }
    return document.string(node).unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF: false
      default: scalar.value & 0xFFFE != 0xFFFE
      }
    }
  }

  func checkFields(_ faults: inout FaultCollector, isStored: Bool) {
    // Lent, not copied: an event has some fifteen fields, most of them absent.
    let all = rule.fields
    let fields = all.span
    for index in fields.indices {
      let node = fieldNodes[index]
      if node >= 0 {
        checkField(fields[index], node, &faults, isStored: isStored)
      } else if fields[index].isRequired {
        let (name, value) = (fields[index].name, fields[index].value)
        faults.add(Refusal(.field("data." + name), EventMistake.missingField(of: rule.type, value)))
      }
    }
    checkSubject(&faults, isStored: isStored)
    checkDates(&faults, isStored: isStored)
  }

  private func checkField(_ field: FieldRule, _ node: Int, _ faults: inout FaultCollector, isStored: Bool) {
    if !field.value.accepts(document, node) {
      faults.add(Refusal(.field("data." + field.name), value: text(node), EventMistake.badValue(field.value)))
    } else if !isStored, let area = pseudoArea(field.value, node) {
      faults.add(Refusal(.field("data." + field.name), value: area, EventMistake.noSuchArea))
    } else if !isStored, field.isParty, !isPlain(node) {
      faults.add(Refusal(.field("data." + field.name), value: text(node), EventMistake.controlCharacters))
    }
  }

  /// A code that stands for no area, where the field names one.
  private func pseudoArea(_ value: ValueRule, _ node: Int) -> String? {
    func isPseudo(_ node: Int) -> Bool {
      document.kind(node) == .string && Words.isPseudoCode(document.raw(node))
    }
    switch value {
    case .area, .areaOrNull: return isPseudo(node) ? document.string(node) : nil
    case .areas: return document.elements(node).first(where: isPseudo).map(document.string)
    default: return nil
    }
  }

  private func checkSubject(_ faults: inout FaultCollector, isStored: Bool) {
    guard attributes.subject >= 0, document.kind(attributes.subject) == .string else { return }
    let raw = document.raw(attributes.subject)
    let isPlain = !document.nodes[attributes.subject].isEscaped
    switch rule.subject {
    case .area where !(isPlain && Words.isArea(raw)):
      faults.add(Refusal(.field("subject"), value: subject, EventMistake.subjectIsNoArea(of: rule.type)))
    case .area where !isStored && Words.isPseudoCode(raw):
      faults.add(Refusal(.field("subject"), value: subject, EventMistake.noSuchArea))
    case .indicator where !(isPlain && Words.isPath(raw)):
      faults.add(Refusal(.field("subject"), value: subject, EventMistake.subjectIsNoIndicator(of: rule.type)))
    default: return
    }
  }

  /// A period has its start before its (exclusive) end; one of returns is of whole months.
  private func checkDates(_ faults: inout FaultCollector, isStored: Bool) {
    guard rule.isOverPeriod else { return }
    let (start, end) = (date("start"), date("end"))
    if let start, let end, start >= end {
      faults.add(Refusal(.field("data.end"), value: end.description, EventMistake.endNotAfterStart(start)))
    }
    guard rule.type == .coverageDeclared, !isStored else { return }
    for (name, date) in [("data.start", start), ("data.end", end)] {
      if let date, date.month.start != date {
        faults.add(Refusal(.field(name), value: date.description, EventMistake.notFirstOfMonth))
      }
    }
  }

  /// The subject of an adoption is the indicator of its definition.
  /// - Parameter definition: the node of the definition, which may be at fault elsewhere.
  func checkSubject(ofDefinition definition: Int) throws(Refusal) {
    guard let indicator = name(in: definition, "indicator"), !indicator.utf8.elementsEqual(subject.utf8) else { return }
    throw Refusal(.field("subject"), value: subject, EventMistake.otherIndicator(indicator))
  }

  /// The subject of an adoption is the feed of its feed file.
  /// - Parameter feedFile: the node of the feed file, which may be at fault elsewhere.
  func checkSubject(ofFeedFile feedFile: Int) throws(Refusal) {
    guard let feed = name(in: feedFile, "feed"), !feed.utf8.elementsEqual(subject.utf8) else { return }
    throw Refusal(.field("subject"), value: subject, EventMistake.otherFeed(feed))
  }

  /// What an object that is adopted calls itself; nil where it does not, or the event has no subject to be so called.
  private func name(in object: Int, _ key: String) -> String? {
    guard attributes.subject >= 0, document.kind(attributes.subject) == .string,
      let node = document.member(object, key), document.kind(node) == .string
    else { return nil }
    return document.string(node)
  }

  func requireText(_ node: Int, _ name: String) throws(Refusal) {
    guard node >= 0 else {
      throw Refusal(.field(name), EventMistake.missingAttribute)
    }
    guard document.kind(node) == .string, !document.range(node).isEmpty else {
      throw Refusal(.field(name), value: text(node), EventMistake.emptyAttribute)
    }
  }
}
