internal import ArgumentParser
internal import Events
internal import Feeds
internal import Foundation
internal import Ledger
internal import Logging
internal import Server

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serves the dashboard and the HTTP interface of a ledger, until it is told to stop.",
    discussion: """
      EXAMPLE
        incident-ledger serve --ledger ledger --public-read
        curl "http://127.0.0.1:8080/figures/recorded-crime?area=E10000018&to=2019-06"

      The address goes to standard output once it listens; what happens goes to standard error. SIGTERM and SIGINT stop \
      it after what it has begun is finished.

      RETURNS
      Partners send their returns to POST /feeds/NAME, and people by the form of the Feeds page. Where a feed makes pseudonyms, \
      INCIDENT_LEDGER_KEY names the file with their key. What a person has not yet said yes to is held for at most 15 minutes \
      in the folder for temporary files (TMPDIR).

      NAMES
      The server answers under its own names alone, so that no site's name can be made to lead to it: where it listens on \
      the machine itself, localhost, 127.0.0.1 and [::1]; elsewhere, the name or address it listens at; at 0.0.0.0 or ::, \
      those of the machine itself and any address, but no name. Every other name, such as that of a proxy with TLS in front, \
      is told by --public-address. Tokens can be typed into a page on the machine itself and at public addresses.

      IN FRONT
      The server speaks HTTP without TLS, and listens on the machine itself where nothing else is said. Whoever comes from \
      elsewhere comes through a server in front that has the certificate, for example

        caddy reverse-proxy --from ledger.example.org --to 127.0.0.1:8080
        incident-ledger serve --public-address https://ledger.example.org

      BACKUPS
      incident-ledger backup DIR copies and verifies the ledger while it is served. The way back: stop the server, move the \
      ledger's folder aside, copy the backup to its place with the tokens and the key that are kept apart, run verify, start \
      it again. The README has it command by command.
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var clock: ClockOption

  @Option(help: ArgumentHelp("The name or address to listen at.", valueName: "name"))
  var host = "127.0.0.1"

  @Option(help: ArgumentHelp("The port to listen at; 0 for any that is free.", valueName: "number"))
  var port = 8080

  @Flag(help: "Let everybody who comes read figures and pages; of protected indicators only what papers showed.")
  var publicRead = false

  @Option(
    help: ArgumentHelp(
      "An address under which browsers reach the server, such as https://ledger.example.org; can be repeated. By http, what "
        + "is typed and shown there travels readable.", valueName: "address"))
  var publicAddress: [String] = []

  @Option(
    help: ArgumentHelp(
      "A file that says which accounts a proxy in front signs in, and their scopes; read when the server starts.",
      valueName: "file"))
  var accounts: String?

  @OptionGroup(title: "Limits") var limits: LimitOptions

  func validate() throws {
    try ServeCommand.check(port: port)
    for address in publicAddress where WebOrigin(address) == nil {
      throw ValidationError("--public-address \(address): it is such as https://ledger.example.org, without a path.")
    }
  }

  func run() throws {
    let opened = try ledger.open(accepting: clock)
    var options = ServerOptions()
    options.host = host
    options.port = port
    options.isPublic = publicRead
    options.publicAddresses = publicAddress.compactMap { WebOrigin($0) }
    options.accounts = try accounts.map { try ProxyAccounts(file: $0) }
    options.limits = limits.limits
    options.pseudonymKey = ProcessInfo.processInfo.environment[PseudonymKeyFile.variable]
    let format = answer.format
    try ServeCommand.serve(opened, options) { address in
      var answer = AnswerOptions()
      answer.format = format
      answer.print([("address", .string(address))], usually: .table, sentence: "Serving at \(address)")
    }
  }

  static func check(port: Int) throws {
    guard (0...65535).contains(port) else { throw ValidationError("--port \(port): it is a number from 0 to 65535.") }
  }

  /// Serves a ledger until the process is told to stop.
  /// - Parameter announce: called with the address once it listens.
  static func serve(
    _ ledger: Ledger, _ options: ServerOptions, announce: @escaping @Sendable (_ address: String) -> Void
  ) throws {
    let logger = Logger(label: "incident-ledger", factory: { StreamLogHandler.standardError(label: $0) })
    let server = try Server(ledger, options: options, logger: logger)
    try Waiting.run { try await server.run(onRunning: announce) }
  }
}
