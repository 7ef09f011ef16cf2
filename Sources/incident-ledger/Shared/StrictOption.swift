internal import ArgumentParser

/// Whether likely slips are refused.
struct StrictOption: ParsableArguments {
  @Flag(
    name: .customLong("strict"),
    help: "Refuse what would only be warned of: a new word close to a known one, a date after the day of recording.")
  var isStrict = false
}
