/// The parties erased under data-protection law, in the order of their erasures, and how a text is told in which one stands.
///
/// A text of the journal meets one of two ways out:
///
/// - `masked`: the party is `[erased]`, for ever. Events are told so.
/// - `told`: the party is a placeholder, which is another for each party, so that what was different stays so and is counted
///   as it was. Whatever is made of the journal holds told texts, and `shown` puts `[erased]` in place of placeholders where
///   a text leaves the program. `meant` gives the true text back, for what is looked up in the journal.
///
/// A party stands in a text where its code points do, between characters that are neither letters nor digits; one of eight
/// code points or more stands there within a longer word, too. So `p1` is not in `p10`. What stands percent-encoded in a text,
/// as keys do in subjects, is found as well.
package struct Erasures: Sendable {
  /// What is printed in place of an erased party.
  package static let mark = "[erased]"

  /// Nobody.
  package static let none = Erasures([])

  /// In the order of their erasures.
  package let parties: [String]
  /// The parties as they may be written, those of a party after one another, and where they stand.
  private let forms: [String]
  private let tree: PrefixTree

  /// - Parameter parties: in the order of their erasures; those that come later leave the placeholders of others as they are.
  package init(_ parties: [String]) {
    self.parties = parties
    forms = parties.flatMap(Erasures.forms)
    tree = PrefixTree(forms)
  }

  package var isEmpty: Bool { parties.isEmpty }

  package func contains(_ party: String) -> Bool { parties.contains { ExactText($0) == ExactText(party) } }

  /// Whether a text names one.
  package func isNamed(in text: String) -> Bool {
    guard !isEmpty else { return false }
    return !tree.matches(in: Array(text.utf8)).isEmpty
  }

  /// A text with `[erased]` in place of each party.
  package func masked(_ text: String) -> String { replacing(text) { _ in Erasures.mark } ?? text }

  /// A text with a placeholder for each party.
  package func told(_ text: String) -> String {
    guard !isEmpty else { return text }
    return replacing(Placeholder.escaped(text)) { Placeholder.text($0) } ?? Placeholder.escaped(text)
  }

  /// A text that somebody asked with, with a placeholder for each party. It may hold some already, as links do.
  package func asked(_ text: String) -> String { replacing(text) { Placeholder.text($0) } ?? text }

  /// JSON with a placeholder for each party, in its strings and keys.
  package func toldJSON(_ json: [UInt8]) -> [UInt8] {
    var document = JSONDocument()
    guard (try? document.read(json[...])) != nil else { preconditionFailure("What is told is JSON.") }
    var (result, next): ([UInt8], Int) = ([], 0)
    for node in document.nodes.indices where document.kind(node) == .string {
      let text = document.string(node)
      guard CivilDate(text) == nil else { continue }
      let range = document.range(node)
      var string: [UInt8] = []
      JSONEscapes.write(told(text), to: &string)
      result += json[next..<range.lowerBound] + string.dropFirst().dropLast()
      next = range.upperBound
    }
    return result + json[next...]
  }

  /// Whether the UTF-8 of texts may be told otherwise than it is; it is looked at where it lies, and most is not.
  package func mayAlter(_ texts: RawSpan) -> Bool {
    Placeholder.mayBeHeld(in: texts) || tree.mayMatch(texts)
  }

  /// The text that was told.
  package func meant(_ told: String) -> String {
    guard !isEmpty else { return told }
    return Placeholder.replaced(told) { $0 < forms.count ? forms[$0] : Erasures.mark }
  }

  /// What was told with `[erased]` in place of placeholders.
  package static func shown(_ told: String) -> String { Placeholder.replaced(told) { _ in mark } }

  /// What was told as a part of a name that people do not read: another word for each placeholder.
  package static func word(_ told: String) -> String { Placeholder.replaced(told) { "erased-\($0 + 1)" } }

  /// Whether a party was erased from what was told.
  package static func isErased(in told: String) -> Bool { Placeholder.isHeld(in: told) }

  /// The text with other words for the forms that stand in it; nil where none does.
  package func replacing(_ text: String, _ word: (_ form: Int) -> String) -> String? {
    guard !isEmpty else { return nil }
    let bytes = Array(text.utf8)
    let matches = tree.matches(in: bytes)
    guard !matches.isEmpty else { return nil }
    var result: [UInt8] = []
    var next = 0
    for match in matches {
      result += bytes[next..<match.range.lowerBound]
      result += word(match.form).utf8
      next = match.range.upperBound
    }
    return String(decoding: result + bytes[next...], as: UTF8.self)
  }

  /// A party as it may be written: as it is, as a part of a subject, percent-encoded.
  private static func forms(_ party: String) -> [String] {
    func encoded(_ digits: String, _ isKept: (UInt8) -> Bool) -> String {
      let digits = Array(digits.utf8)
      let bytes = party.utf8.flatMap { byte in
        isKept(byte) ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
      return String(decoding: bytes, as: UTF8.self)
    }
    func isUnreserved(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"): true
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
      default: false
      }
    }
    func isPartOfSubject(_ byte: UInt8) -> Bool { byte != UInt8(ascii: "%") && byte != UInt8(ascii: "/") }
    var forms = [party]
    for digits in ["0123456789ABCDEF", "0123456789abcdef"] {
      for form in [encoded(digits, isPartOfSubject), encoded(digits, isUnreserved)]
      where !forms.contains(where: { ExactText($0) == ExactText(form) }) {
        forms.append(form)
      }
    }
    return forms
  }
}
