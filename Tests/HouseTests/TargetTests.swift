import Testing

@Suite("House: targets")
struct TargetTests {
  /// What the imports of a file name.
  private static func imports(_ text: SwiftText) -> [String] {
    text.codeLines.filter { $0.contains("import ") }.compactMap { line in
      line.firstMatch(
        of: /^(?:@testable |@_exported |public |package |internal )*import (?:struct |enum |class |func )?(\w+)/
      )
      .map { String($0.1) }
    }
  }

  /// Imports of targets and products that their target does not depend on.
  private static func undeclared(_ manifest: Manifest, _ sources: [String: [Repository.Source]]) -> [String] {
    let known = Set(manifest.targets.flatMap { [$0.name] + $0.dependencies }.map(module))
    return manifest.targets.flatMap { target -> [String] in
      let declared = Set(target.dependencies.map(module) + [module(target.name)])
      return (sources[target.name] ?? []).flatMap { source in
        imports(source.text).filter { known.contains($0) && !declared.contains($0) }.map {
          "\(source.path) imports \($0)"
        }
      }
    }
  }

  /// The name under which a target is imported.
  private static func module(_ name: String) -> String { name.replacing("-", with: "_") }

  @Test("no target depends on itself by way of others")
  func cycles() throws {
    #expect(try Repository.here.get().manifest.cycle == [])
    let text = """
      .target(name: "A", dependencies: ["B"], swiftSettings: s), .target(name: "B", dependencies: ["C", .product(name: "P", package: "p")]),
      .testTarget(name: "C", dependencies: ["A"], path: "x"), .target(name: "D", dependencies: ["A"]), // .target(name: "E")
      """
    let manifest = Manifest(text)
    #expect(manifest.targets.map(\.name) == ["A", "B", "D", "C"])
    #expect(manifest.targets.map(\.path) == ["Sources/A", "Sources/B", "Sources/D", "x"])
    #expect(manifest.targets[1].dependencies == ["C", "P"])
    #expect(manifest.cycle == ["A", "B", "C"])
  }

  @Test("a file imports only what its target declares")
  func imports() throws {
    let repository = try Repository.here.get()
    #expect(repository.manifest.targets.count > 20 && repository.sources.values.joined().count > 500)
    #expect(Self.undeclared(repository.manifest, repository.sources) == Exceptions.imports)
    let manifest = Manifest(#".target(name: "A", dependencies: ["B"]), .target(name: "B"), .target(name: "c-d")"#)
    let sources = [
      "A": [
        Repository.Source(
          path: "a", folder: "", "package import B\nimport Foundation\n@testable import c_d\n// import B")
      ],
      "B": [Repository.Source(path: "b", folder: "", "import struct A.X\nimport B")],
    ]
    #expect(Self.undeclared(manifest, sources) == ["a imports c_d", "b imports A"])
  }
}
