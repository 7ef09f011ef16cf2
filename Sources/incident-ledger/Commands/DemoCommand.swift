internal import ArgumentParser
internal import Demonstration
internal import Events
internal import Feeds
internal import Foundation
internal import Ledger
internal import Server

struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Builds a ledger of a made-up history and shows what can be asked of it.",
    discussion: """
      EXAMPLE
        incident-ledger demo
        incident-ledger demo --ledger my-demo --seed 7

      The history is made up. As known at 2019-09-20 its figures are those of a real Board's paper (Leicestershire, \
      2019/20 Q1) to the precision printed, whatever the seed; everything else is left to chance.

      Two of its feeds come as spreadsheets: they lie beside the ledger, in a folder of its name with -returns, with \
      their feed files and the key of their pseudonyms, and were imported one after another.
      """)

  @Option(
    name: .customLong("ledger"),
    help: ArgumentHelp("A new folder for the ledger; a temporary one unless it is given.", valueName: "dir"))
  var folderOption: String?

  @OptionGroup var answer: AnswerOptions

  @Option(help: ArgumentHelp("Another seed makes another history with the same printed figures.", valueName: "n"))
  var seed: UInt64 = 2019

  @Flag(inversion: .prefixedNo, help: "Serve the ledger's dashboard at the end, until it is told to stop.")
  var serve = true

  @Option(help: ArgumentHelp("The port to serve at; 0 for any that is free.", valueName: "number"))
  var port = 0

  func validate() throws { try ServeCommand.check(port: port) }

  func run() throws {
    let folder =
      folderOption
      ?? FileManager.default.temporaryDirectory.path + "/incident-ledger-demo-\(UUID().uuidString.prefix(8))"
    if let format = answer.format, format != .table { return try buildOnly(folder) }
    Output.print("\(Demonstration.notice)\n")
    let clock = ContinuousClock()
    let start = clock.now
    let (length, returns) = try build(folder)
    let seconds = (clock.now - start) / .seconds(1)
    Output.print(
      """
      \(length) events of seed \(seed), as feeds would have sent them from 2014 to 2023, appended in \
      \(String(format: "%.1f", seconds)) s.
      Ledger: \(folder)
      Returns: \(returns.path)

      """)
    try DemoTour(folder: folder, returns: returns).show()
    guard serve else { return }
    var options = ServerOptions()
    options.port = port
    options.isPublic = true
    options.pseudonymKey = ProcessInfo.processInfo.environment[PseudonymKeyFile.variable]
    try ServeCommand.serve(try Ledger(at: folder, access: .readWrite), options) { address in
      Output.print(
        """

        The dashboard is at \(address) – open it in a browser; Ctrl-C ends it.
          as the Board met     \(address)/?quarter=2019-20-Q1&area=E10000018&known-at=2019-09-20
          the Board's paper    \(address)/report/2019-20-Q1?area=E10000018&known-at=2019-09-20
          why a figure rose    \(address)/why/marac-repeat?area=E10000018&from=2018-12/1&to=2018-12/2

        """)
    }
  }

  /// Makes the ledger, and says in data where it is.
  private func buildOnly(_ folder: String) throws {
    let (length, returns) = try build(folder)
    answer.print(
      [
        ("notice", .string(Demonstration.notice)), ("ledger", .string(folder)), ("returns", .string(returns.path)),
        ("sequence", .whole(length)),
        ("seed", .string(String(seed))),
      ], usually: .json, sentence: "")
  }

  /// Makes the ledger and fills it.
  /// - Returns: the number of events, and where the spreadsheets lie that it was filled from.
  private func build(_ folder: String) throws -> (length: Int, returns: ReturnsFolder) {
    try ReturnsFolder.check(besides: folder)
    try Ledger.create(at: folder)
    let ledger = try Ledger(at: folder, access: .readWrite)
    let bar = ProgressBar("returns")
    defer { bar.finish() }
    let returns = try Demonstration.load(into: ledger, seed: seed) { bar.show($0, of: $1) }
    return (try ledger.length, returns)
  }
}
