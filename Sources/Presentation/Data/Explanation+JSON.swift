package import Events
package import Explanations
internal import Figures
internal import Rationals

extension Explanation {
  /// The explanation as JSON (`Sources/Explanations/DESIGN.md`, "The answer as data").
  package var json: JSONOutput {
    .object([
      ("from", from.json), ("to", to.json), ("difference", .optional(difference?.double)),
      ("exact", .optional(difference?.description)),
      (
        "reasons",
        .array(zip(reasons, ReasonSentences(self, minus: .hyphen).sentences).map { $0.json(text: $1) })
      ),
      ("notes", .array(notes.map { .string($0.sentence(minus: .hyphen)) })),
    ])
  }
}

extension Explanation.Reason {
  /// - Parameter text: the reason as a sentence.
  func json(text: String) -> JSONOutput {
    var members: [(String, JSONOutput)] = [("factor", .string(factor.rawValue))]
    if let part { members.append(("part", .string(part.rawValue))) }
    members += [
      ("effect", .double(effect.double)), ("exact", .string(effect.description)),
      ("numerator", numerator.json), ("denominator", denominator.json),
      ("records", recordCount.map { .whole($0) } ?? .null),
      ("range", .array([.double(range.lowerBound.double), .double(range.upperBound.double)])),
      ("revision", .string(factor.revisionCode)), ("text", .string(text)),
      ("evidence", .array(evidence.map(\.json))),
    ]
    if !breakdown.isEmpty { members.append(("by", .array(breakdown.map(\.json)))) }
    return .object(members)
  }
}

extension Explanation.Evidence {
  var json: JSONOutput {
    .object(
      [
        ("kind", .string(kind.word)), ("subject", .string(subject)),
        ("sequences", .array(sequences.map { .whole($0) })), ("share", .optional(share?.description)),
        ("move", .string(move.rawValue)),
      ] + (story.map { members($0) } ?? []))
  }

  /// How it stood at the two ends, and which clause decided: for those who may see it. What else is known of it, and what
  /// tells its area from others, is left out: exported events need not say it.
  private func members(_ story: RecordStory) -> [(String, JSONOutput)] {
    [
      ("date", .string(story.date.description)), ("area", .string(story.area.code)),
      ("before", .string(story.before.word)), ("after", .string(story.after.word)),
      ("why", .array(story.why.map { .string($0) })),
    ]
  }
}

extension Explanation.BreakdownPart {
  var json: JSONOutput {
    var members: [(String, JSONOutput)] = [("key", .string(key))]
    if let name = shownName { members.append(("name", .string(name))) }
    guard !isSuppressed else {
      return .object(
        members + [
          ("effect", .null), ("exact", .null), ("numerator", .null), ("denominator", .null),
          ("records", .null), ("marks", .array([.string("c")])),
        ])
    }
    return .object(
      members + [
        ("effect", .double(effect.double)), ("exact", .string(effect.description)),
        ("numerator", numerator.json), ("denominator", denominator.json), ("records", .whole(recordCount)),
      ])
  }
}
