internal import Events

/// Turns the cells of a column into dates: by codes, then by the forms that the feed file allows. What it found out of a
/// text it keeps.
final class DateMapper {
  enum Outcome {
    case reading(DateReading)
    case absent
    case fault(ReturnMistake)
  }

  private let formats: DateFormats
  private let codes: CodeTable
  private let otherwise: FeedFile.Otherwise
  private var known: [ExactText: Outcome] = [:]

  private static let maximumKnown = 1 << 16

  /// Where none of the field's own forms fits: how a file of rejects writes days.
  private let rejected: DateFormats?

  /// Whether no record is without the date.
  private let isNeeded: Bool

  /// - Parameters:
  ///   - isNeeded: whether no record is without the date.
  ///   - readsRejects: whether dates may also be written as a file of rejects writes them.
  init(
    _ field: FeedFile.FieldMapping, isNeeded: Bool, count: SerialDay.Count, readsRejects: Bool = false
  ) throws(ReturnMistake) {
    self.isNeeded = isNeeded
    rejected = readsRejects ? try DateFormats([], count: count) : nil
    formats = try DateFormats(field.dateFormats, count: count)
    codes = try CodeTable(field.codes)
    otherwise = field.otherwise
  }

  /// What a cell that is not empty says.
  func outcome(_ cell: CellText) -> Outcome {
    guard case .text(let text) = cell else { return made(cell) }
    let key = ExactText(text)
    if let outcome = known[key] { return outcome }
    let outcome = made(cell)
    if known.count < DateMapper.maximumKnown { known[key] = outcome }
    return outcome
  }

  /// What an empty cell says: by a code for an empty text, or nothing where it may be empty.
  func emptyOutcome(mayBeEmpty: Bool) -> Outcome {
    if codes.value("") != nil { return outcome(.text("")) }
    if mayBeEmpty { return .absent }
    return .fault(isNeeded ? .emptyCell : .emptyOptionalCell)
  }

  /// The date that the feed file gives for every row.
  static func constant(_ field: FeedFile.FieldMapping, _ json: [UInt8]) throws(ReturnMistake) -> DateReading {
    let text = try ValueMaker(rule: .text).value(json: json).dropFirst().dropLast()
    let cell = CellText.text(String(decoding: text, as: UTF8.self))
    do {
      return try DateFormats([], count: .from1900).read(cell)
    } catch {
      return try DateFormats(field.dateFormats, count: .from1900).read(cell)
    }
  }

  private func made(_ cell: CellText) -> Outcome {
    do throws(ReturnMistake) {
      if let coded = codes.value(cell.text) { return .reading(try DateMapper.written(coded)) }
      return .reading(try formats.read(cell))
    } catch {
      if let day = rejected.flatMap({ try? $0.read(cell) }) { return outcome(ofDay: day) }
      switch otherwise {
      case .refuse: return .fault(error)
      case .omit: return .absent
      case .word(let word):
        do throws(ReturnMistake) {
          return .reading(try DateFormats([], count: .from1900).read(.text(word)))
        } catch { return .fault(error) }
      }
    }
  }

  /// A day of a file of rejects says as much as the cell that it was.
  private func outcome(ofDay day: DateReading) -> Outcome {
    guard day.span == .day, let reading = try? formats.read(.date(day.start)) else { return .reading(day) }
    return .reading(reading)
  }

  /// A date that the feed file writes as `YYYY-MM-DD` or `YYYY-MM`.
  private static func written(_ json: [UInt8]) throws(ReturnMistake) -> DateReading {
    let text = try ValueMaker(rule: .date).value(json: json).dropFirst().dropLast()
    return try DateFormats([], count: .from1900).read(.text(String(decoding: text, as: UTF8.self)))
  }
}
