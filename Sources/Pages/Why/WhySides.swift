internal import Events
internal import Explanations
internal import Questions

/// The two sides of an explanation as a page's address says them: each in one word, `2018-12@2019-09-20/2`, or, from a form,
/// its month with what was known and the version beside it.
enum WhySides {
  static let parameters: [Parameter] = [.from, .to, .fromKnownAt, .toKnownAt, .fromVersion, .toVersion]

  static func from(_ parameters: QuestionParameters) throws -> SideReference {
    try side(parameters, .from, example: "2018-06", knownAt: .fromKnownAt, version: .fromVersion)
  }

  static func to(_ parameters: QuestionParameters) throws -> SideReference {
    try side(parameters, .to, example: "2019-06", knownAt: .toKnownAt, version: .toVersion)
  }

  private static func side(
    _ parameters: QuestionParameters, _ name: Parameter, example: String, knownAt: Parameter, version: Parameter
  ) throws -> SideReference {
    var side = try SideReference(try parameters.required(name, example: example), name)
    if let known = try parameters.knownAt(knownAt) { side.knownAt = known }
    if let number = try parameters.number(version, in: 1...Int.max) { side.definition = number }
    return side
  }
}
