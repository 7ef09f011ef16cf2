/// The forms of words and areas.
package enum Words {
  /// Lower-case words, digits allowed, joined by single `-` and `/`.
  package static func isPath(_ text: ArraySlice<UInt8>) -> Bool {
    var afterJoint = true
    for byte in text {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): afterJoint = false
      case UInt8(ascii: "-"), UInt8(ascii: "/"):
        if afterJoint { return false }
        afterJoint = true
      default: return false
      }
    }
    return !afterJoint
  }

  /// A GSS code (a capital letter and eight digits), or a path. A code with a small letter is neither: it would be
  /// another area than the one that is meant.
  package static func isArea(_ text: ArraySlice<UInt8>) -> Bool {
    isGSSCode(text) || (isPath(text) && !isNumbered(text))
  }

  /// A GSS code: a capital letter and eight digits.
  package static func isGSSCode(_ text: ArraySlice<UInt8>) -> Bool {
    guard isNumbered(text), let first = text.first else { return false }
    return first >= UInt8(ascii: "A") && first <= UInt8(ascii: "Z")
  }

  /// ONS's code for "no such area": it ends in 99999999.
  package static func isPseudoCode(_ text: some Collection<UInt8>) -> Bool {
    text.count >= 8 && text.dropFirst(text.count - 8).allSatisfy { $0 == UInt8(ascii: "9") }
  }

  /// A code of the International Classification of Diseases, 10th revision: a letter, a digit, a digit or letter, and up
  /// to four more characters behind a full stop that may be left out (`X85`, `X85.4`, `Y09X`).
  package static func isICD10(_ text: ArraySlice<UInt8>) -> Bool {
    func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
    func isCapital(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }
    let bytes = Array(text)
    guard bytes.count >= 3, isCapital(bytes[0]), isDigit(bytes[1]), isDigit(bytes[2]) || isCapital(bytes[2]) else {
      return false
    }
    var rest = bytes[3...]
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      if rest.isEmpty { return false }
    }
    return rest.count <= 4 && rest.allSatisfy { isDigit($0) || isCapital($0) }
  }

  /// What tables of areas may have as a code, before the ledger's rules look at it: 1 to 64 letters, digits, hyphens and
  /// slashes.
  package static func isCode(_ text: ArraySlice<UInt8>) -> Bool {
    (1...64).contains(text.count)
      && text.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "/"):
          true
        default: false
        }
      }
  }

  /// Any byte and eight digits.
  private static func isNumbered(_ text: ArraySlice<UInt8>) -> Bool {
    text.count == 9 && text.dropFirst().allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
  }
}
