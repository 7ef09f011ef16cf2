internal import ArgumentParser
internal import Events
internal import Ledger
internal import Server

struct CreateTokenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Makes a token and prints its secret, this once.",
    discussion: """
      EXAMPLE
        incident-ledger tokens create --name analysts --scope read --scope disclose
        incident-ledger tokens create --name refuge --scope append:charity/refuge --scope coverage:marac@E10000018
      """)

  @Option(help: ArgumentHelp("What people call the token, such as who has it.", valueName: "name"))
  var name: String

  @Option(
    name: .customLong("scope"),
    help: ArgumentHelp(
      "What it allows: such as append:SOURCE or read; see tokens --help. May be given again.", valueName: "scope"),
    transform: CreateTokenCommand.scope)
  var scopes: [Scope] = []

  @Option(
    help: ArgumentHelp(
      "The last day on which it allows anything (else it does until it is revoked).", valueName: "date"),
    transform: CreateTokenCommand.date)
  var expires: CivilDate?

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var output: FormatOptions

  private static let maximumNameLength = 64

  /// The last year whose days end in one that can be written.
  private static let lastYear = 9998

  func validate() throws {
    if let expires, expires.components.year > CreateTokenCommand.lastYear {
      throw ValidationError("--expires \(expires): name a day up to the end of \(CreateTokenCommand.lastYear).")
    }
    if let expires, CreateTokenCommand.end(of: expires) <= Ledger.now {
      throw ValidationError("--expires \(expires) has passed: name a day from today on.")
    }
    guard !scopes.isEmpty else {
      throw ValidationError("A token without a scope allows nothing: give --scope, such as --scope read.")
    }
    try CreateTokenCommand.checkUse(of: scopes)
    guard (1...CreateTokenCommand.maximumNameLength).contains(name.count),
      !name.unicodeScalars.contains(where: TextSanitizer.isHarmful)
    else {
      throw ValidationError(
        "--name is 1 to \(CreateTokenCommand.maximumNameLength) characters, without line breaks and other controls.")
    }
  }

  /// - Throws: where one of the scopes comes to nothing with the others.
  private static func checkUse(of scopes: [Scope]) throws {
    let appends = scopes.contains { if case .append = $0 { true } else { false } }
    for case .succeeds(let source) in scopes where !appends {
      throw ValidationError(
        "succeeds:\(source.text) allows nothing by itself: give --scope append:SOURCE too, with the source of the events "
          + "that are to change the records of \(source.text).")
    }
  }

  /// When the day is over.
  private static func end(of day: CivilDate) -> RecordedTime { London.start(of: CivilDate(day: day.day + 1)) }

  func run() throws {
    let now = Ledger.now
    let end = expires.map(CreateTokenCommand.end)
    let file = TokenFile(of: try ledger.open(.readOnly))
    let made = try file.create(name: name, scopes: scopes, expires: end, now: now)
    let entry = TokenEntry(token: made.token, now: now)
    switch output.format {
    case .table:
      Output.print(made.secret + "\n")
      Output.sayLine(
        "This is the token “\(name)”: keep it now, it is not shown again. It allows \(entry.scopes)"
          + (expires.map { " up to the end of \($0)." } ?? ", until it is revoked."))
    case .json:
      Output.print(
        JSONOutput.object([("token", .string(made.secret))] + entry.members).text + "\n")
    case .csv: Output.print(TokenEntry.csv([entry], secret: made.secret))
    }
  }

  private static func scope(_ text: String) throws -> Scope {
    guard let scope = Scope(text) else {
      throw ValidationError(
        "“\(text)” is no scope. The scopes are append:SOURCE (or append, for any source), succeeds:SOURCE, "
          + "coverage:FEED@AREA, reference, annotate, define, publish, erase, administer (all six), read, "
          + "disclose:INDICATOR (or disclose, for all).")
    }
    return scope
  }

  private static func date(_ text: String) throws -> CivilDate {
    guard text.utf8.count == 10, let date = CivilDate(text) else {
      throw ValidationError("“\(text)” is no date: write it as 2027-03-31.")
    }
    return date
  }
}
