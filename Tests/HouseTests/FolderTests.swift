import Testing

@Suite("House: folders of a target")
struct FolderTests {
  /// References from one folder to a type of another: `from` and `to`, with a file and the type.
  private struct Edge {
    let from: String
    let to: String
    let evidence: String
  }

  /// The types that stand at the top of a file.
  private static func types(_ text: SwiftText) -> [String] {
    var (depth, names): (Int, [String]) = (0, [])
    for line in text.codeLines {
      if depth == 0, let match = line.firstMatch(of: /\b(?:struct|enum|class|actor|protocol|typealias) (\w+)/) {
        names.append(String(match.1))
      }
      depth += line.count { $0 == "{" } - line.count { $0 == "}" }
    }
    return names
  }

  private static func edges(_ sources: [Repository.Source]) -> [Edge] {
    var places: [String: String] = [:]
    for source in sources { for type in types(source.text) { places[type] = source.folder } }
    return sources.filter { !$0.folder.isEmpty }.flatMap { source -> [Edge] in
      var seen: Set<String> = []
      return SwiftText.words(source.text.code, withMembers: false).compactMap { word in
        guard let place = places[word], place != source.folder, !place.isEmpty, seen.insert(word).inserted else {
          return nil
        }
        return Edge(from: source.folder, to: place, evidence: "\(source.name) uses \(word) of \(place)")
      }
    }
  }

  private static func knots(_ edges: [Edge]) -> [[String]] { Graph(edges.map { ($0.from, [$0.to]) }).knots }

  @Test("no folder refers to another that refers back to it")
  func knots() throws {
    let repository = try Repository.here.get()
    for target in repository.products {
      let edges = Self.edges(repository.sources[target.name] ?? [])
      let knots = Self.knots(edges)
      let inside = edges.filter { edge in knots.contains { $0.contains(edge.from) && $0.contains(edge.to) } }
      #expect(
        knots == Exceptions.knots[target.name] ?? [],
        "\(target.name): \(knots)\n\(inside.map { "\($0.from): \($0.evidence)" }.sorted().joined(separator: "\n"))")
    }
  }

  @Test("a reference is one by the name of a type that another folder declares, in code")
  func madeUp() {
    func source(_ folder: String, _ text: String) -> Repository.Source {
      Repository.Source(path: folder + "/f.swift", folder: folder, text)
    }
    let tied = [
      source("Low", "struct Box { enum Inside {} }\nextension High {}\n"),
      source("High", "struct High { let text = \"Box \\(Box.self)\", other = Other.Low } // Inside"),
    ]
    #expect(Self.edges(tied).map(\.evidence) == ["f.swift uses High of High", "f.swift uses Box of Low"])
    #expect(Self.knots(Self.edges(tied)) == [["High", "Low"]])
    let free = [source("Low", "struct Box {}\n// High\nlet name = \"High\""), tied[1]]
    #expect(Self.knots(Self.edges(free)) == [])
  }
}
