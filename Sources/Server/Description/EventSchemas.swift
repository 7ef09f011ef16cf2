internal import Events

/// JSON Schemas (2020-12) of events, made from the rules that appends are checked by.
enum EventSchemas {
  /// `Event`, which is one of the others, and a schema for each type of event, by names in the description.
  static let all: [(name: String, schema: JSONOutput)] =
    [("Event", event)] + EventRule.all.map { (name: $0.type.rawValue, schema: schema($0)) }

  private static let event = JSONOutput.object([
    (
      "description",
      .string(
        "An event (CloudEvents 1.0), of one of the types of this ledger. One that is told where a party was erased has "
          + "[erased] in place of what its fields require, and the extension leafhash, which cannot be computed from it."
      )
    ),
    ("type", .string("object")),
    ("discriminator", .object([("propertyName", .string("type")), ("mapping", .object(references))])),
    ("oneOf", .array(references.map { .object([("$ref", $0.1)]) })),
  ])

  private static let references: [(String, JSONOutput)] = EventRule.all.map { rule in
    (rule.type.rawValue, .string("#/components/schemas/" + rule.type.rawValue))
  }

  private static func schema(_ rule: EventRule) -> JSONOutput {
    .object([
      ("description", .string(sentence(rule))), ("type", .string("object")),
      ("required", strings(["specversion", "id", "source", "type", "subject", "data"])),
      (
        "properties",
        .object([
          ("specversion", .object([("const", .string("1.0"))])), ("id", text(atLeast: 1)), ("source", text(atLeast: 1)),
          ("type", .object([("const", .string(rule.type.rawValue))])), ("subject", text(atLeast: 1)),
          ("time", .object([("type", strings(["string", "null"])), ("format", .string("date-time"))])),
          ("datacontenttype", .object([("enum", .array([.string("application/json"), .null]))])), ("data", data(rule)),
        ])
      ),
      // CloudEvents 1.0, section 3.1: an extension is a string, a boolean or a whole number of 32 bits.
      ("propertyNames", .object([("pattern", .string("^[a-z0-9]+$"))])),
      ("additionalProperties", .object([("type", strings(["string", "boolean", "integer", "null"]))])),
    ])
  }

  private static func sentence(_ rule: EventRule) -> String {
    let subject = rule.subject.word
    return switch rule.role {
    case .opens: "Opens the \(subject), or opens it again."
    case .replaces: "Replaces what it gives of the \(subject)."
    case .replacesAll: "Replaces what it gives of the \(subject), and clears what it leaves out."
    case .addsFlags: "Adds flags to the \(subject)."
    case .removesFlags: "Takes flags away from the \(subject)."
    case .closes: "Closes the \(subject): it no longer counts."
    case .states: "States a fact; the subject is the \(subject)."
    }
  }

  private static func data(_ rule: EventRule) -> JSONOutput {
    .object([
      ("type", .string("object")),
      ("required", strings(rule.fields.filter(\.isRequired).map(\.name))),
      ("properties", .object(rule.fields.map { ($0.name, schema($0.value)) })),
      ("additionalProperties", .flag(false)),
    ])
  }

  // MARK: Values

  private static func schema(_ rule: ValueRule) -> JSONOutput {
    switch rule {
    case .text: text(atLeast: 1)
    case .anyText: .object([("type", .string("string"))])
    case .path: pattern(path)
    case .area: pattern(area)
    case .date: pattern(date)
    case .word(let words): .object([("enum", strings(words))])
    case .texts: list(of: .text)
    case .paths: list(of: .path)
    case .areas: list(of: .area)
    case .words(let words): list(of: .word(words))
    case .wholes(let range): list(of: .whole(range))
    case .areaOrNull: or(null: schema(.area))
    case .dateOrNull: or(null: schema(.date))
    case .numberOrNull: .object([("type", strings(["number", "null"]))])
    case .number(nil): .object([("type", .string("number"))])
    case .number(let range?):
      .object([
        ("type", .string("number")), ("minimum", .decimal(range.lowerBound)), ("maximum", .decimal(range.upperBound)),
      ])
    case .whole(let range):
      .object([
        ("type", .string("integer")), ("minimum", .whole(range.lowerBound)), ("maximum", .whole(range.upperBound)),
      ])
    case .flag: .object([("type", .string("boolean"))])
    case .scalar: .object([("oneOf", .array([text(atLeast: 1), .object([("type", .string("number"))])]))])
    case .definition:
      .object([
        ("type", .string("object")), ("required", strings(["indicator", "version", "title", "effective", "measure"])),
      ])
    case .feedFile:
      .object([
        ("type", .string("object")), ("required", strings(["feed", "version", "source", "record", "columns"])),
      ])
    case .attribute:
      .object([
        ("oneOf", .array([pattern(path), .object([("type", strings(["number", "boolean"]))])]))
      ])
    case .attributes:
      .object([
        ("type", .string("object")), ("propertyNames", pattern(path)), ("additionalProperties", schema(.attribute)),
      ])
    case .cause: pattern("^(" + path.dropFirst().dropLast() + "|[A-Z][0-9][0-9A-Z](\\.?[0-9A-Z]{1,4})?)$")
    case .period: .object([("$ref", .string("#/components/schemas/StatedPeriod"))])
    case .knownAt: .object([("$ref", .string("#/components/schemas/KnownAt"))])
    }
  }

  private static let path = "^[a-z0-9]+([-/][a-z0-9]+)*$"
  private static let date = "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"
  private static let area = "^([A-Z][0-9]{8}|[a-z0-9]+([-/][a-z0-9]+)*)$"

  private static func strings(_ words: [String]) -> JSONOutput { .array(words.map { .string($0) }) }

  private static func text(atLeast count: Int) -> JSONOutput {
    .object([("type", .string("string")), ("minLength", .whole(count))])
  }

  private static func pattern(_ text: String) -> JSONOutput {
    .object([("type", .string("string")), ("pattern", .string(text))])
  }

  private static func list(of rule: ValueRule) -> JSONOutput {
    .object([("type", .string("array")), ("items", schema(rule))])
  }

  private static func or(null schema: JSONOutput) -> JSONOutput {
    .object([("oneOf", .array([schema, .object([("type", .string("null"))])]))])
  }
}
