/// Reading what the values of cells stand for.
extension FeedFile.CodePattern {
  /// `14..`, `10..13` and `..9` are ranges, `/…/` is a regular expression, any other text itself.
  init(_ text: String, at path: String) throws(Refusal) {
    if let regex = FeedFile.regex(text) {
      try FeedFile.check(regex, at: path)
      self = .regex(regex)
    } else if let (lower, upper) = Self.range(text) {
      if let lower, let upper, lower > upper {
        throw Refusal(.field(path), value: text, FeedFileMistake.lowerAboveUpper)
      }
      self = .range(lower, upper)
    } else {
      self = .text(text)
    }
  }

  /// The ends of a range; nil where the text is none.
  private static func range(_ text: String) -> (ExactDecimal?, ExactDecimal?)? {
    guard let dots = text.firstRange(of: "..") else { return nil }
    let (left, right) = (text[..<dots.lowerBound], text[dots.upperBound...])
    guard !left.allSatisfy(\.isWhitespace) || !right.allSatisfy(\.isWhitespace) else { return nil }
    var ends: [ExactDecimal?] = []
    for end in [left, right] {
      let digits = end.trimmed
      if digits.isEmpty {
        ends.append(nil)
        continue
      }
      guard let number = ExactDecimal(number: digits) else { return nil }
      ends.append(number)
    }
    return (ends[0], ends[1])
  }

  /// As a feed file writes it.
  package var text: String {
    switch self {
    case .text(let text): text
    case .regex(let regex): "/\(regex)/"
    case .range(let lower, let upper): (lower?.description ?? "") + ".." + (upper?.description ?? "")
    }
  }

  /// Whether two patterns are for the same texts, as they are compared: trimmed and without case.
  func isSame(as other: FeedFile.CodePattern) -> Bool {
    if case (.text(let mine), .text(let theirs)) = (self, other) {
      return mine.trimmed.lowercased() == theirs.trimmed.lowercased()
    }
    return self == other
  }
}

extension StringProtocol {
  /// Without the white space around it.
  var trimmed: String {
    let front = drop(while: \.isWhitespace)
    let count = front.reversed().prefix(while: \.isWhitespace).count
    return String(front.dropLast(count))
  }
}

extension ExactDecimal {
  /// The number that a text is in JSON; nil where it is none.
  init?(number text: String) {
    var document = JSONDocument()
    guard (try? document.read(Array(text.utf8)[...])) != nil, document.kind(document.root) == .number else {
      return nil
    }
    self = document.number(document.root)
  }
}

extension FeedFile.Code {
  /// The codes of a map, or of a list of maps of one key each, in their order.
  /// - Parameter rule: the rule that what they stand for obeys.
  static func list(
    _ document: JSONDocument, _ node: Int, path: String, rule: ValueRule
  ) throws(Refusal) -> [FeedFile.Code] {
    var members: [Int] = []
    switch document.kind(node) {
    case .object: members = Array(document.members(node))
    case .array:
      for element in document.elements(node) {
        guard document.kind(element) == .object, Array(document.members(element)).count == 1 else {
          throw Refusal(.field(path), value: ObjectReader.text(document, element), FeedFileMistake.noCodes)
        }
        members += Array(document.members(element))
      }
    default: break
    }
    guard !members.isEmpty else {
      throw Refusal(.field(path), value: ObjectReader.text(document, node), FeedFileMistake.noCodes)
    }
    var faults = FaultCollector()
    var codes: [FeedFile.Code] = []
    for member in members {
      let key = document.string(member)
      let place = path + "." + key
      let pattern = faults.take { () throws(Refusal) in try FeedFile.CodePattern(key, at: place) }
      let value = faults.take { () throws(Refusal) in
        try FeedFile.value(document, member + 1, path: place, rule: rule.element)
      }
      guard let pattern, let value else { continue }
      if codes.contains(where: { $0.pattern.isSame(as: pattern) }) {
        faults.add(Refusal(.field(place), value: key, FeedFileMistake.codeTwice))
      }
      codes.append(FeedFile.Code(pattern, value))
    }
    try faults.end()
    return codes
  }
}

extension FeedFile {
  /// A value that a field may have, as canonical JSON.
  static func value(
    _ document: JSONDocument, _ node: Int, path: String, rule: ValueRule
  ) throws(Refusal) -> [UInt8] {
    let text = ObjectReader.text(document, node)
    guard rule.accepts(document, node) else {
      let words = rule.element.words
      throw Refusal(
        .field(path), value: text,
        FeedFileMistake.impossibleValue(rule, nearest: NearWords.meant(by: text, among: words)))
    }
    if rule == .area, Words.isPseudoCode(document.raw(node)) {
      throw Refusal(.field(path), value: text, FeedFileMistake.noSuchArea)
    }
    return json(document, node)
  }
}

extension ValueRule {
  /// The words of which a value is one; none where it may be any.
  fileprivate var words: [String] { if case .word(let words) = self { words } else { [] } }
}

extension NearWords {
  /// The nearest of some words, or the only one that begins as the text does: `hi` is `high`.
  fileprivate static func meant(by text: String, among words: [String]) -> String? {
    if let near = nearest(to: text.lowercased(), among: words) { return near }
    let beginning = text.lowercased()
    let begun = words.filter { !beginning.isEmpty && $0.hasPrefix(beginning) }
    return begun.count == 1 ? begun[0] : nil
  }
}
