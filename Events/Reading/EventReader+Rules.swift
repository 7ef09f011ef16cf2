/// The rules that need nothing but the event.
extension EventReader {
  func checkAttributes() throws(Refusal) {
    guard attributes.specversion >= 0, document.isString(attributes.specversion, "1.0") else {
      throw Refusal(
        .field("specversion"), value: attributes.specversion < 0 ? "" : text(attributes.specversion),
        EventMistake.otherVersion)
    }
    try requireText(attributes.type, "type")
    try requireText(attributes.subject, "subject")
    if attributes.time >= 0,
      document.kind(attributes.time) != .string || RecordedTime(document.raw(attributes.time)) == nil
    {
      throw Refusal(.field("time"), value: text(attributes.time), EventMistake.badTime)
    }
    if attributes.dataContentType >= 0, !document.isString(attributes.dataContentType, "application/json") {
      throw Refusal(.field("datacontenttype"), value: text(attributes.dataContentType), EventMistake.otherContentType)
    }
    try checkExtensions()
    guard attributes.data >= 0 else { throw Refusal(.field("data"), EventMistake.missingData) }
    guard document.kind(attributes.data) == .object else {
      throw Refusal(.field("data"), value: text(attributes.data), EventMistake.dataIsNoObject)
    }
  }

  /// CloudEvents 1.0: names are lower-case letters and digits; values are strings, booleans or 32-bit
  /// integers.
  private func checkExtensions() throws(Refusal) {
    for member in document.members(document.root) {
      let value = member + 1
      guard value != attributes.data else { continue }
      let isName =
        !document.range(member).isEmpty
        && document.raw(member).allSatisfy {
          ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z"))
            || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9"))
        }
      guard isName else {
        throw Refusal(.field(document.string(member)), value: text(value), EventMistake.badAttributeName)
      }
      switch document.kind(value) {
      case .string, .true, .false, .null: continue
      case .number:
        if let whole = document.number(value).whole, Int32(exactly: whole) != nil { continue }
        if value == attributes.sequence { continue }
      case .array, .object: break
      }
      throw Refusal(.field(document.string(member)), value: text(value), EventMistake.badAttributeValue)
    }
  }

  func checkFields() throws(Refusal) {
    let rule = rule
    for (index, field) in rule.fields.enumerated() {
      let node = fieldNodes[index]
      guard node >= 0 else {
        guard !field.isRequired else {
          throw Refusal(.field("data." + field.name), EventMistake.missingField(of: rule.type, field.value))
        }
        continue
      }
      guard field.value.accepts(document, node) else {
        throw Refusal(.field("data." + field.name), value: text(node), EventMistake.badValue(field.value))
      }
    }
    try checkSubject()
    try checkDates()
  }

  private func checkSubject() throws(Refusal) {
    let isPlain = !document.nodes[attributes.subject].isEscaped
    switch rule.subject {
    case .area where !(isPlain && Words.isArea(document.raw(attributes.subject))):
      throw Refusal(.field("subject"), value: subject, EventMistake.subjectIsNoArea(of: rule.type))
    case .indicator where !(isPlain && Words.isPath(document.raw(attributes.subject))):
      throw Refusal(.field("subject"), value: subject, EventMistake.subjectIsNoIndicator(of: rule.type))
    default: return
    }
  }

  /// A period has its start before its (exclusive) end.
  private func checkDates() throws(Refusal) {
    guard let start = date("start"), let end = date("end"), start >= end else { return }
    throw Refusal(.field("data.end"), value: end.description, EventMistake.endNotAfterStart(start))
  }

  func checkSubject(of definition: Definition) throws(Refusal) {
    guard definition.indicator == subject else {
      throw Refusal(.field("subject"), value: subject, EventMistake.otherIndicator(definition.indicator))
    }
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
