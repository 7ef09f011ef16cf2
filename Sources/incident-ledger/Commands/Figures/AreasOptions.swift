internal import ArgumentParser
internal import Questions

/// Which areas are told beside each other: one with those below it, or those that are named.
struct AreasOptions: ParsableArguments {
  @Option(help: "This area, with those right below it.")
  var area: String?

  @Option(help: ArgumentHelp("With --area: all areas of this level below it, such as ward.", valueName: "LEVEL"))
  var level: String?

  @Option(help: ArgumentHelp("These areas, with commas between them.", valueName: "CODE,CODE"))
  var areas: String?

  /// The codes or names of the areas, where they are named.
  var named: [String]? { areas.map(QuestionParameters.codes) }

  /// - Throws: `ValidationError` where they do not name areas in one way.
  func check() throws(ValidationError) {
    if (area == nil) == (areas == nil) { throw ValidationError("Give either --area CODE or --areas CODE,CODE,….") }
    if level != nil, area == nil { throw ValidationError("--level is of the areas below one: give --area CODE.") }
    if named?.isEmpty == true { throw ValidationError("--areas names no area.") }
  }
}
