/// What Package.swift says of the targets.
struct Manifest {
  struct Target {
    let name: String
    /// The targets, and the products of other packages.
    let dependencies: [String]
    /// The folder of the sources.
    let path: String
  }

  let targets: [Target]

  init(_ text: String) {
    let source = SwiftText(text)
    let bytes = Array(text.utf8)
    var targets: [Target] = []
    for kind in [".target(", ".executableTarget(", ".testTarget(", ".systemLibrary("] {
      for start in Manifest.places(of: kind, in: source.code) {
        let call = String(decoding: Manifest.call(from: start + kind.utf8.count, source.code, bytes), as: UTF8.self)
        guard let name = call.firstMatch(of: /name:\s*"([^"]+)"/)?.1 else { continue }
        let usual = kind == ".testTarget(" ? "Tests/" : "Sources/"
        targets.append(
          Target(
            name: String(name), dependencies: Manifest.dependencies(call),
            path: call.firstMatch(of: /path:\s*"([^"]+)"/).map { String($0.1) } ?? usual + name))
      }
    }
    self.targets = targets
  }

  /// What stands between the parentheses of a call.
  private static func call(from start: Int, _ code: [UInt8], _ text: [UInt8]) -> ArraySlice<UInt8> {
    var depth = 1
    var end = start
    while end < code.count, depth > 0 {
      if code[end] == UInt8(ascii: "(") { depth += 1 }
      if code[end] == UInt8(ascii: ")") { depth -= 1 }
      end += 1
    }
    return text[start..<max(start, end - 1)]
  }

  private static func dependencies(_ call: String) -> [String] {
    guard let start = call.firstRange(of: "dependencies: [")?.upperBound else { return [] }
    let list = call[start...].prefix { $0 != "]" }
    let products = list.matches(of: /\.product\(name: "([^"]+)", package: "[^"]+"\)/).map { String($0.1) }
    let own = list.replacing(/\.product\([^)]*\)/, with: "").matches(of: /"([^"]+)"/).map { String($0.1) }
    return own + products
  }

  private static func places(of word: String, in code: [UInt8]) -> [Int] {
    let word = Array(word.utf8)
    return code.indices.filter { code[$0] == word[0] && code[$0...].starts(with: word) }
  }

  /// The targets that depend on themselves by way of others, each once.
  var cycle: [String] { Graph(targets.map { ($0.name, Set($0.dependencies)) }).knots.flatMap { $0 } }
}

/// Who leads to whom.
struct Graph {
  private let edges: [String: Set<String>]

  init(_ edges: [(String, Set<String>)]) {
    self.edges = Dictionary(edges, uniquingKeysWith: { $0.union($1) })
  }

  private func reached(from start: String) -> Set<String> {
    var (seen, open): (Set<String>, [String]) = ([], [start])
    while let next = open.popLast() {
      for node in edges[next] ?? [] where seen.insert(node).inserted { open.append(node) }
    }
    return seen
  }

  /// The nodes that lead back to themselves, those that lead to each other together, all in their order.
  var knots: [[String]] {
    let reached = Dictionary(uniqueKeysWithValues: edges.keys.map { ($0, self.reached(from: $0)) })
    var knots: [[String]] = []
    for node in edges.keys.sorted() where reached[node]?.contains(node) ?? false {
      guard !knots.contains(where: { $0.contains(node) }) else { continue }
      knots.append(
        edges.keys.sorted().filter { other in
          (reached[node]?.contains(other) ?? false) && (reached[other]?.contains(node) ?? false)
        })
    }
    return knots
  }
}
