package import Events
package import Projections
internal import Questions

/// The definitions adopted, each with the sequence of its adoption.
package struct AdoptedDefinitions {
  package typealias Item = Facts.Stated<Adoption>

  /// By indicator, then by version.
  package let all: [Item]

  /// - Parameter known: those known at a point, or all.
  package init(_ known: some Sequence<Item>) {
    all = known.sorted { left, right in
      let (left, right) = (left.content.definition, right.content.definition)
      return (left.indicator, left.version) < (right.indicator, right.version)
    }
  }

  /// - Throws: a `Refusal` where the indicator has none.
  package func versions(of indicator: String) throws(Refusal) -> [Item] {
    let versions = all.filter { $0.content.definition.indicator == indicator }
    guard !versions.isEmpty else {
      let known = all.map(\.content.definition.indicator).withoutRepeats
      throw Refusal(
        value: indicator, QuestionMistake.unknownIndicator(nearest: NearWords.nearest(to: indicator, among: known)))
    }
    return versions
  }

  /// - Throws: a `Refusal` where the indicator does not have the version.
  package func version(_ number: Int, of indicator: String) throws(Refusal) -> Item {
    let versions = try versions(of: indicator)
    guard let found = versions.first(where: { $0.content.definition.version == number }) else {
      let numbers = versions.map(\.content.definition.version)
      throw Refusal(
        value: String(number), QuestionMistake.unknownVersion(indicator: indicator, versions: numbers))
    }
    return found
  }
}
