internal import ArgumentParser
internal import Events
internal import Ledger

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copies the ledger while others append, and verifies the copy.",
    discussion: """
      The folder is new or empty; at any moment there is a whole copy in it or none. What is derived from the \
      journal is not copied: it is rebuilt.

      EXAMPLE
        incident-ledger backup /backups/2019-09-20
      """)

  @Argument(help: ArgumentHelp("The folder of the copy.", valueName: "dir"))
  var folder: String

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var answer: AnswerOptions

  func run() throws {
    let ledger = try ledger.open(.readOnly)
    let bar = ProgressBar("entries verified")
    defer { bar.finish() }
    let length = try ledger.backup(to: folder) { bar.show($0, of: $1) }
    bar.finish()
    answer.print(
      [("copy", .string(folder)), ("sequence", .whole(length)), ("verified", .flag(true))], usually: .table,
      sentence: "The copy in \(folder) holds \(length) events and was verified.")
  }
}
