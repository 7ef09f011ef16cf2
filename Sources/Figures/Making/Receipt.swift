internal import Ledger
internal import Projections

/// A compact statement of what a figure was computed from: with it and a ledger anybody can compute it again.
package struct Receipt: Hashable, Sendable {
  package let text: String

  init(_ figure: Figure, root: [UInt8], point: KnownPoint) {
    let question = figure.question
    let versions = figure.versions.map { version in
      let json = point.adoption(of: question.indicator, version: version)?.json ?? []
      return "\(version):\(Digest.hex(Digest.sha256(json)))"
    }
    func show(_ value: Rational?) -> String {
      figure.isWithheld ? "[c]" : value?.description ?? "none"
    }
    text = [
      "incident-ledger-receipt 1",
      "indicator=\(question.indicator)",
      "area=\(question.area)",
      "period=\(figure.part.period.lowerBound)/\(figure.part.period.upperBound)",
      "definition=\(question.definition.map { "\($0)" } ?? "inForce")",
      "versions=\(versions.joined(separator: ","))",
      "events=\(figure.knownLength)",
      "root=\(Digest.hex(root))",
      "value=\(show(figure.part.value))",
      "numerator=\(show(figure.part.numerator))",
      "denominator=\(show(figure.part.denominator))",
    ].joined(separator: ";")
  }

  /// The text of a receipt without its numbers: those of a figure that is kept back.
  static func sealed(_ text: String) -> String {
    text.split(separator: ";", omittingEmptySubsequences: false).map { part in
      let name = part.prefix { $0 != "=" }
      return ["value", "numerator", "denominator"].contains(name) ? "\(name)=[c]" : String(part)
    }.joined(separator: ";")
  }
}
