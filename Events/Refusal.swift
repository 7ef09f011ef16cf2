/// Why one piece of input was not taken: the place, the field, the value, the rule it breaks and what to do.
///
/// A refusal blames the input, never the ledger. It is a value: a batch collects refusals and prints them
/// all.
public struct Refusal: Error, Equatable, Sendable {
  /// The file (or `-` for standard input) the input came from; empty when it has no name.
  public var file: String
  /// The 1-based line of the input in its file, or the 1-based position in a CloudEvents batch; 0 when
  /// unknown.
  public var line: Int
  /// The field at fault as a path, such as `data.date` or a CSV column; empty when the whole line is at
  /// fault.
  public var field: String
  /// The value at fault as given, shortened when it is long.
  public var value: String
  /// The rule that the value breaks, as a sentence without a full stop.
  public var rule: String
  /// What the sender can do about it, as a sentence without a full stop.
  public var remedy: String

  /// What was at fault, for whoever answers differently to each; a person reads the rule.
  public var kind: Kind

  public enum Kind: Sendable {
    /// The text is not JSON, so it says nothing.
    case malformed
    /// Another event has the same idempotency key.
    case conflict
    /// Any other rule.
    case rule
  }

  public init(
    file: String = "", line: Int = 0, field: String = "", value: String = "", rule: String, remedy: String,
    kind: Kind = .rule
  ) {
    self.file = file
    self.line = line
    self.field = field
    self.value = Refusal.shortened(value)
    self.rule = rule
    self.remedy = remedy
    self.kind = kind
  }

  /// The longest value that is printed whole, in characters.
  static let maximumValueLength = 80

  package static func shortened(_ value: String) -> String {
    let printable = value.prefix(maximumValueLength + 1).map { character in
      character.unicodeScalars.contains(where: TextSanitizer.isHarmful) ? "\u{FFFD}" : character
    }
    return printable.count > maximumValueLength ? String(printable.prefix(maximumValueLength)) + "…" : String(printable)
  }
}

extension Refusal: CustomStringConvertible {
  /// `file:line: field "value": rule. Remedy.`, leaving out what is empty.
  public var description: String {
    var place = file.isEmpty ? "" : file + ":"
    if line > 0 { place += file.isEmpty ? "line \(line):" : "\(line):" }
    var subject = field
    if !value.isEmpty { subject += (subject.isEmpty ? "" : " ") + "\"" + value + "\"" }
    if !subject.isEmpty { subject += ": " }
    return (place.isEmpty ? "" : place + " ") + subject + rule + ". " + remedy + "."
  }
}
