import Testing

@Suite("House: sizes")
struct SizeTests {
  private static let maximumFileLines = 400
  private static let maximumTestFileLines = 700
  private static let maximumFunctionLines = 60
  private static let maximumTestFunctionLines = 80

  /// How a line goes on with the head of a function.
  private static let continuations = ["{", "->", "throws", "async", "where"]

  /// The functions of a text with the number of their lines, from the name to the closing brace.
  private static func functions(_ text: SwiftText) -> [(line: Int, count: Int)] {
    let code = text.codeLines
    return code.indices.filter { isHead(code[$0]) }.compactMap { start in
      var (parentheses, braces) = (0, 0)
      for line in start..<code.count {
        for byte in code[line].utf8 {
          switch byte {
          case UInt8(ascii: "("), UInt8(ascii: "["): parentheses += 1
          case UInt8(ascii: ")"), UInt8(ascii: "]"): parentheses -= 1
          case UInt8(ascii: "{"): braces += 1
          case UInt8(ascii: "}"):
            braces -= 1
            if braces == 0, parentheses == 0 { return (start + 1, line - start + 1) }
          default: break
          }
        }
        guard braces == 0, parentheses == 0, line + 1 < code.count else { continue }
        let next = code[line + 1].drop { $0 == " " }
        // One without a body, in a protocol.
        if !continuations.contains(where: next.hasPrefix) { return nil }
      }
      return nil
    }
  }

  private static func isHead(_ line: String) -> Bool {
    guard ["func ", "init", "subscript("].contains(where: line.contains) else { return false }
    let words = SwiftText.words(line.utf8)
    if words.contains("func") { return true }
    return !line.contains(".init") && !Set(words).isDisjoint(with: ["init", "deinit", "subscript"])
  }

  private static func longFunctions(_ source: Repository.Source, limit: Int = maximumFunctionLines) -> [String] {
    functions(source.text).filter { $0.count > limit }.map { "\(source.path):\($0.line): \($0.count) lines" }
  }

  @Test("a file of the product has at most 400 lines, a file of tests 700")
  func files() throws {
    let repository = try Repository.here.get()
    for target in repository.manifest.targets {
      let limit = target.path.hasPrefix("Tests/") ? Self.maximumTestFileLines : Self.maximumFileLines
      for source in repository.sources[target.name] ?? [] {
        #expect(source.text.codeLines.count - 1 <= limit, "\(source.path)")
      }
    }
  }

  @Test("a function of the product has at most 60 lines, a function of tests 80")
  func functions() throws {
    let repository = try Repository.here.get()
    for target in repository.manifest.targets {
      let limit = target.path.hasPrefix("Tests/") ? Self.maximumTestFunctionLines : Self.maximumFunctionLines
      for source in repository.sources[target.name] ?? [] { #expect(Self.longFunctions(source, limit: limit) == []) }
    }
  }

  @Test("lines are counted from the name to the closing brace")
  func madeUp() {
    let body = String(repeating: "  step()\n", count: 59)
    func lines(_ text: String) -> [Int] { Self.functions(SwiftText(text)).map(\.count) }
    #expect(lines("func long() {\n\(body)}\n") == [61])
    #expect(lines("init(\n  a: Int = [1].map { $0 }[0]\n) {\n\(body)}\n") == [63])
    #expect(lines("protocol P {\n  func a()\n  func b()\n}\nfunc c() { \"}\" }\n") == [1])
    #expect(
      Self.longFunctions(Repository.Source(path: "p", folder: "", "\nfunc long() {\n\(body)}\n")) == ["p:2: 61 lines"])
  }
}
