internal import Events
internal import TestSupport

/// The data of an event, from the cells of a row: as JSON after the ledger's own vocabulary.
enum EventFields {
  /// What stands in a field that the type requires and the row says nothing of.
  private static let usual: [String: String] = [
    "answer": "yes", "age": "15", "area": "county", "category": "nuisance", "cause": "assault", "cohort": "first",
    "contact": "other", "crime": "x", "date": "2018-12-15", "effective": "2018-12-01", "feed": "crime",
    "first": "true", "flags": "domestic", "kind": "asb", "level": "district", "offence": "burglary",
    "outcome": "charged", "persons": "1000", "publisher": "ONS", "question": "safe", "risk": "standard",
    "service": "refuge", "status": "complete", "survey": "wave", "text": "A note.", "to": "elsewhere",
    "display": "1.0", "knownAt": "1", "versions": "1", "report": "2018/19 Q3",
  ]

  /// The names of all fields that some type of event has.
  static let names: [String] = {
    var names: [String] = []
    for rule in EventRule.all {
      for field in rule.fields where !names.contains(field.name) { names.append(field.name) }
    }
    return names
  }()

  /// - Parameters:
  ///   - cells: by the name of the field; an empty one is not given.
  ///   - line: of the row, for what is wrong with it.
  static func data(
    _ type: EventType, subject: String, _ cells: [String: String], line: Int
  ) throws(TableError) -> [(String, JSONOutput)] {
    let fields = type.rule.fields
    for (name, cell) in cells where !cell.isEmpty && !fields.contains(where: { $0.name == name }) {
      throw TableError(line: line, "\(type.rawValue) has no field \"\(name)\"")
    }
    var data: [(String, JSONOutput)] = []
    for field in fields {
      var cell = cells[field.name] ?? ""
      if cell.isEmpty, field.isRequired {
        guard let usual = ["party", "name"].contains(field.name) ? subject : usual[field.name] else {
          throw TableError(line: line, "\(type.rawValue) needs a cell for \"\(field.name)\"")
        }
        cell = usual
        if case .word(let words) = field.value, !words.contains(cell), let first = words.first { cell = first }
      }
      if !cell.isEmpty { data.append((field.name, json(cell, field.value))) }
    }
    return data
  }

  private static func json(_ cell: String, _ rule: ValueRule) -> JSONOutput {
    switch rule {
    case .number, .numberOrNull, .whole, .flag: return .raw(Array(cell.utf8))
    case .wholes: return .raw(Array("[\(list(cell).joined(separator: ","))]".utf8))
    case .texts, .paths, .words, .areas: return .array(list(cell).map { .string($0) })
    case .areaOrNull: return cell == "null" ? .null : .string(cell)
    case .scalar: return scalar(cell)
    case .attributes:
      return .object(
        list(cell).map { attribute in
          let parts = attribute.split(separator: ":", maxSplits: 1).map(String.init)
          return (parts[0], scalar(parts.last ?? ""))
        })
    case .knownAt: return .object([("sequence", .raw(Array(cell.utf8))), ("time", .null)])
    case .period:
      let dates = cell.split(separator: "/").map(String.init)
      return .object([("start", .optional(dates.first)), ("end", .optional(dates.last))])
    default: return .string(cell)
    }
  }

  private static func scalar(_ cell: String) -> JSONOutput {
    Double(cell) == nil ? .string(cell) : .raw(Array(cell.utf8))
  }

  /// The words of a list: `violence+threat`; of attributes: `ward:north+age:17`.
  private static func list(_ cell: String) -> [String] { cell.split(separator: "+").map(String.init) }
}
