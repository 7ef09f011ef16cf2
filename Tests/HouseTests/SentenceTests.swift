import Testing

@Suite("House: sentences")
struct SentenceTests {
  /// Targets that say nothing to people themselves: their notes, reasons and mistakes are cases, and the sentences stand in
  /// files named `…+Words.swift`, or in another target.
  private static let silent = ["Questions", "Rationals", "Snapshots", "Figures", "Explanations", "Reports"]

  // MARK: No code reads sentences

  /// What is only ever said, never asked.
  private static let said: Set<String> = [
    "note", "notes", "reason", "reasons", "sentence", "sentences", "rule", "remedy", "display", "previousDisplay",
  ]

  /// Where code asks what a sentence says.
  private static func readings(_ source: Repository.Source) -> [String] {
    let text = source.text
    return text.literals.filter { literal in
      let before = text.code(before: literal.start, 100).split(separator: "\n").last ?? ""
      let behind = text.code(behind: literal.end, 4)
      let isSearched = [".hasPrefix(", ".hasSuffix(", ".contains("].contains(where: before.hasSuffix)
      let isCompared =
        ["== ", "!= "].contains(where: before.hasSuffix) || [" ==", " !="].contains(where: behind.hasPrefix)
      if isSearched, literal.text.contains(" "), literal.text.contains(where: \.isLetter) { return true }
      if isCompared, words(literal.text) >= 3 || [".field == ", ".field != "].contains(where: before.hasSuffix) {
        return true
      }
      // What is compared is the operand alone; what is searched may be the elements of what the line begins with.
      let asked = isSearched ? before : before.dropLast(4).split(separator: " ").last ?? ""
      return (isSearched || isCompared) && !said.isDisjoint(with: SwiftText.words(asked.utf8))
    }.map { "\(source.path):\($0.line): asks for \"\($0.text)\"" }
  }

  /// The number of words in a row.
  private static func words(_ text: String) -> Int {
    var (most, count) = (0, 0)
    for part in text.split(whereSeparator: \.isWhitespace) {
      let isWord = part.firstMatch(of: /^["(“]?(?:[A-Za-z][a-z’'-]*|…)[.,:;?!)"”]*$/) != nil
      count = isWord ? count + 1 : 0
      most = max(most, count)
    }
    return most
  }

  @Test("no code asks what a sentence says")
  func reading() throws {
    let repository = try Repository.here.get()
    var found: [String: [String]] = [:]
    for (_, source) in repository.sources(of: repository.products) {
      let readings = Self.readings(source)
      if !readings.isEmpty { found[source.name] = readings }
    }
    #expect(Exceptions.difference(found, Exceptions.reading) == [])
  }

  @Test(
    "to ask is to look for a beginning, an end or a part of what is said, or to compare it",
    arguments: [
      #"notes.filter { $0.hasPrefix("There is no value") }"#, #"if figure.display.hasPrefix("[") {}"#,
      #"if error.field == "--definition" {}"#, #"if text == "there is nothing here" {}"#,
      #"if "nothing is here" != text {}"#, #"notes.contains { $0.hasPrefix("Revised") }"#,
      #"if refusal.rule.contains("twice") {}"#, #"if figure.display == "[c]" {}"#,
    ])
  func read(_ code: String) {
    #expect(Self.readings(Repository.Source(path: "p", folder: "", code)).count == 1)
  }

  @Test(
    "to read what comes from outside, or a case, is none",
    arguments: [
      ##"if text.hasPrefix("#") {}"##, #"path.hasSuffix(".zip")"#, #"if test.field == .date {}"#,
      #"// notes.hasPrefix("a b")"#,
      #"let a = display + "of them all""#, #"if unit != "percent" {}"#,
    ])
  func notRead(_ code: String) {
    #expect(Self.readings(Repository.Source(path: "p", folder: "", code)) == [])
  }

  // MARK: Where sentences stand

  /// Calls whose texts are for those who write code, or for the help of a command.
  private static let calls = ["precondition(", "preconditionFailure(", "fatalError(", "assert(", "@available("]

  private static func sentences(_ source: Repository.Source) -> [String] {
    guard source.name.firstMatch(of: /(?:\+Words|^Words)\.swift$/) == nil else { return [] }
    let text = source.text
    return text.literals.filter { literal in
      guard words(literal.text) >= 3 else { return false }
      return !isInCall(text.code(before: literal.start, 300))
    }.map { "\(source.path):\($0.line): says \"\($0.text)\"" }
  }

  /// Whether code ends within the parentheses of one of the calls.
  private static func isInCall(_ before: String) -> Bool {
    calls.contains { call in
      before.ranges(of: call).contains { range in
        var depth = 1
        for byte in before[range.upperBound...].utf8 where depth > 0 {
          if byte == UInt8(ascii: "(") { depth += 1 }
          if byte == UInt8(ascii: ")") { depth -= 1 }
        }
        return depth > 0
      }
    }
  }

  @Test("what is counted, explained and reported says nothing itself")
  func places() throws {
    let repository = try Repository.here.get()
    let targets = repository.manifest.targets.filter { Self.silent.contains($0.name) }
    #expect(targets.count == Self.silent.count)
    #expect(repository.sources(of: targets).flatMap { Self.sentences($0.source) } == [])
  }

  @Test("a sentence has three words in a row, and is not said to those who write code")
  func madeUp() {
    func count(_ code: String, _ path: String = "p.swift") -> Int {
      Self.sentences(Repository.Source(path: path, folder: "", code)).count
    }
    #expect(count(#"notes.append("There is no value: \(area) is not known.")"#) == 1)
    #expect(count(#"let a = "\(count) of them""#) == 1)
    #expect(count(#"let a = "csv,json", b = "two words""#) == 0)
    #expect(count("precondition(\n  a == b(1), \"the reasons add up\")") == 0)
    #expect(count(#"precondition(a); say("there is no value")"#) == 1)
    #expect(count("/// there is no value\n") == 0)
    #expect(count(#"let a = "there is no value""#, "Note+Words.swift") == 0)
  }
}
