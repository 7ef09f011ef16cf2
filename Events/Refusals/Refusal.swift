/// Why one piece of input was not taken, or one question not answered: the place, the value, and the mistake.
///
/// A refusal blames the input, never the ledger. It is a value: a batch collects refusals and prints them all. Inside it is
/// told by its mistake, a case of a type; the words are made by whoever prints it.
public struct Refusal: Error, Equatable, Sendable {
  /// The file (or `-` for standard input) the input came from; empty when it has no name.
  public var file: String
  /// The 1-based line of the input in its file, or the 1-based position in a CloudEvents batch; 0 when
  /// unknown.
  public var line: Int
  /// What is at fault within it.
  public var place: Place
  /// The value at fault as given, shortened when it is long; control characters are replaced.
  public var value: String
  /// What is wrong with it: the rule that it breaks, and what the sender can do.
  public var mistake: any Mistake
  /// What else is wrong with the same event, row or definition; a refusal in here has no others.
  public private(set) var others: [Refusal] = []

  /// What is at fault: the whole, a field of data, or a parameter of a question.
  public enum Place: Hashable, Sendable {
    case whole
    /// A field as a path, such as `data.date`, or a CSV column.
    case field(String)
    /// A cell, a row or a sheet of a spreadsheet.
    case sheet(SheetPlace)
    /// A parameter: the door that it came through names it.
    case parameter(Parameter)
  }

  public init(
    file: String = "", line: Int = 0, _ place: Place = .whole, value: String = "", _ mistake: any Mistake
  ) {
    self.file = file
    self.line = line
    self.place = place
    self.value = Refusal.shortened(value)
    self.mistake = mistake
  }

  public static func == (left: Refusal, right: Refusal) -> Bool {
    left.file == right.file && left.line == right.line && left.place == right.place && left.value == right.value
      && AnyHashable(left.mistake) == AnyHashable(right.mistake) && left.others == right.others
  }

  /// A refusal of one thing for several reasons; nil where there are none.
  package init?(together faults: [Refusal]) {
    guard var first = faults.first else { return nil }
    first.others = faults.dropFirst().flatMap(\.each) + first.others
    self = first
  }

  /// Every reason, each as a refusal of its own.
  public var each: [Refusal] {
    var first = self
    first.others = []
    return [first] + others
  }

  /// The refusal with each reason changed.
  package func map(_ change: (Refusal) -> Refusal) -> Refusal {
    Refusal(together: each.map(change)) ?? self
  }

  /// The longest value that is printed whole, in characters.
  static let maximumValueLength = 80

  package static func shortened(_ value: String) -> String {
    let printable = value.prefix(maximumValueLength + 1).map { character in
      character.unicodeScalars.contains(where: TextSanitizer.isHarmful) ? "\u{FFFD}" : character
    }
    return printable.count > maximumValueLength
      ? String(printable.prefix(maximumValueLength)) + "…" : String(printable)
  }
}

// MARK: Words

extension Refusal {
  /// What is at fault, as the door names it: `data.date`, `sheet Cases, row 12, DASH score`, `--known-at`, `known-at`; empty
  /// for the whole.
  public func field(at door: Door) -> String {
    switch place {
    case .whole: ""
    case .field(let path): path
    case .sheet(let place): place.words
    case .parameter(let parameter): door.name(parameter)
    }
  }

  /// The rule that the value breaks, as a sentence without a full stop.
  public func rule(at door: Door) -> String { Wording.said(mistake.rule(at: door)) }

  /// What the sender can do about it, as a sentence without a full stop.
  public func remedy(at door: Door) -> String { Wording.said(mistake.remedy(at: door)) }

  public var field: String { field(at: .command) }
  public var rule: String { rule(at: .command) }
  public var remedy: String { remedy(at: .command) }

  /// `file:line: field "value": rule. Remedy.`, leaving out what is empty; a line for each reason.
  public func description(at door: Door) -> String {
    each.map { $0.line(at: door) }.joined(separator: "\n")
  }

  private func line(at door: Door) -> String {
    var words = file.isEmpty ? "" : file + ":"
    if line > 0 { words += file.isEmpty ? "line \(line):" : "\(line):" }
    var subject = field(at: door)
    if !value.isEmpty { subject += (subject.isEmpty ? "" : " ") + "\"" + value + "\"" }
    if !subject.isEmpty { subject += ": " }
    return (words.isEmpty ? "" : words + " ") + subject + rule(at: door) + ". " + remedy(at: door) + "."
  }
}

extension Refusal: CustomStringConvertible {
  public var description: String { description(at: .command) }
}
