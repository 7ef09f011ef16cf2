import Events
import Figures
import Projections
import Testing

@Suite("Shipped definitions")
struct ShippedDefinitionsTests {
  /// The outcomes of the Board's report.
  static let outcomes: Set<String> = [
    "Ongoing reductions in crime", "Reduce offending and re-offending", "Protect and support the most vulnerable",
    "Continue to reduce anti-social behaviour", "PREVENT",
  ]

  /// That of an example, which is not the report's.
  static let example = "Example, not for the Board"

  static func versions(_ file: Shipped.File) throws -> [Definition] {
    try DefinitionFile.read(file.yaml).map { json in
      var document = JSONDocument()
      try document.read(json[...])
      return try Definition(document, document.root, path: file.name)
    }
  }

  @Test("every file validates, and holds the versions of the indicator that it is named after, from 1 on")
  func validate() throws {
    for file in Shipped.definitions {
      let versions = try Self.versions(file)
      #expect(versions.map(\.version) == Array(1...versions.count), "\(file.name)")
      #expect(versions.allSatisfy { $0.indicator + ".yaml" == file.name }, "\(file.name)")
    }
  }

  @Test("no indicator is shipped twice")
  func unique() {
    let names = Shipped.definitions.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test("every version says what it counts, from where, with which caveats, and has an outcome")
  func explained() throws {
    for file in Shipped.definitions {
      for version in try Self.versions(file) {
        let name: Comment = "\(version.indicator) \(version.version)"
        #expect((version.reason ?? "").count > 40, name)
        #expect(version.source != nil, name)
        #expect(!version.caveats.isEmpty, name)
        let isExample = version.indicator.hasSuffix("-example")
        #expect(isExample ? version.outcome == Self.example : Self.outcomes.contains(version.outcome ?? ""), name)
      }
    }
  }

  @Test("the only threshold is that of SafeLives, and small numbers are kept back where they are risky")
  func thresholds() throws {
    let definitions = try Shipped.safetyBoard.flatMap(Self.versions)
    let thresholds = definitions.filter { $0.threshold != nil }
    #expect(Set(thresholds.map(\.indicator)) == ["marac-repeat"])
    #expect(thresholds.allSatisfy { $0.threshold?.upper == ExactDecimal(40) })
    let risky = Set(definitions.filter { $0.suppressBelow == 5 }.map(\.indicator))
    #expect(risky.isSuperset(of: ["marac-repeat", "hate-racial", "hate-disability", "aggravated-crime"]))
  }

  /// The versions that judge some date: the last of each `effective`, and where one restates all, that alone.
  private static func judging(_ versions: [Definition]) -> [Definition] {
    let candidates = versions[(versions.lastIndex { $0.policy == .restated } ?? 0)...]
    return candidates.filter { version in
      !candidates.contains { $0.effective == version.effective && $0.version > version.version }
    }
  }

  @Test("every version that judges names its feeds, unless its number is published, and says what is kept back")
  func feeds() throws {
    for file in Shipped.definitions {
      for version in Self.judging(try Self.versions(file)) {
        let name: Comment = "\(version.indicator) \(version.version)"
        #expect((version.feeds == nil) == (version.measure == .published), name)
        #expect(version.disclosure != nil, name)
      }
    }
  }

  @Test("a version that names its feeds is equal to the one before in all that breaks a series")
  func unbroken() throws {
    for file in Shipped.safetyBoard + Shipped.openData {
      let versions = try Self.versions(file)
      for version in Self.judging(versions) {
        let before = versions.last { $0.effective == version.effective && $0.version < version.version }
        guard let before else {
          #expect(version.indicator.hasSuffix("-example"), "\(version.indicator) \(version.version)")
          continue
        }
        #expect(SeriesContent(version) == SeriesContent(before), "\(version.indicator) \(version.version)")
        // The first of them is taken as effective from the beginning, so that no version without feeds judges anything.
        let isFirst = version.measure != .published && version.version == Self.judging(versions).first?.version
        #expect(version.policy == (isFirst ? .restated : before.policy), "\(version.indicator) \(version.version)")
        #expect(version.reason?.hasPrefix("As version \(before.version);") == true, "\(version.indicator)")
      }
    }
  }

  @Test("weights are made up and say so wherever they are read")
  func weights() throws {
    for version in try Shipped.definitions.flatMap(Self.versions) where version.hasWeights {
      #expect(version.indicator.hasSuffix("-example"))
      for text in [version.title, version.reason, version.unit, version.source] {
        #expect(text?.contains("made up") == true || text?.contains("made-up") == true, "\(text ?? "")")
      }
      #expect(version.caveats.contains { $0.hasPrefix("MADE UP") })
    }
  }
}
