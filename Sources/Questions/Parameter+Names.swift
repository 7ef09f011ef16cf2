package import Events

extension Parameter {
  package static let amend = Parameter("amend")
  package static let asOf = Parameter("as-of")
  package static let by = Parameter("by")
  /// What is shown after signing in.
  package static let destination = Parameter("return")
  package static let disclose = Parameter("disclose")
  package static let draft = Parameter("draft")
  package static let dryRun = Parameter("dry-run")
  package static let every = Parameter("every")
  package static let evidence = Parameter("evidence")
  package static let export = Parameter("export")
  package static let feed = Parameter("feed")
  package static let figureArea = Parameter("figure-area")
  package static let format = Parameter("format")
  package static let geography = Parameter("geography")
  package static let level = Parameter("level")
  package static let limit = Parameter("limit")
  package static let part = Parameter("part")
  package static let signedOut = Parameter("signed-out")
  package static let since = Parameter("since")
  package static let start = Parameter("start")
  package static let strict = Parameter("strict")
  package static let subject = Parameter("subject")
  package static let type = Parameter("type")
  package static let window = Parameter("window")
}
