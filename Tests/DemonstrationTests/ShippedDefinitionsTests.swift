import Events
import Projections
import Testing

@Suite("Shipped definitions")
struct ShippedDefinitionsTests {
  /// The outcomes of the Board's report.
  static let outcomes: Set<String> = [
    "Ongoing reductions in crime", "Reduce offending and re-offending", "Protect and support the most vulnerable",
    "Continue to reduce anti-social behaviour", "PREVENT",
  ]

  private func versions(_ file: Shipped.File) throws -> [Definition] {
    try DefinitionFile.read(file.yaml).map { json in
      var document = JSONDocument()
      try document.read(json[...])
      return try Definition(document, document.root, path: file.name)
    }
  }

  @Test("every file validates, and holds the versions of the indicator that it is named after, from 1 on")
  func validate() throws {
    for file in Shipped.definitions {
      let versions = try versions(file)
      #expect(versions.map(\.version) == Array(1...versions.count), "\(file.name)")
      #expect(versions.allSatisfy { $0.indicator + ".yaml" == file.name }, "\(file.name)")
    }
  }

  @Test("no indicator is shipped twice")
  func unique() {
    let names = Shipped.definitions.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test("every version says what it counts, from where, with which caveats, and belongs to an outcome of the report")
  func explained() throws {
    for file in Shipped.definitions {
      for version in try versions(file) {
        let name: Comment = "\(version.indicator) \(version.version)"
        #expect((version.reason ?? "").count > 40, name)
        #expect(version.source != nil, name)
        #expect(!version.caveats.isEmpty, name)
        #expect(Self.outcomes.contains(version.outcome ?? ""), name)
      }
    }
  }

  @Test("the only threshold is that of SafeLives, and small numbers are kept back where they are risky")
  func thresholds() throws {
    let definitions = try Shipped.safetyBoard.flatMap(versions)
    let thresholds = definitions.filter { $0.threshold != nil }
    #expect(Set(thresholds.map(\.indicator)) == ["marac-repeat"])
    #expect(thresholds.allSatisfy { $0.threshold?.upper == ExactDecimal(40) })
    let risky = Set(definitions.filter { $0.suppressBelow == 5 }.map(\.indicator))
    #expect(risky.isSuperset(of: ["marac-repeat", "hate-racial", "hate-disability", "aggravated-crime"]))
  }
}
