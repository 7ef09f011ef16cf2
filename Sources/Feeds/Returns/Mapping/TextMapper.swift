internal import Events

/// Turns the text of a cell into a field's value: by codes, then as a word, then as the field's rule has it. What it found
/// out of a text it keeps, so that a text that stands in many rows is looked at once.
final class TextMapper {
  enum Outcome {
    case value(MappedValue)
    case fault(ReturnMistake)
  }

  private let maker: ValueMaker
  /// How the elements of a list are made; nil where the field is none.
  private let elements: ValueMaker?
  private let codes: CodeTable
  private let otherwise: FeedFile.Otherwise
  private let separators: [String]
  private let takesWords: Bool
  /// Whether a field that is left out would be missed.
  private let isNeeded: Bool
  private var known: [ExactText: Outcome] = [:]

  /// How many texts of a column are kept.
  private static let maximumKnown = 1 << 16

  init(
    _ rule: ValueRule, codes: [FeedFile.Code], otherwise: FeedFile.Otherwise, separators: [String] = [],
    takesWords: Bool, isNeeded: Bool
  ) throws(ReturnMistake) {
    maker = ValueMaker(rule: rule)
    elements = maker.element.map { ValueMaker(rule: $0) }
    self.codes = try CodeTable(codes)
    (self.otherwise, self.separators) = (otherwise, separators.filter { !$0.isEmpty })
    (self.takesWords, self.isNeeded) = (takesWords, isNeeded)
  }

  /// The value of a text that is not empty.
  func outcome(_ text: String) -> Outcome {
    let key = ExactText(text)
    if let outcome = known[key] { return outcome }
    let outcome = made(text)
    if known.count < TextMapper.maximumKnown { known[key] = outcome }
    return outcome
  }

  /// The value of an empty cell: by a code for an empty text, or nothing where it may be empty.
  func emptyOutcome(mayBeEmpty: Bool) -> Outcome {
    if codes.value("") != nil { return outcome("") }
    if mayBeEmpty { return .value(empty) }
    return .fault(isNeeded ? .emptyCell : .emptyOptionalCell)
  }

  private var empty: MappedValue { elements != nil && isNeeded ? .json(Array("[]".utf8)) : .absent }

  private func made(_ text: String) -> Outcome {
    do throws(ReturnMistake) {
      if let elements { return .value(try list(text, elements)) }
      guard let value = try value(text, maker) else {
        return isNeeded ? .fault(.noCode(known: codes.shown)) : .value(.absent)
      }
      return .value(.json(value))
    } catch {
      return .fault(error)
    }
  }

  /// The value of a text; nil where it is left out.
  private func value(_ text: String, _ maker: ValueMaker) throws(ReturnMistake) -> [UInt8]? {
    if let coded = codes.value(text) { return try maker.value(json: coded) }
    do throws(ReturnMistake) {
      if takesWords { return try maker.word(text) }
      // A code of an area needs none of ours: those that are given are for what is written otherwise.
      guard codes.isEmpty || (maker.rule == .area && AreaCode.isGSS(text)) else { throw .noCode(known: codes.shown) }
      return try maker.value(text)
    } catch {
      switch otherwise {
      case .refuse: throw error
      case .omit: return nil
      case .word(let word): return try maker.value(word)
      }
    }
  }

  private func list(_ text: String, _ maker: ValueMaker) throws(ReturnMistake) -> MappedValue {
    var values: Set<[UInt8]> = []
    for part in text.isEmpty ? [text] : parts(text) {
      if let value = try value(part, maker) { values.insert(value) }
    }
    guard !values.isEmpty else { return empty }
    let sorted = values.sorted { $0.lexicographicallyPrecedes($1) }
    return .json([UInt8(ascii: "[")] + sorted.joined(separator: [UInt8(ascii: ",")]) + [UInt8(ascii: "]")])
  }

  /// What stands between the separators, trimmed, without what is empty.
  private func parts(_ text: String) -> [String] {
    var parts = [text]
    for separator in separators {
      parts = parts.flatMap { $0.components(separatedBy: separator) }
    }
    return parts.map(\.trimmed).filter { !$0.isEmpty }
  }
}

extension String {
  /// The texts between the places where another stands, byte by byte.
  fileprivate func components(separatedBy separator: String) -> [String] {
    let (bytes, mark) = (Array(utf8), Array(separator.utf8))
    var (result, start, position): ([String], Int, Int) = ([], 0, 0)
    while position + mark.count <= bytes.count {
      if bytes[position..<position + mark.count].elementsEqual(mark) {
        result.append(String(decoding: bytes[start..<position], as: UTF8.self))
        position += mark.count
        start = position
      } else {
        position += 1
      }
    }
    return result + [String(decoding: bytes[start...], as: UTF8.self)]
  }
}
