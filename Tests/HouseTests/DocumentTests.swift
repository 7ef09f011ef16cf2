import Testing

@Suite("House: documents")
struct DocumentTests {
  /// Documents that a text names.
  private static func named(_ text: String) -> [String] {
    guard text.contains(".md") else { return [] }
    return text.matches(of: /(?:^|[^\w\/.*<-])([\w.\/-]*\w\.md)\b/).map { String($0.1) }
  }

  /// Where a relative link of a Markdown text leads.
  private struct Link: Equatable {
    /// Empty where it stays in the document.
    var path: String
    /// The heading behind `#`; nil for none.
    var heading: String?
  }

  /// The relative links of a Markdown text, those too that are named at its foot.
  private static func links(_ markdown: String) -> [Link] {
    let targets =
      markdown.matches(of: /\]\(([^)\s]+)\)/).map(\.1)
      + markdown.matches(of: /(?:^|\n)\[[^\]\n]+\]: <?([^>\s]+)>?/).map(\.1)
    return targets.filter { !$0.contains("://") }.map { target in
      let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      return Link(path: String(parts[0]), heading: parts.count > 1 ? String(parts[1]) : nil)
    }
  }

  /// The headings of a Markdown text as links name them: small letters, digits and hyphens.
  private static func headings(_ markdown: String) -> [String] {
    markdown.matches(of: /(?:^|\n)#+ ([^\n]+)/).map { match in
      match.1.lowercased().replacing(" ", with: "-").filter { $0.isLetter || $0.isNumber || $0 == "-" }
    }
  }

  /// Whether a document is there: from the root, from the folder of the one that names it, or by its name alone.
  private static func isThere(_ name: String, namedIn path: String, _ documents: [String]) -> Bool {
    var folder = path.split(separator: "/").dropLast().joined(separator: "/")
    var name = name[...]
    while name.hasPrefix("../") {
      folder = folder.split(separator: "/").dropLast().joined(separator: "/")
      name = name.dropFirst(3)
    }
    return documents.contains {
      $0 == name || $0 == (folder.isEmpty ? "" : folder + "/") + name
        || (!name.contains("/") && $0.hasSuffix("/" + name))
    }
  }

  private static func documents() -> [String] {
    Repository.files(below: "", ending: ".md") + Repository.files(below: ".github", ending: ".md")
  }

  @Test("every document that a comment names is in the repository")
  func inComments() throws {
    let repository = try Repository.here.get()
    let documents = Self.documents()
    for (_, source) in repository.sources(of: repository.manifest.targets) {
      for comment in source.text.comments {
        for name in Self.named(comment.text) {
          #expect(Self.isThere(name, namedIn: source.path, documents), "\(source.path):\(comment.line): \(name)")
        }
      }
    }
  }

  @Test("every document, place and heading that a document names is in the repository")
  func inDocuments() throws {
    let documents = Self.documents()
    #expect(documents.contains("README.md"))
    for path in documents {
      let text = try Repository.text(path)
      for name in Self.named(text) { #expect(Self.isThere(name, namedIn: path, documents), "\(path): \(name)") }
      let folder = path.split(separator: "/").dropLast().map { $0 + "/" }.joined()
      for link in Self.links(text) {
        let target = link.path.isEmpty ? path : folder + link.path
        #expect(Repository.exists(target), "\(path): \(link.path)")
        guard let heading = link.heading, target.hasSuffix(".md") else { continue }
        let headings = Self.headings(try Repository.text(target))
        #expect(headings.contains(heading), "\(path): \(link.path)#\(heading)")
      }
    }
  }

  @Test("names, links and headings are found where they stand")
  func madeUp() {
    #expect(Self.named("/// See DESIGN.md and docs/format.md, not data.mdb.") == ["DESIGN.md", "docs/format.md"])
    let links = Self.links("[a](b/c.md#d) [e](https://f.g) [h](#i) ![j](k.svg)\n[l]: <m.md>\n[n]: https://o.p\n")
    #expect(links.map(\.path) == ["b/c.md", "", "k.svg", "m.md"])
    #expect(links.map(\.heading) == ["d", "i", nil, nil])
    #expect(Self.headings("# A b, c\nd # e\n### `f.g` h-i\n") == ["a-b-c", "fg-h-i"])
    #expect(Self.isThere("DESIGN.md", namedIn: "Sources/A/B.swift", ["Sources/A/DESIGN.md"]))
    #expect(!Self.isThere("FORMAT.md", namedIn: "Sources/A/B.swift", ["Sources/A/DESIGN.md"]))
    #expect(!Self.isThere("docs/DESIGN.md", namedIn: "Sources/A/B.swift", ["Sources/A/DESIGN.md"]))
  }

  // MARK: The contract

  private static func citations(_ source: Repository.Source) -> [String] {
    let texts = source.text.comments.map { ($0.line, $0.text) } + source.text.literals.map { ($0.line, $0.text) }
    return texts.filter { SwiftText.words($0.1.utf8).contains { $0.lowercased() == "contract" } }.map {
      "\(source.path):\($0.0): cites a contract"
    }
  }

  @Test("the code cites no contract: what it follows stands in the repository")
  func contract() throws {
    let repository = try Repository.here.get()
    var found: [String: [String]] = [:]
    for (target, source) in repository.sources(of: repository.products) {
      let citations = Self.citations(source)
      if !citations.isEmpty { found[target, default: []] += citations }
    }
    #expect(Exceptions.difference(found, Exceptions.contract) == [])
    let source = Repository.Source(path: "p", folder: "", "/// After the contract.\nlet contraction = \"a contract\"")
    #expect(Self.citations(source).count == 2)
  }
}
