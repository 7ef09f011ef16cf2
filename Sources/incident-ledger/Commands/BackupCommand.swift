internal import ArgumentParser
internal import Events
internal import Ledger

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copies the ledger while others append, and verifies the copy.",
    discussion: """
      The folder is new or empty; at any moment there is a whole copy in it or none. What is derived from the \
      journal is not copied: it is rebuilt. Nor are tokens and the key of pseudonyms: the README shows how they are kept.

      With --rebuild, of a ledger that verify finds damaged, the copy is made anew from its events, and those that are \
      damaged come from the backup that --with names. The ledger itself stays as it is.

      EXAMPLE
        incident-ledger backup /backups/2019-09-20
        incident-ledger backup ledger.rebuilt --rebuild --with /backups/2019-09-20
      """)

  @Argument(help: ArgumentHelp("The folder of the copy.", valueName: "dir"))
  var folder: String

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var answer: AnswerOptions

  @Flag(help: "Make the copy anew from the events of a damaged ledger.")
  var rebuild = false

  @Option(
    name: .customLong("with"),
    help: ArgumentHelp("With --rebuild: an earlier backup, for events that are damaged.", valueName: "dir"))
  var earlier: String?

  @Flag(help: "With --rebuild: leave out events that neither has, and what cannot be without them; they are listed.")
  var leaveOut = false

  func validate() throws {
    if !rebuild, earlier != nil || leaveOut {
      throw ValidationError("--with and --leave-out say how a ledger is rebuilt: give --rebuild too.")
    }
  }

  func run() throws {
    let ledger = try ledger.open(.readOnly)
    let bar = ProgressBar("entries verified")
    defer { bar.finish() }
    if rebuild { return try rebuild(ledger, bar) }
    let copy = try ledger.verifiedBackup(to: folder) { bar.show($0, of: $1) }
    bar.finish()
    for oddity in copy.oddities { Output.sayLine("\(oddity). It is copied as it is.") }
    answer.print(
      [("copy", .string(folder)), ("sequence", .whole(copy.length)), ("verified", .flag(true))], usually: .table,
      sentence: "The copy in \(folder) holds \(copy.length) events and was verified.")
  }

  private func rebuild(_ ledger: Ledger, _ bar: ProgressBar) throws {
    let backup = try earlier.map { try Ledger(at: $0, access: .readOnly) }
    let made = try ledger.rebuild(to: folder, with: backup, leavesOut: leaveOut) { bar.show($0, of: $1) }
    bar.finish()
    for sequence in made.leftOut { Output.sayLine("Left out: event \(sequence).") }
    answer.print(
      [
        ("copy", .string(folder)), ("sequence", .whole(made.length)), ("verified", .flag(true)),
        ("fromBackup", .whole(made.fromBackup)), ("leftOut", .whole(made.leftOut.count)),
      ], usually: .table,
      sentence:
        "The ledger in \(folder) was made from \(made.length) events and was verified; \(made.fromBackup) came from "
        + "the backup, \(made.leftOut.count) were left out.")
  }
}
