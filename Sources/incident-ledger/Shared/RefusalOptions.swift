internal import ArgumentParser

/// What becomes of input that is refused.
struct RefusalOptions: ParsableArguments {
  @Flag(help: "Append what is good although something is refused (exit status 65 then, too).")
  var keepGoing = false

  @Option(
    help: ArgumentHelp("Write refused lines to this file with their reasons, to be mended.", valueName: "file"),
    completion: .file())
  var rejects: String?
}
