internal import Events

/// Divides the text of a JSON array into its elements, block by block, holding no more than one of them.
///
/// It follows brackets and strings and nothing else: an element that is no JSON within is given as it stands. Where
/// the array itself is broken, nothing after that can be told apart, and it is refused from there.
struct ArraySplitter {
  /// How elements are numbered, from 1: by their positions, or by the lines on which they begin.
  enum Numbering { case positions, lines }

  private enum Place { case beforeArray, beforeElement, inElement, afterElement, afterArray }

  /// The number of the element under way.
  private var number = 1
  private var line = 1
  private var place = Place.beforeArray
  private var element: [UInt8] = []
  private var elementByteCount = 0
  /// The brackets that are open in the element: true for a brace.
  private var open: [Bool] = []
  private var isInString = false
  private var isEscaped = false
  private var isFirst = true
  private var mark = [UInt8]()

  private let numbering: Numbering
  private let maximumElementByteCount: Int
  private static let maximumDepth = 512

  init(numbering: Numbering, maximumElementByteCount: Int) {
    self.numbering = numbering
    self.maximumElementByteCount = maximumElementByteCount
  }

  /// Takes the next block of the text and gives the elements that end in it; nil stands for one that is too long,
  /// whose length in bytes is given beside.
  mutating func take(
    _ block: [UInt8], _ give: (_ element: [UInt8]?, _ byteCount: Int, _ number: Int) throws -> Void
  ) throws {
    for byte in block {
      defer { if byte == 0x0A { line += 1 } }
      switch place {
      case .inElement: try takeInElement(byte, give)
      case .beforeArray: try takeBeforeArray(byte)
      case _ where ArraySplitter.isBlank(byte): break
      case .beforeElement: try takeFirst(byte, give)
      case .afterElement: try takeSeparator(byte)
      case .afterArray: throw broken(.textAfterEnd)
      }
    }
  }

  /// The text is over.
  func finish() throws {
    guard place == .afterArray else { throw broken(.endsEarly) }
  }

  private mutating func takeBeforeArray(_ byte: UInt8) throws {
    if ArraySplitter.isBlank(byte) { return }
    // A byte order mark.
    if mark.count < 3, byte == [0xEF, 0xBB, 0xBF][mark.count] { return mark.append(byte) }
    guard byte == UInt8(ascii: "[") else { throw broken(.noArray) }
    place = .beforeElement
  }

  private mutating func takeFirst(
    _ byte: UInt8, _ give: ([UInt8]?, Int, Int) throws -> Void
  ) throws {
    if byte == UInt8(ascii: "]"), isFirst {
      place = .afterArray
      return
    }
    guard byte != UInt8(ascii: ","), byte != UInt8(ascii: "]"), byte != UInt8(ascii: "}") else {
      throw broken(.missingElement)
    }
    isFirst = false
    place = .inElement
    if numbering == .lines { number = line }
    try takeInElement(byte, give)
  }

  private mutating func takeSeparator(_ byte: UInt8) throws {
    switch byte {
    case UInt8(ascii: ","): place = .beforeElement
    case UInt8(ascii: "]"): place = .afterArray
    default: throw broken(.missingComma)
    }
  }

  private mutating func takeInElement(
    _ byte: UInt8, _ give: ([UInt8]?, Int, Int) throws -> Void
  ) throws {
    if isInString {
      append(byte)
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString = false
      }
      return
    }
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard open.count < ArraySplitter.maximumDepth else { throw broken(.tooDeep) }
      open.append(byte == UInt8(ascii: "{"))
      append(byte)
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      if open.isEmpty && byte == UInt8(ascii: "]") {
        // A number or a word at the end of the array.
        try end(give)
        place = .afterArray
        return
      }
      guard open.popLast() == (byte == UInt8(ascii: "}")) else {
        throw broken(.bracketsDoNotMatch)
      }
      append(byte)
      if open.isEmpty { try end(give) }
    case UInt8(ascii: ",") where open.isEmpty:
      try end(give)
      place = .beforeElement
    case _ where open.isEmpty && ArraySplitter.isBlank(byte): try end(give)
    default:
      if byte == UInt8(ascii: "\"") { isInString = true }
      append(byte)
    }
  }

  private mutating func append(_ byte: UInt8) {
    elementByteCount += 1
    if elementByteCount <= maximumElementByteCount { element.append(byte) }
  }

  private mutating func end(_ give: ([UInt8]?, Int, Int) throws -> Void) throws {
    place = .afterElement
    try give(elementByteCount <= maximumElementByteCount ? element : nil, elementByteCount, number)
    if numbering == .positions { number += 1 }
    element.removeAll(keepingCapacity: true)
    elementByteCount = 0
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  /// An element that is broken is told by its number, and what stands between elements by its own line.
  private func broken(_ mistake: ArrayMistake) -> Refusal {
    Refusal(line: numbering == .lines && place != .inElement ? line : number, .whole, mistake)
  }
}
