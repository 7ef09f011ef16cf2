internal import ArgumentParser

/// Whether small numbers are shown.
struct DisclosureOption: ParsableArguments {
  @Flag(help: "Show numbers that are too small to be published.")
  var disclose = false
}
