package import Events
package import Explanations
package import Projections

/// What a record is and holds, in words.
package enum RecordWords {
  /// What people call a record of a kind.
  package static func name(_ kind: RecordKind) -> String {
    switch kind {
    case .crime: "Crime"
    case .incident: "Incident"
    case .marac: "MARAC case"
    case .referral: "Referral"
    case .answer: "Survey answer"
    case .admission: "Hospital admission"
    case .disposal: "Disposal"
    case .member: "Cohort member"
    case .reoffence: "Reoffence"
    }
  }

  /// `MARAC case: violence and threat; risk high`; what says where and when, and who, is not in it.
  package static func what(_ kind: RecordKind, _ fields: [RecordStory.Field]) -> String {
    let told = fields.filter { !hidden.contains($0.field) }
    let ordered = told.filter { leading.contains($0.field) } + told.filter { !leading.contains($0.field) }
    let parts = ordered.map { text($0.field, $0.value) }
    return parts.isEmpty ? name(kind) : "\(name(kind)): \(parts.joined(separator: "; "))"
  }

  private static let leading: [RecordField] = [
    .offence, .kind, .category, .contact, .service, .question, .answer, .cause, .cohort,
  ]
  private static let hidden: [RecordField] = [.longitude, .latitude, .location, .occurred, .resolved]

  private static func text(_ field: RecordField, _ value: StoredValue) -> String {
    switch field {
    case .offence, .kind, .category, .contact, .service, .cause, .cohort, .survey: words(value)
    case .question: "question \(words(value))"
    case .answer: "answered \(words(value))"
    case .first: value == .flag(true) ? "a first one" : "not a first one"
    case .attributes: attributes(value)
    default: "\(name(of: field)) \(words(value))"
    }
  }

  private static func attributes(_ value: StoredValue) -> String {
    guard case .map(let members) = value else { return value.plainText }
    return members.sorted { $0.key < $1.key }.map { "\(plain($0.key)) \(words($0.value))" }.joined(separator: ", ")
  }

  /// What people call a field.
  package static func name(of field: RecordField) -> String {
    switch field {
    case .flags: "flagged"
    case .location: "place"
    default: field.rawValue
    }
  }

  /// A value as people write it: a path with commas, a word with spaces.
  package static func words(_ value: StoredValue) -> String {
    switch value {
    case .text(let text): plain(text)
    case .list(let words): ListFormat.and(words.map(plain))
    case .number, .flag, .map: value.plainText
    }
  }

  /// A path or a word: `burglary, residential`; what is no path stays as it is.
  package static func plain(_ text: String) -> String {
    let isPath = text.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || [UInt8(ascii: "-"), UInt8(ascii: "/")].contains($0)
    }
    return isPath ? text.replacing("/", with: ", ").replacing("-", with: " ") : text
  }
}
