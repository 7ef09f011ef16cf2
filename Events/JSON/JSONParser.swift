internal import Bytes

/// The recursive reader behind `JSONDocument`: bytes to nodes.
struct JSONParser {
  /// How deep values may be nested.
  static let maximumDepth = 64

  var nodes: [JSONDocument.Node]
  private var position = 0
  /// White space skipped so far: canonical JSON has none.
  private var spaceCount = 0

  init(nodes: [JSONDocument.Node]) { self.nodes = nodes }

  mutating func parse(_ text: Span<UInt8>) throws(JSONError) {
    skipSpace(text)
    guard position < text.count else { throw JSONError(.empty, at: position) }
    try parseValue(text, depth: 0)
    skipSpace(text)
    guard position == text.count else { throw JSONError(.trailing, at: position) }
  }

  private mutating func skipSpace(_ text: Span<UInt8>) {
    while position < text.count {
      switch text[position] {
      case 0x20, 0x09, 0x0A, 0x0D:
        position += 1
        spaceCount += 1
      default: return
      }
    }
  }

  private mutating func parseValue(_ text: Span<UInt8>, depth: Int) throws(JSONError) {
    guard depth <= JSONParser.maximumDepth else { throw JSONError(.tooDeep, at: position) }
    guard position < text.count else { throw JSONError(.unterminated, at: position) }
    switch text[position] {
    case UInt8(ascii: "{"): try parseObject(text, depth: depth)
    case UInt8(ascii: "["): try parseArray(text, depth: depth)
    case UInt8(ascii: "\""): try parseString(text)
    case UInt8(ascii: "t"): try parseWord(text, "true", .true)
    case UInt8(ascii: "f"): try parseWord(text, "false", .false)
    case UInt8(ascii: "n"): try parseWord(text, "null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try parseNumber(text)
    default: throw JSONError(.unexpected, at: position)
    }
  }

  private mutating func append(
    _ kind: JSONDocument.Kind, from start: Int, to end: Int, isEscaped: Bool = false, isCanonical: Bool = true
  ) {
    nodes.append(
      JSONDocument.Node(
        kind: kind, isEscaped: isEscaped, isCanonical: isCanonical && !isEscaped, start: Int32(start),
        end: Int32(end), next: Int32(nodes.count + 1)))
  }

  private mutating func close(_ index: Int, isCanonical: Bool) {
    nodes[index].end = Int32(position)
    nodes[index].next = Int32(nodes.count)
    nodes[index].isCanonical = isCanonical
  }

  private mutating func parseObject(_ text: Span<UInt8>, depth: Int) throws(JSONError) {
    let index = nodes.count
    let spaceBefore = spaceCount
    append(.object, from: position, to: position)
    position += 1
    skipSpace(text)
    if position < text.count, text[position] == UInt8(ascii: "}") {
      position += 1
      return close(index, isCanonical: spaceCount == spaceBefore)
    }
    var (previous, memberCount) = (-1, 0)
    var (isSorted, isCanonical) = (true, true)
    while true {
      guard position < text.count else { throw JSONError(.unterminated, at: position) }
      guard text[position] == UInt8(ascii: "\"") else { throw JSONError(.unexpected, at: position) }
      let key = nodes.count
      try parseString(text)
      memberCount += 1
      guard memberCount <= JSONParser.maximumMemberCount else {
        throw JSONError(.tooLarge, at: Int(nodes[key].start))
      }
      // Keys that ascend cannot repeat; from the first one on that does not, each is compared with all before.
      if isSorted, previous >= 0 {
        isSorted =
          !nodes[previous].isEscaped && !nodes[key].isEscaped
          && JSONKeys.order(text, nodes[previous].range, nodes[key].range) < 0
      }
      if !isSorted { try refuseDuplicate(text, key: key, of: index) }
      previous = key
      skipSpace(text)
      guard position < text.count else { throw JSONError(.unterminated, at: position) }
      guard text[position] == UInt8(ascii: ":") else { throw JSONError(.unexpected, at: position) }
      position += 1
      skipSpace(text)
      try parseValue(text, depth: depth + 1)
      isCanonical = isCanonical && nodes[key].isCanonical && nodes[key + 1].isCanonical
      if try endsContainer(text, with: UInt8(ascii: "}")) {
        return close(index, isCanonical: isCanonical && isSorted && spaceCount == spaceBefore)
      }
    }
  }

  private mutating func parseArray(_ text: Span<UInt8>, depth: Int) throws(JSONError) {
    let index = nodes.count
    let spaceBefore = spaceCount
    append(.array, from: position, to: position)
    position += 1
    skipSpace(text)
    if position < text.count, text[position] == UInt8(ascii: "]") {
      position += 1
      return close(index, isCanonical: spaceCount == spaceBefore)
    }
    var isCanonical = true
    while true {
      let element = nodes.count
      try parseValue(text, depth: depth + 1)
      isCanonical = isCanonical && nodes[element].isCanonical
      if try endsContainer(text, with: UInt8(ascii: "]")) {
        return close(index, isCanonical: isCanonical && spaceCount == spaceBefore)
      }
    }
  }

  /// After a member or an element: a comma (false) or the closing bracket (true).
  private mutating func endsContainer(_ text: Span<UInt8>, with bracket: UInt8) throws(JSONError) -> Bool {
    skipSpace(text)
    guard position < text.count else { throw JSONError(.unterminated, at: position) }
    if text[position] == bracket {
      position += 1
      return true
    }
    guard text[position] == UInt8(ascii: ",") else { throw JSONError(.unexpected, at: position) }
    position += 1
    skipSpace(text)
    return false
  }

  private mutating func parseWord(
    _ text: Span<UInt8>, _ word: String, _ kind: JSONDocument.Kind
  ) throws(JSONError) {
    let start = position
    for byte in word.utf8 {
      guard position < text.count else { throw JSONError(.unterminated, at: position) }
      guard text[position] == byte else { throw JSONError(.unexpected, at: start) }
      position += 1
    }
    append(kind, from: start, to: position)
  }

  private mutating func parseString(_ text: Span<UInt8>) throws(JSONError) {
    position += 1
    let start = position
    var isEscaped = false
    while position < text.count {
      position = JSONParser.endOfPlain(text, from: position)
      guard position < text.count else { break }
      let byte = text[position]
      if byte == UInt8(ascii: "\"") {
        append(.string, from: start, to: position, isEscaped: isEscaped)
        position += 1
        return
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
        position = try JSONEscapes.end(ofEscapeAt: position, in: text)
      } else if byte < 0x20 {
        throw JSONError(.controlCharacter, at: position)
      } else {
        guard let length = UTF8Check.length(ofScalarAt: position, in: text) else {
          throw JSONError(.invalidUTF8, at: position)
        }
        position += length
      }
    }
    throw JSONError(.unterminated, at: position)
  }

  /// The first place at or behind another where a string has anything but plain ASCII.
  @inline(__always)
  private static func endOfPlain(_ text: Span<UInt8>, from start: Int) -> Int {
    var position = start
    let bytes = text.rawBytes
    while position + 8 <= bytes.byteCount {
      let special = JSONParser.specials(among: bytes.loadLittleEndian(at: position))
      if special != 0 { return position + special.trailingZeroBitCount / 8 }
      position += 8
    }
    while position < text.count {
      let byte = text[position]
      guard byte >= 0x20, byte < 0x80, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") else { break }
      position += 1
    }
    return position
  }

  /// The highest bit of the first of eight bytes that is not plain ASCII, and of none before it; zero where all are. In
  /// bytes behind the first the bits mean nothing: a subtraction may have borrowed from them.
  @inline(__always)
  private static func specials(among word: UInt64) -> UInt64 {
    let (ones, highest): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    let quotes = word ^ ones &* UInt64(UInt8(ascii: "\""))
    let backslashes = word ^ ones &* UInt64(UInt8(ascii: "\\"))
    // Less than a number, and itself below 0x80: the subtraction sets the highest bit.
    let controls = (word &- ones &* 0x20) & ~word
    return (word | controls | (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes) & highest
  }

  private mutating func parseNumber(_ text: Span<UInt8>) throws(JSONError) {
    let start = position
    var significant = 0
    var hasNonzero = false
    var isPlain = true
    if text[position] == UInt8(ascii: "-") { position += 1 }
    let integerStart = position
    while position < text.count, isDigit(text[position]) {
      if hasNonzero || text[position] != UInt8(ascii: "0") {
        hasNonzero = true
        significant += 1
      }
      position += 1
    }
    let integerDigits = position - integerStart
    guard integerDigits > 0, integerDigits == 1 || text[integerStart] != UInt8(ascii: "0") else {
      throw JSONError(.invalidNumber, at: start)
    }
    if position < text.count, text[position] == UInt8(ascii: ".") {
      position += 1
      let fractionStart = position
      while position < text.count, isDigit(text[position]) {
        if hasNonzero || text[position] != UInt8(ascii: "0") {
          hasNonzero = true
          significant += 1
        }
        position += 1
      }
      guard position > fractionStart else { throw JSONError(.invalidNumber, at: start) }
    }
    if position < text.count, text[position] == UInt8(ascii: "e") || text[position] == UInt8(ascii: "E") {
      isPlain = false
      position += 1
      if position < text.count, text[position] == UInt8(ascii: "+") || text[position] == UInt8(ascii: "-") {
        position += 1
      }
      let exponentStart = position
      while position < text.count, isDigit(text[position]) { position += 1 }
      guard position > exponentStart else { throw JSONError(.invalidNumber, at: start) }
    }
    // At most 15 significant digits of a plain, short number always survive a double (DBL_DIG).
    let isShort = isPlain && significant <= 15 && position - start <= 40
    if !isShort, ExactDecimal(text, in: start..<position) == nil {
      throw JSONError(.inexactNumber, at: start)
    }
    append(.number, from: start, to: position, isCanonical: isShort && isCanonical(text, start..<position))
  }

  /// Whether a plain, short number is written in its shortest form, as ECMAScript writes it.
  private func isCanonical(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let start = text[range.lowerBound] == UInt8(ascii: "-") ? range.lowerBound + 1 : range.lowerBound
    let endsInZero = text[range.upperBound - 1] == UInt8(ascii: "0")
    guard text[start] == UInt8(ascii: "0") else {
      // Digits, with a fraction that does not end in a zero.
      guard endsInZero else { return true }
      for offset in start..<range.upperBound where text[offset] == UInt8(ascii: ".") { return false }
      return true
    }
    // Zero itself without a sign; below one down to a millionth, as smaller numbers have an exponent.
    guard range.count > 1 else { return true }
    guard !endsInZero else { return false }
    for offset in start + 2..<min(start + 8, range.upperBound) where text[offset] != UInt8(ascii: "0") {
      return true
    }
    return false
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  // MARK: Duplicate keys

  /// Refuses a key that an earlier member of the object has. Events have few members: comparing pairs is
  /// enough up to a size; an object above it is refused.
  private mutating func refuseDuplicate(_ text: Span<UInt8>, key: Int, of object: Int) throws(JSONError) {
    var member = object + 1
    while member < key {
      if isEqual(text, member, key) {
        var name: [UInt8] = []
        appendKey(text, key, to: &name)
        throw JSONError(.duplicateKey(String(decoding: name, as: UTF8.self)), at: Int(nodes[key].start))
      }
      member = Int(nodes[member + 1].next)
    }
  }

  /// The most members an object may have; no event comes near it.
  static let maximumMemberCount = 4096

  private func isEqual(_ text: Span<UInt8>, _ one: Int, _ other: Int) -> Bool {
    let (a, b) = (nodes[one], nodes[other])
    if !a.isEscaped, !b.isEscaped {
      let count = a.end - a.start
      guard count == b.end - b.start else { return false }
      for offset in 0..<Int(count) where text[Int(a.start) + offset] != text[Int(b.start) + offset] {
        return false
      }
      return true
    }
    var (left, right): ([UInt8], [UInt8]) = ([], [])
    appendKey(text, one, to: &left)
    appendKey(text, other, to: &right)
    return left == right
  }

  private func appendKey(_ text: Span<UInt8>, _ node: Int, to output: inout [UInt8]) {
    JSONEscapes.unescape(text, in: Int(nodes[node].start)..<Int(nodes[node].end), to: &output)
  }
}
