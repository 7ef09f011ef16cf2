internal import ArgumentParser
internal import Events

/// What all commands about figures share: the point of knowledge, the definition, and what is shown.
struct PointOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What the ledger had been told by then: #N (the first N events), a date (its end), or an RFC 3339 time.",
      valueName: "T|#N"))
  var knownAt: String?

  @Option(help: ArgumentHelp("Let version N judge everything.", valueName: "N"))
  var definition: Int?

  @OptionGroup var disclosure: DisclosureOption

  @Flag(help: "Print what the columns of --format csv are (CSVW metadata), and nothing else.")
  var metadata = false

  var disclose: Bool { disclosure.disclose }

  func validate() throws {
    // Where only the columns are asked for, nothing else matters.
    if !metadata { _ = try OptionValue.knownAt(knownAt) }
  }
}
