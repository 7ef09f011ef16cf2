internal import ArgumentParser
internal import Events
internal import Ledger

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Makes an empty ledger of length 0.",
    discussion: """
      With --journal the ledger is one of several sites that share their order by PostgreSQL: each holds all events, and \
      appends at any of them. The address has no password; that is in a pgpass file.

      EXAMPLE
        incident-ledger init --ledger safer-communities
        incident-ledger init --ledger site --journal "postgresql://leicester@db.example.org/ledger?sslmode=verify-full" \
          --site leicester
      """)

  @OptionGroup var ledger: LedgerOptions

  @Option(help: ArgumentHelp("The shared journal that the ledger is a site of.", valueName: "address"))
  var journal: String?

  @Option(help: ArgumentHelp("The name of the site, which no other has.", valueName: "name"))
  var site: String?

  @OptionGroup var answer: AnswerOptions

  func validate() throws {
    guard (journal == nil) == (site == nil) else {
      throw ValidationError("--journal and --site belong together: the shared journal, and this site's name in it.")
    }
  }

  func run() throws {
    if let journal, let site {
      try Sites.make(at: try ledger.folder(), address: journal, name: site)
    } else {
      try Ledger.create(at: try ledger.folder())
    }
    let folder = try ledger.folder()
    guard answer.format != nil else { return Output.sayLine("An empty ledger is in \(folder).") }
    answer.print(
      [("ledger", .string(folder)), ("sequence", .whole(0))], usually: .table,
      sentence: "An empty ledger is in \(folder).")
  }
}
