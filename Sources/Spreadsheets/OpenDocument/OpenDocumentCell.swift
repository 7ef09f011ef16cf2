internal import XML

/// A cell as a table has it: its type, its value, and what it shows.
struct OpenDocumentCell {
  struct Fault: Error {
    let mistake: SpreadsheetMistake
  }

  private enum Kind {
    case none, number, date, time, boolean, text, error, other
  }

  private var kind = Kind.none
  private var hasFormula = false
  /// The value as an attribute has it; nil where none does.
  private var said: [UInt8]?
  private var shown = OpenDocumentText()

  /// What programs show for a formula that has no value.
  private static let errors = ["#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!"]

  /// Reads to the end of the element that has just begun.
  mutating func read(_ reader: inout PartReader, _ start: XMLEvent) throws(SpreadsheetError) {
    kind = OpenDocumentCell.kind(reader, start)
    hasFormula = reader.bytes(OpenDocumentName.formula, of: start) != nil
    said = OpenDocumentCell.said(kind, reader, start)
    shown.clear()
    while let event = try reader.next(), event.kind != .end {
      if event.kind == .text { continue }
      switch PartReader.element(event) {
      case .paragraph, .heading: try shown.read(&reader)
      default: try reader.skip()
      }
    }
  }

  private static func kind(_ reader: borrowing PartReader, _ event: XMLEvent) -> Kind {
    if reader.text(.extendedType, of: event) == "error" { return .error }
    switch reader.text(.valueType, of: event) {
    case nil: return .none
    case "string": return .text
    case "float", "percentage", "currency": return .number
    case "date": return .date
    case "time": return .time
    case "boolean": return .boolean
    case "void": return .none
    default: return .other
    }
  }

  private static func said(_ kind: Kind, _ reader: borrowing PartReader, _ event: XMLEvent) -> [UInt8]? {
    let attribute: OpenDocumentName
    switch kind {
    case .none, .error, .other: return nil
    case .number: attribute = .value
    case .date: attribute = .dateValue
    case .time: attribute = .timeValue
    case .boolean: attribute = .booleanValue
    case .text: attribute = .stringValue
    }
    return reader.bytes(attribute, of: event).map(Array.init)
  }

  /// What the cell holds.
  func value() throws(Fault) -> Cell {
    if kind == .error || showsError { return .error(shown.string.flatMap { $0.isEmpty ? nil : $0 } ?? "Err") }
    switch kind {
    case .text:
      guard let said, !said.isEmpty || shown.isEmpty else { return try shownText() }
      guard let cell = TextCell.cell(said[...], hasReturns: said.contains(0x0D)) else {
        throw Fault(mistake: .tooManyCharacters)
      }
      return cell
    case .none, .other, .error:
      return hasFormula && shown.isEmpty ? .error(NotCalculated.text) : try shownText()
    case .number:
      guard let number = NumberText.number((said ?? [])[...]) else { throw Fault(mistake: .notNumber(saidText)) }
      return .number(number)
    case .date:
      guard let day = DateText.day((said ?? [])[...]) else { throw Fault(mistake: .notDate(saidText)) }
      return day
    case .time:
      guard let share = DateText.shareOfDay((said ?? [])[...]) else { throw Fault(mistake: .notNumber(saidText)) }
      return .number(share)
    case .boolean:
      switch said {
      case Array("true".utf8): return .boolean(true)
      case Array("false".utf8): return .boolean(false)
      default: throw Fault(mistake: .notBoolean(saidText))
      }
    }
  }

  private func shownText() throws(Fault) -> Cell {
    guard let text = shown.string else { throw Fault(mistake: .tooManyCharacters) }
    return text.isEmpty ? .empty : .text(text)
  }

  /// Whether a formula shows that it has no value, which older programs say no other way.
  private var showsError: Bool {
    guard hasFormula, let text = shown.string else { return false }
    return OpenDocumentCell.errors.contains(text) || (text.hasPrefix("Err:") && text.utf8.count <= 8)
  }

  private var saidText: String { String(decoding: (said ?? []).prefix(80), as: UTF8.self) }
}
