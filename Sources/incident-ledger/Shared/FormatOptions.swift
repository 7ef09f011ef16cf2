internal import ArgumentParser

/// How results are printed.
struct FormatOptions: ParsableArguments {
  enum Format: String, CaseIterable, ExpressibleByArgument { case table, json, csv }

  @Option(help: "How the result is printed.")
  var format: Format = .table
}
