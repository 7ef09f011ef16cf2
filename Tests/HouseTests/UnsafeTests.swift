import Testing

@Suite("House: unsafe code")
struct UnsafeTests {
  /// The targets that wrap what C hands out.
  private static let wrappers = ["Bytes", "FileSystem", "LMDB", "Archives", "XML", "Compression", "PostgreSQL"]
  /// How far above a use the line stands that says why it is safe.
  private static let reach = 10

  /// The lines that say `unsafe`.
  private static func uses(_ text: SwiftText) -> [Int] {
    text.codeLines.enumerated().filter { _, line in
      line.contains("unsafe") && SwiftText.words(line.replacing("@unsafe", with: "").utf8).contains("unsafe")
    }.map { $0.offset + 1 }
  }

  private static func unexplained(_ source: Repository.Source) -> [String] {
    let reasons = source.text.comments.filter { $0.text.contains("// SAFETY:") }.map(\.line)
    return uses(source.text).filter { line in !reasons.contains { $0 <= line && line - $0 <= reach } }
      .map { "\(source.path):\($0): unsafe without a line SAFETY above" }
  }

  @Test("only the wrappers say unsafe")
  func places() throws {
    let repository = try Repository.here.get()
    let others = repository.products.filter { !Self.wrappers.contains($0.name) }
    #expect(repository.sources(of: others).filter { !Self.uses($0.source.text).isEmpty }.map(\.source.path) == [])
  }

  @Test("each unsafe use has a line above that says why it is safe")
  func reasons() throws {
    let repository = try Repository.here.get()
    var found: [String: [String]] = [:]
    for (_, source) in repository.sources(of: repository.products) {
      let unexplained = Self.unexplained(source)
      if !unexplained.isEmpty { found[source.name] = unexplained }
    }
    #expect(Exceptions.difference(found, Exceptions.unsafeWithoutReason) == [])
  }

  @Test("a use is one in code, and its line may stand a little above")
  func madeUp() {
    func count(_ text: String) -> Int { Self.unexplained(Repository.Source(path: "p", folder: "", text)).count }
    #expect(count("let a = unsafe b()\n") == 1)
    #expect(count("// SAFETY: b lives.\nlet a = unsafe b()\n") == 0)
    #expect(count("// SAFETY: b lives.\n" + String(repeating: "\n", count: 10) + "let a = unsafe b()\n") == 1)
    #expect(count("// unsafe\nlet a = \"unsafe\"\nbuffer.withUnsafeBytes {}\n@unsafe func f()\n") == 0)
  }
}
